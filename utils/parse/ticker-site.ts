/** Tells whether an address belongs to the same site as a page, whichever of its names it uses. */

/** Second-level names under which countries register sites. */
const SHARED = /^(?:co|com|org|net|gov|gob|gouv|ac|edu|press|info|or|ne)$/

/** Addresses as `normaliseLink` writes them. */
export function isSameSite(address: string, page: string): boolean {
  const [host, own] = [readHost(address), readHost(page)]
  return host === own || nameSite(host) === nameSite(own)
}

function readHost(address: string): string {
  return address.slice(8, address.indexOf('/', 8))
}

/** What was registered: `rabat.example.co.ma` is of `example.co.ma`. Numbers and this machine are whole names. */
function nameSite(host: string): string {
  const parts = host.split('.')
  if (parts.length < 3 || /^[\d.:]+$/.test(host) || host.startsWith('[')) return host
  const isShared = SHARED.test(parts.at(-2) ?? '') && (parts.at(-1)?.length ?? 0) === 2
  return parts.slice(isShared ? -3 : -2).join('.')
}
