/** Finds the news sitemaps that a site names in its robots.txt. https://www.rfc-editor.org/rfc/rfc9309 */
import type { Offer } from '../model.ts'
import { normaliseLink, resolveLink } from './link.ts'

const most = 5

/** In the file's own order; a sitemap of all pages is none of news, and goes unmentioned. */
export function findNewsSitemaps(robots: string, siteUrl: string): Offer[] {
  const offers = new Map<string, Offer>()
  for (const [, written] of robots.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim)) {
    const url = resolveLink(written, siteUrl)
    if (url === undefined || !isOfNews(url)) continue
    const { host, pathname } = new URL(url)
    if (!offers.has(normaliseLink(url))) {
      offers.set(normaliseLink(url), { url, title: `${host}${pathname}`, kind: 'sitemap' })
    }
    if (offers.size === most) break
  }
  return [...offers.values()]
}

/** Judged by the path: many a news site has "news" in its host. */
function isOfNews(url: string): boolean {
  return /(?:^|[^a-z])(?:google)?news(?:$|[^a-z])|sitemapnews|newssitemap/i.test(new URL(url).pathname)
}
