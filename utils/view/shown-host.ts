/** Sees through links whose words name one site while they lead to another (pure). */

/** In characters: no longer words are taken for an address. */
const longestAddress = 500

const HOST_IN_TEXT =
  /^[\s\p{P}]*(?:https?:\/\/)?(?:[^\s/@]*@)?((?:[\p{L}\p{N}_-]{1,63}\.)+[\p{L}]{2,24})(?::\d+)?(?:[/?#][^\s]*)?[\s\p{P}]*$/u

/**
 * The real host of a link, as the network knows it, where its words look like the address of another, or are written in
 * letters that the network does not know; undefined where they tell the truth, or look like no address at all.
 */
export function findHiddenHost(text: string, url: URL): string | undefined {
  if (!text.includes('.')) return undefined
  const seen = text.replace(/\p{Cf}+/gu, '').trim()
  if (seen.length > longestAddress) return undefined
  const written = HOST_IN_TEXT.exec(seen.normalize('NFC'))?.[1]?.toLowerCase()
  const real = nameHost(url)
  return written === undefined || isSame(written, real) ? undefined : real
}

/** The host of an address in the letters of the network, other scripts as punycode; of a mailbox all of it. */
export function nameHost({ protocol, pathname, host }: URL): string {
  return protocol === 'mailto:' ? pathname : host
}

/** A shorter name of the same site is true of it; a longer one is of another machine. */
function isSame(written: string, real: string): boolean {
  const [short, long] = [written.replace(/^www\./, ''), real.replace(/:\d+$/, '').replace(/^www\./, '')]
  return long === short || long.endsWith(`.${short}`)
}
