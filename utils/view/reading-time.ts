/** Tells how long a text takes to read (pure). */

/** Of an adult who reads with care: https://doi.org/10.1016/j.jml.2019.104047 measures 238 in English, fewer in Arabic. */
const wordsPerMinute = 220

/** Scripts that set no spaces between words; two of their signs are about one word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

export function countWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const rest = unspaced > 0 ? text.replace(UNSPACED, ' ') : text
  let words = 0
  for (const _ of rest.matchAll(/[\p{L}\p{N}]\S*/gu)) words += 1
  return words + Math.ceil(unspaced / 2)
}

/** Whole minutes, never none. */
export function countMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
