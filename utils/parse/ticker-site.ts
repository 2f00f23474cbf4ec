/** Tells whether an address belongs to the same site as a page, whichever of its names it uses. */

/** Second-level names under which countries register sites. */
const SHARED = /^(?:co|com|org|net|gov|gob|gouv|ac|edu|press|info|or|ne)$/

export function isSameSite(address: string, page: string): boolean {
  return nameSite(address) === nameSite(page)
}

/** What was registered: `rabat.example.co.ma` is of `example.co.ma`. Numbers and this machine are whole names. */
function nameSite(address: string): string {
  const { hostname, host } = new URL(address)
  const parts = hostname.split('.')
  if (parts.length < 3 || /^[\d.]+$/.test(hostname) || hostname.startsWith('['))
    return parts.length < 2 ? host : hostname
  const isShared = SHARED.test(parts.at(-2) ?? '') && (parts.at(-1)?.length ?? 0) === 2
  return parts.slice(isShared ? -3 : -2).join('.')
}
