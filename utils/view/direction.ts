/** Tells which way a text runs (pure). */

const RIGHT_TO_LEFT =
  /^(?:ar|arc|ckb|dv|fa|ha-arab|he|iw|khw|ks|ku-arab|pa-arab|pnb|ps|sd|ug|ur|uz-arab|yi)(?:-|$)/i
const LETTERS_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu
const LETTERS = /\p{L}/gu

/** Its letters decide, for sources and pages name their language wrongly; the language decides where there are few. */
export function isRightToLeft(text: string, language: string | undefined): boolean {
  const sample = text.slice(0, 2_000)
  const letters = sample.match(LETTERS)?.length ?? 0
  if (letters < 20) return RIGHT_TO_LEFT.test(language ?? '')
  return (sample.match(LETTERS_RIGHT)?.length ?? 0) * 2 > letters
}
