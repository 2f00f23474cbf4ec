/** Knows the pictures that are there to count readers, by their address and by their size (pure). */

const HOSTS =
  /(?:^|\.)(?:doubleclick\.net|google-analytics\.com|googletagmanager\.com|googlesyndication\.com|googleadservices\.com|scorecardresearch\.com|quantserve\.com|imrworldwide\.com|chartbeat\.(?:com|net)|xiti\.com|ati-host\.net|at-o\.net|estat\.com|wemfbox\.ch|ioam\.de|ivwbox\.de|statcounter\.com|histats\.com|hit\.gemius\.pl|mc\.yandex\.ru|top-fwz1\.mail\.ru|pixel\.wp\.com|stats\.wp\.com|stats\.wordpress\.com|feedsportal\.com|pheedo\.com|rss\.buysellads\.com|taboola\.com|outbrain\.com|criteo\.(?:com|net)|adsrvr\.org|adnxs\.com|rubiconproject\.com|smartadserver\.com|amazon-adsystem\.com|bat\.bing\.com|hotjar\.com|clicky\.com|matomo\.cloud|parsely\.com|newrelic\.com|nr-data\.net|list-manage\.com|mailtrack\.io|counter\.theconversation\.(?:com|edu\.au))$/
const HOST_BEGINNINGS =
  /^(?:pixel|pixels|beacon|tracking|tracker|analytics|stats?|metrics|telemetry|counter|logs?\d+)\./
const PATHS =
  /\/(?:piwik|matomo)\.php|\/~(?:r|ff|a|at)\/|\/tr\/?\?(?:.*&)?(?:id|ev)=|\/(?:pixel|beacon|track(?:ing)?|count(?:er)?|hit|spacer|blank|clear|transparent)\.(?:gif|png)\b|[?&]noscript=1\b|\/republishing[-_]?(?:pixel|tracker)/i

/** Whether the picture at an address is known to count its readers. */
export function isTracker(address: string): boolean {
  const url = URL.parse(address)
  if (!url) return false
  if (HOSTS.test(url.hostname)) return true
  if (/(?:^|\.)facebook\.com$/.test(url.hostname)) return url.pathname.startsWith('/tr')
  if (HOST_BEGINNINGS.test(url.hostname)) return /\.(?:gif|php)$|\/[^./]*$/i.test(url.pathname)
  return PATHS.test(url.pathname + url.search)
}

interface Size {
  width?: string | null
  height?: string | null
  /** The attribute as it is written. */
  style?: string | null
}

/** Whether a picture of that size is not meant to be seen. */
export function isPixel({ width, height, style }: Size): boolean {
  const isTiny = (written: string | null | undefined) => /^\s*[0-2](?:\.\d+)?(?:px)?\s*$/.test(written ?? '')
  if (isTiny(width) || isTiny(height)) return true
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?(?![\d.])|(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*[0-2](?:px)?\s*(?:;|!|$))/i.test(
    style ?? '',
  )
}
