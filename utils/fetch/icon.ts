/** Asks a site for its icon once, politely, and takes nothing that is not a small picture. */

const timeoutMs = 10_000
const mostBytes = 100_000

/** How the formats begin. https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
const beginnings: [type: string, bytes: (number | undefined)[]][] = [
  ['image/x-icon', [0, 0, 1, 0]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  [
    'image/webp',
    [0x52, 0x49, 0x46, 0x46, undefined, undefined, undefined, undefined, 0x57, 0x45, 0x42, 0x50],
  ],
]

/** Undefined where there is none, or where `mayKeep` refuses the address that it was found at. Never throws. */
export async function fetchIcon(
  siteUrl: string,
  mayKeep: (finalUrl: string) => boolean,
): Promise<Blob | undefined> {
  try {
    const response = await fetch(new URL('/favicon.ico', siteUrl), {
      headers: { Accept: 'image/*' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok || !mayKeep(response.url)) {
      await response.body?.cancel()
      return undefined
    }
    const bytes = await readLittle(response)
    const type = bytes && nameType(bytes, response.headers.get('content-type') ?? '')
    return bytes && type ? new Blob([bytes], { type }) : undefined
  } catch {
    return undefined
  }
}

/** Undefined where it is more than an icon has. */
async function readLittle(response: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > mostBytes) return undefined
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/** A drawing in XML has no beginning of its own, and is believed its server's word; as a picture it runs no script. */
function nameType(bytes: Uint8Array, contentType: string): string | undefined {
  const found = beginnings.find(([, start]) =>
    start.every((byte, at) => byte === undefined || bytes[at] === byte),
  )
  return found?.[0] ?? (/^image\/svg\+xml\b/i.test(contentType) ? 'image/svg+xml' : undefined)
}
