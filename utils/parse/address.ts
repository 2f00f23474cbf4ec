/** Reads an address as people type it, and names the site it is on. */

/**
 * The full http or https address, or undefined where it is none. A missing scheme is https, and so is "feed". A name and
 * password within it are left out: browsers refuse to ask such an address.
 */
export function readAddress(typed: string): string | undefined {
  const trimmed = typed
    .trim()
    .replace(/^feed:(?!\d)(?:\/\/)?(https?:\/\/)?/i, (_, scheme = 'https://') => scheme)
  const full = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!URL.canParse(full)) return undefined
  const url = new URL(full)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  if (!isHostName(url.hostname)) return undefined
  url.hash = ''
  url.username = ''
  url.password = ''
  return url.href
}

/**
 * The browser's match patterns for the one site that an address is on, with and without `www.` and on both schemes: a
 * site sends its readers from one to the other, and a redirect to where Fil may not go fails without a word.
 */
export function matchSite(url: string): string[] {
  const { hostname } = new URL(url)
  const bare = hostname.replace(/^www\./, '')
  const isName = /[a-z]/i.test(bare.split('.').at(-1) ?? '') && bare.includes('.')
  const hosts = isName ? [bare, `www.${bare}`] : [hostname]
  return hosts.map((host) => `*://${host}/*`)
}

/** The browser's match pattern for what may be asked at this very address. */
export function matchAddress(url: string): string {
  const { protocol, hostname } = new URL(url)
  return `${protocol}//${hostname}/*`
}

/**
 * Whether an address is on this machine or in its own network, where no public site may lead Fil. Names are judged as
 * written: what a name stands for is not known here.
 */
export function isPrivate(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  if (host.includes(':')) return isPrivateVersion6(host)
  const parts = /^(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(host)
  if (!parts) return isPrivateName(host.replace(/\.$/, ''))
  const [first, second, third] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (first === 0 || first === 10 || first === 127 || first >= 240) return true
  if (first === 172) return second >= 16 && second < 32
  if (first === 100) return second >= 64 && second < 128
  if (first === 198) return second === 18 || second === 19
  return (
    (first === 192 && (second === 168 || (second === 0 && third === 0))) || (first === 169 && second === 254)
  )
}

/** Names without a dot, and those that RFC 6761, RFC 6762, RFC 8375 and makers of routers keep for networks at home. */
function isPrivateName(host: string): boolean {
  return (
    !host.includes('.') ||
    /(?:^|\.)(?:localhost|local|internal|home\.arpa|lan|home|corp|private|intranet|localdomain|fritz\.box)$/.test(
      host,
    )
  )
}

/**
 * Loopback, unspecified, unique local, link-local and site-local addresses (RFC 4291, RFC 4193), and IPv4 in disguise:
 * mapped, compatible, translated (RFC 6052) and tunnelled (RFC 3056).
 */
function isPrivateVersion6(host: string): boolean {
  if (host === '::1' || host === '::' || /^f[cd]/.test(host) || /^fe[89a-f]/.test(host)) return true
  const inside =
    /^(?:::(?:ffff:)?|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(host) ??
    /^2002:([\da-f]{1,4}):([\da-f]{1,4})?:/.exec(host)
  if (!inside) return false
  const [high, low] = [Number.parseInt(inside[1] ?? '', 16), Number.parseInt(inside[2] ?? '0', 16)]
  return isPrivate(`http://${high >> 8}.${high & 255}.${low >> 8}.${low & 255}/`)
}

/** A word without a dot is a search, not an address; this machine and numbers are hosts all the same. */
function isHostName(hostname: string): boolean {
  return hostname === 'localhost' || /\.[^.]/.test(hostname) || hostname.startsWith('[')
}
