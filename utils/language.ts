/** Which language a headline is tagged with: what its source declares, unless its letters say otherwise. */

const arabicLetters = /\p{Script=Arabic}/gu
const letters = /\p{L}/gu
/** The languages that are written so. */
const inArabicLetters = /^(ar|fa|ur|ps|ckb|ug|sd)\b/i

/** BCP 47; undefined where neither tells. */
export function findLanguage(text: string, declared: string | undefined): string | undefined {
  const isArabic = isMostlyArabic(text)
  if (isArabic === inArabicLetters.test(declared ?? '')) return declared
  return isArabic ? 'ar' : undefined
}

function isMostlyArabic(text: string): boolean {
  const arabic = text.match(arabicLetters)?.length ?? 0
  return arabic > 0 && arabic * 2 > (text.match(letters)?.length ?? 0)
}
