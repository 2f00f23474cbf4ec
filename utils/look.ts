/** Tells what an open page offers to follow and previews it, from what was read of it: nothing is asked of anybody. */
import { decode } from './fetch/decode.ts'
import type { Reading } from './model.ts'
import { discover } from './parse/discover.ts'
import { resolveFeed, resolveFeedInPage } from './parse/known-sites.ts'
import { normaliseAddress } from './parse/link.ts'
import { parse } from './parse/parse.ts'
import { findNewsSitemaps } from './parse/robots.ts'
import type { Preview, SeenFile, SeenPage, SiteOffer } from './site.ts'
import { listFollowed } from './store/sources.ts'

const mostHeadlines = 5

/**
 * The best first: the feed that the address stands for, the feeds that the page declares or links to, the site's news
 * sitemaps, and the page itself where it lists times beside headlines.
 */
export async function lookAt(page: SeenPage, timeZone: string, now: number): Promise<SiteOffer[]> {
  const offers = new Map<string, SiteOffer>()
  for (const offer of findOffers(page, timeZone, now)) {
    const key = normaliseAddress(offer.url)
    if (!offers.has(key)) offers.set(key, offer)
  }
  const known = new Set((await listFollowed()).map(({ url }) => normaliseAddress(url)))
  return [...offers].map(([key, offer]) => (known.has(key) ? { ...offer, known: true } : offer))
}

/** Undefined where the file is nothing that Fil can follow. */
export function previewFile(
  { url, contentType, bytes }: SeenFile,
  zone: string,
  now: number,
): Preview | undefined {
  const { text } = decode(
    Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)),
    contentType,
  )
  const parsed = parse(text, { url, contentType, timeZone: zone }, now)
  return 'reading' in parsed ? preview(parsed.reading) : undefined
}

function findOffers(page: SeenPage, timeZone: string, now: number): SiteOffer[] {
  const { url, html, contentType, robots } = page
  const { host, pathname } = new URL(url)
  const name = `${host}${pathname.replace(/\/$/, '')}`
  if (html === '') return [{ url, title: name, kind: 'feed' }]
  const named = resolveFeed(url) ?? resolveFeedInPage(html, url)
  const declared = discover(html, url)
  const parsed = parse(html, { url, contentType, timeZone }, now)
  const own = 'reading' in parsed ? preview(parsed.reading) : undefined
  const title = declared.find((offer) => offer.url === named)?.title ?? name
  return [
    ...(named === undefined ? [] : [{ url: named, title, kind: 'feed' } as const]),
    ...declared,
    ...findNewsSitemaps(robots ?? '', url),
    ...(own ? [{ url, title: own.title || name, kind: own.kind, preview: own }] : []),
  ]
}

function preview({ title, kind, stories }: Reading): Preview {
  const headlines = stories.slice(0, mostHeadlines).map((story) => ({
    title: story.title,
    ...(story.publishedAt !== undefined && { at: story.publishedAt }),
  }))
  return { title, kind, headlines }
}
