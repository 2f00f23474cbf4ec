/** Tells how long a text takes to read (pure). */

/** Of an adult who reads with care: https://doi.org/10.1016/j.jml.2019.104047 measures 238 in English, fewer in Arabic. */
const wordsPerMinute = 220

/** One look at each character: of a long article a pattern would take as long as all else that is done to it. */
export function countWords(text: string): number {
  let words = 0
  let unspaced = 0
  let isInWord = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isUnspaced(code)) unspaced += 1
    if (isLetter(code)) {
      if (!isInWord) words += 1
      isInWord = true
    } else if (isGap(code)) isInWord = false
  }
  return words + Math.ceil(unspaced / 2)
}

/** Fewer are read at a glance. */
const leastWords = 60

/** Whole minutes, never none; undefined where a text is too short to be measured. */
export function countMinutes(words: number): number | undefined {
  return words < leastWords ? undefined : Math.max(1, Math.round(words / wordsPerMinute))
}

/** Of scripts that set no spaces between words; two of their signs are about one word. */
function isUnspaced(code: number): boolean {
  return (
    (code >= 0x0e00 && code < 0x0f00) ||
    (code >= 0x1000 && code < 0x10a0) ||
    (code >= 0x1780 && code < 0x1800) ||
    (code >= 0x3040 && code < 0xa000)
  )
}

function isGap(code: number): boolean {
  return (
    code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000
  )
}

/** Or a digit. Signs and punctuation are neither a letter nor a gap. */
function isLetter(code: number): boolean {
  if (code < 0x80)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  if (code < 0xc0 || (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040)) return false
  return !isUnspaced(code) && code !== 0x060c && code !== 0x061b && code !== 0x061f
}
