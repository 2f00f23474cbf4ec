/** Tells what a document is from its first words, never from its name or its headers. */
import type { FeedFormat } from './feed.ts'

export type Format = FeedFormat | 'sitemap' | 'page' | 'other'

const ROOTS: Record<string, Format> = {
  rss: 'rss',
  channel: 'rss',
  feed: 'atom',
  rdf: 'rdf',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
  opml: 'other',
}

const SIGN =
  /<!--|<(?:[\w.-]+:)?(rss|channel|feed|rdf|urlset|sitemapindex|opml|html|head|body)(?=[\s>])|<!doctype\s+html/gi

/** The first root that a document could have decides, whatever stands before it; what has none is a page of text. */
export function detectFormat(text: string): Format {
  const start = text
    .slice(0, 1000)
    .trimStart()
    .replace(/^\ufeff\s*/, '')
  if (/^\{\s*["}]/.test(start)) return 'json'
  if (/^\[\s*[[{"\]]/.test(start)) return 'other'
  SIGN.lastIndex = 0
  for (let match = SIGN.exec(text); match; match = SIGN.exec(text)) {
    const [sign, root] = match
    if (sign !== '<!--') return ROOTS[root?.toLowerCase() ?? ''] ?? 'page'
    const end = text.indexOf('-->', match.index)
    if (end === -1) break
    SIGN.lastIndex = end
  }
  return start.startsWith('<?xml') ? 'other' : 'page'
}
