/** Finds the sources that a page offers: those that it declares, then those that it links to. */
import type { Offer } from '../model.ts'
import { normaliseLink, resolveLink } from './link.ts'
import { walkMarkup } from './markup.ts'
import { clipText, foldText } from './text.ts'

interface Found {
  href: string | undefined
  title: string
  /** The page says that it is a feed; its address need not look like one. */
  isDeclared: boolean
}

const MOST = 20

/** The page's own order, but feeds of comments last; each address once. */
export function discover(html: string, pageUrl: string): Offer[] {
  const { found, base, pageTitle } = collectLinks(html)
  const start = resolveLink(base, pageUrl) ?? pageUrl
  const offers = new Map<string, Offer>()
  for (const { href, title, isDeclared } of found) {
    const url = resolveLink(
      href?.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:/i, 'https:'),
      start,
    )
    if (url === undefined || !(isDeclared || isFeedLike(url))) continue
    const key = normaliseLink(url)
    const name = clipText(foldText(title), 120) || (isDeclared ? clipText(foldText(pageTitle), 120) : '')
    const known = offers.get(key)
    if (!known) offers.set(key, { url, title: name || url, kind: isSitemap(url) ? 'sitemap' : 'feed' })
  }
  const sorted = [...offers.values()].sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)))
  return sorted.slice(0, MOST)
}

function collectLinks(html: string): { found: Found[]; base: string | undefined; pageTitle: string } {
  const declared: Found[] = []
  const linked: Found[] = []
  let base: string | undefined
  let pageTitle: string | undefined
  let anchor: Found | undefined
  let isTitle = false
  walkMarkup(
    html,
    {
      open(name, attributes) {
        const href = attributes.get('href')
        if (name === 'base') base ??= href
        if (name === 'title') isTitle = pageTitle === undefined
        if (name === 'link' && isFeedLink(attributes)) {
          declared.push({ href, title: attributes.get('title') ?? '', isDeclared: true })
        }
        if (name !== 'a' && name !== 'area') return
        anchor = { href, title: attributes.get('title') ?? '', isDeclared: isFeedLink(attributes) }
        if (anchor.isDeclared || /feed|rss|atom|rdf|sitemap/i.test(href ?? '')) linked.push(anchor)
      },
      text(text) {
        if (isTitle) pageTitle = (pageTitle ?? '') + text
        if (anchor && !isTitle && anchor.title.length < 200) anchor.title += text
      },
      close(name) {
        if (name === 'title') isTitle = false
        if (name === 'a') anchor = undefined
      },
    },
    'html',
  )
  return { found: [...declared, ...linked], base, pageTitle: pageTitle ?? '' }
}

/** `application/json` alone is what WordPress declares its REST interface as. */
function isFeedLink(attributes: Map<string, string>): boolean {
  const rels = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
  if (rels.includes('feed')) return true
  if (!rels.includes('alternate')) return false
  const type = (attributes.get('type') ?? '').toLowerCase().split(';')[0]?.trim() ?? ''
  if (/^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/.test(type)) return true
  return (
    /^(?:text|application)\/(?:xml|json|rss|atom)$/.test(type) && isFeedLike(attributes.get('href') ?? '')
  )
}

/** `/feed`, `/rss.xml`, `atom`, `?feed=rss2`, `/sitemap-news.xml`, but no `/feedback` and no `/newsfeed-policy.html`. */
function isFeedLike(address: string): boolean {
  return (
    isSitemap(address) ||
    /[/.](?:feeds?|rss2?|atom|rdf)(?:[./]?(?:xml|json|rss|atom|rdf|php|aspx?))?\/?(?:[?#]|$)/i.test(
      address,
    ) ||
    /\/(?:feeds?|rss)\/[^?#]*\.(?:xml|rss|json)(?:[?#]|$)|[?&](?:feed|format|type)=(?:rss2?|atom|feed|rdf)\b/i.test(
      address,
    ) ||
    /\.(?:rss|atom|rdf)(?:[?#]|$)/i.test(address)
  )
}

function isSitemap(address: string): boolean {
  return /(?:news[\w-]*sitemap|sitemap[\w-]*news)[\w-]*\.xml(?:[?#]|$)/i.test(address)
}

function isOfComments({ url, title }: Offer): boolean {
  return /\/comments\/feed\b|[?&]feed=comments/i.test(url) || /comment(?:s|aires)\b|التعليقات/i.test(title)
}
