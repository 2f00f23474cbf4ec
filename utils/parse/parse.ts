/** Makes stories of a document, by what it turns out to be. */
import type { ParseContext, Reading, Trouble } from '../model.ts'
import { detectFormat } from './detect.ts'
import { type FeedParser, readFeed } from './feed.ts'
import { readSitemap } from './sitemap.ts'
import { parseTicker } from './ticker.ts'

export type Parsed =
  | {
      reading: Reading
      /** Which of the parsers of feeds answered. */
      parser?: FeedParser
      /** The text breaks off: whoever keeps its validators would never be sent the rest. */
      isTruncated?: true
    }
  | { trouble: Trouble }

/** Never throws, whatever the text: what cannot be read is a trouble with a reason. */
export function parse(text: string, context: ParseContext, now: number): Parsed {
  try {
    return parseDocument(text, context, now)
  } catch {
    return { trouble: { reason: 'broken-feed' } }
  }
}

function parseDocument(text: string, context: ParseContext, now: number): Parsed {
  const format = detectFormat(text)
  if (format === 'page') return parsePage(text, context, now)
  if (format === 'sitemap') return parseSitemap(text, context, now)
  if (format === 'other') return { trouble: { reason: 'no-headlines' } }
  const found = readFeed(text, format, context, now)
  if (!found) return { trouble: { reason: format === 'json' ? 'no-headlines' : 'broken-feed' } }
  const { reading, parser, isTruncated } = found
  return { reading, parser, ...(isTruncated && { isTruncated }) }
}

function parseSitemap(text: string, context: ParseContext, now: number): Parsed {
  const parsed = asParsed(readSitemap(text, context, now))
  return markTruncated(parsed, !/<\/(?:[\w.-]+:)?urlset\b/i.test(text))
}

/** A feed that somebody wrapped in a page is read where the page itself lists no headlines. */
function parsePage(text: string, context: ParseContext, now: number): Parsed {
  const ticker = parseTicker(text, context, now)
  if (ticker || !/<(?:rss|feed)\s[^<>]*(?:version|xmlns)\s*=/i.test(text)) {
    return markTruncated(asParsed(ticker), breaksOff(text))
  }
  const found = readFeed(text, 'rss', context, now)
  const parsed = asParsed(found && found.reading.stories.length > 0 ? found.reading : undefined)
  return markTruncated(parsed, found?.isTruncated === true || breaksOff(text))
}

/** A page that opens its document and closes neither that nor its body. */
function breaksOff(text: string): boolean {
  return /<(?:html|body)\b/i.test(text) && !/<\/(?:html|body)\b/i.test(text)
}

function markTruncated(parsed: Parsed, isTruncated: boolean): Parsed {
  return isTruncated && 'reading' in parsed ? { ...parsed, isTruncated } : parsed
}

function asParsed(reading: Reading | undefined): Parsed {
  return reading ? { reading } : { trouble: { reason: 'no-headlines' } }
}
