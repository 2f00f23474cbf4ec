/** Folds text so that search is deaf to case, accents and ways of writing Arabic; both stories and queries pass here (pure). */

/** Words with one space between them, one before and one after; a single space where there is none. */
export function foldWords(text: string): string {
  return foldInto(text)
}

export interface Folded {
  words: string
  /** For each character of `words`, where in the text the character that it comes from begins. */
  places: number[]
}

export function foldWithPlaces(text: string): Folded {
  const places = [0]
  return { words: foldInto(text, places), places }
}

/** The Arabic article is a word of its own, so that a noun is found with it and without. */
function foldInto(text: string, places?: number[]): string {
  let words = ' '
  let wordStart = 1
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number
    for (const part of fold(code)) {
      if (part === ' ') {
        if (words.length === wordStart) continue
        wordStart = words.length + 1
      } else if (words.length === wordStart + 2 && words.endsWith('ال')) {
        words += ' '
        places?.push(at)
        wordStart = words.length
      }
      words += part
      // One for each of the units that a string counts in.
      if (places) for (const _ of part.split('')) places.push(at)
    }
    at += code > 0xffff ? 2 : 1
  }
  if (words.length === wordStart) return words
  places?.push(text.length)
  return `${words} `
}

const known: string[] = []

function fold(code: number): string {
  if (code >= 0x3000) return foldCharacter(String.fromCodePoint(code))
  const before = known[code]
  if (before !== undefined) return before
  const folded = foldCharacter(String.fromCodePoint(code))
  known[code] = folded
  return folded
}

/** What one character becomes: letters and digits, a space where it parts words, nothing where it is only a sign. */
function foldCharacter(character: string): string {
  const written = letters[character]
  if (written !== undefined) return written
  if (/[\p{M}\p{Cf}]/u.test(character)) return ''
  let folded = ''
  for (const part of character.normalize('NFKD').toLowerCase()) {
    if (/\p{M}/u.test(part)) continue
    folded += letters[part] ?? foldPart(part)
  }
  return folded
}

function foldPart(part: string): string {
  if (/\p{Nd}/u.test(part)) return readDigit(part)
  // Scripts that put no spaces between words: each character is one.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(part)) return ` ${part} `
  return /[\p{L}\p{N}]/u.test(part) ? part : ' '
}

/** What Unicode does not take apart, and what Arabic writes in several ways. */
const letters: Record<string, string> = {
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  Æ: 'ae',
  ß: 'ss',
  ẞ: 'ss',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ک: 'ك',
  ء: '',
  ـ: '',
}

/** Digits of one script stand together from nought to nine, at places that end in 0, 6 or 8 in Unicode. */
export function readDigit(digit: string): string {
  const code = digit.codePointAt(0) as number
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
