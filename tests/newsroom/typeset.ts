/** Binds French text with the spaces that a French printer would use; leaves other languages as they are. */
import type { Language } from './outlet.ts'

const wide = '\u00a0'
const narrow = '\u202f'
const unit = /(\d) (?=%|°C|(?:kg|km|mm|m|h|milles|dirhams)(?![\p{L}]))/gu

export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text
    .replaceAll(' :', `${wide}:`)
    .replaceAll('« ', `«${wide}`)
    .replaceAll(' »', `${wide}»`)
    .replace(/ ([;!?])/g, `${narrow}$1`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${narrow}`)
    .replace(unit, `$1${wide}`)
}
