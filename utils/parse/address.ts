/** Reads an address as people type it, and names the site it is on. */

/** The full http or https address, or undefined where it is none. A missing scheme is https. */
export function readAddress(typed: string): string | undefined {
  const trimmed = typed.trim()
  const full = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!URL.canParse(full)) return undefined
  const url = new URL(full)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  if (!isHostName(url.hostname)) return undefined
  url.hash = ''
  return url.href
}

/** The browser's match pattern for the one site that an address is on: all of its ports, no other scheme or host. */
export function matchSite(url: string): string {
  const { protocol, hostname } = new URL(url)
  return `${protocol}//${hostname}/*`
}

/** A word without a dot is a search, not an address; this machine and numbers are hosts all the same. */
function isHostName(hostname: string): boolean {
  return hostname === 'localhost' || /\.[^.]/.test(hostname) || hostname.startsWith('[')
}
