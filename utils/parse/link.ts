/** Makes addresses whole, safe and comparable. */

/** Longer ones are attacks or data, not addresses that anybody opens. */
const MAX_LENGTH = 16_384

/** The full http or https address, or undefined where what is written is none. */
export function resolveLink(written: string | undefined, base: string): string | undefined {
  const link = written?.trim().replace(/&(?:amp|#0*38|#x0*26);/gi, '&')
  if (!link || link.length > MAX_LENGTH) return undefined
  const url = URL.parse(/^www\.[^\s/]+\.[^\s/]/i.test(link) ? `https://${link}` : link, base)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  return url.href
}

const TRACKING =
  /^(?:utm_.*|mtm_.*|pk_.*|hsa_.*|at_(?:medium|campaign|link_\w+|ptr_name|format|bbc_team|custom\d|creation)|_hs(?:enc|mi)|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|mkt_tok|oly_(?:anon|enc)_id|vero_id|wickedid|s_cid|ncid|ocid|cmpid|ftcamp|xtor|wt\.mc_id|wt\.mc_ev|ns_(?:mchannel|source|campaign|linkname|fee)|__twitter_impression)$/i

/** Of a story they say only that it was found in a feed. */
const FEED_SIGN = /^(?:rss|(?:ref|from|source|partner|feature)=(?:rss|feed).*)$/i

/** The same address without what only tells its site where a reader came from; all else stays as it is written. */
export function dropTracking(link: string): string {
  const url = new URL(link)
  if (url.search === '') return link
  const pairs = url.search.slice(1).split('&')
  const kept = pairs.filter((pair) => !TRACKING.test(pair.split('=', 1)[0] ?? ''))
  if (kept.length === pairs.length) return link
  url.search = kept.join('&')
  return url.href
}

/** One form for all the ways in which one page is linked to: what a story is known by where it has no guid. */
export function normaliseLink(link: string): string {
  return normalise(link, [TRACKING, FEED_SIGN])
}

/** The same for the address of a source, where "?rss" may be all that tells a feed from its page. */
export function normaliseAddress(link: string): string {
  return normalise(link, [TRACKING])
}

function normalise(link: string, dropped: RegExp[]): string {
  const url = new URL(link)
  const host = url.host.replace(/^www\./, '')
  const path = url.pathname.replace(/\/+$/, '') || '/'
  const isDropped = (pair: string) => dropped.some((names) => names.test(pair))
  const kept = url.search
    .slice(1)
    .split('&')
    .filter(
      (pair) => pair !== '' && !isDropped(pair.replace(/=$/, '')) && !isDropped(pair.split('=', 1)[0] ?? ''),
    )
  const query = kept.length > 0 ? `?${kept.sort().join('&')}` : ''
  const route = /^#!?\//.test(url.hash) ? url.hash : ''
  return `https://${host}${path}${query}${route}`
}
