/** Tells headlines from everything else that pages print. */

const ARABIC = /[\u0621-\u064a]/
const LONGEST = 300

/** Four words make a headline, three in Arabic, which joins its small ones to the next. */
export function isHeadline(text: string): boolean {
  if (text.length > LONGEST || !/\p{L}{2}/u.test(text)) return false
  const words = countWords(text)
  return words >= (ARABIC.test(text) ? 3 : 4) && words <= 50 && !isCall(text) && !isCredit(text)
}

/** Without the signs that set it apart from its time and its section; empty where it is far too long. */
export function trimHeadline(text: string): string {
  return text.length > 10 * LONGEST ? '' : text.replace(/^[\s|•·:>»/–—-]+/, '').replace(/[\s|•·>–—-]+$/, '')
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
}

const CALL =
  /^(?:suivez|rejoignez|abonnez|inscrivez|téléchargez|partagez|retrouvez[- ]nous|lire (?:la suite|aussi|plus)|voir (?:plus|tout)|cliquez|follow|subscribe|sign (?:up|in)|log in|join|share|download|read more|see (?:all|more)|síguenos|suscríbete|تابعوا|تابعونا|اشترك|حمل تطبيق|انضم|شارك|اقرأ (?:أيضا|المزيد))(?!\p{L})|cookies|newsletter|tous droits réservés|all rights reserved|جميع الحقوق محفوظة|©/iu

/** What asks the reader to do something belongs to the page, not to the news. */
export function isCall(text: string): boolean {
  const call = CALL.exec(text.trim())
  return call !== null && (call.index > 0 || countWords(text) <= 10)
}

function isCredit(text: string): boolean {
  return /^(?:ph\.|photos?\s*[:/]|crédits?(?: photo)?\s*[:/]|credits?\s*:|image\s*:|foto\s*:|تصوير|صورة\s*:)/iu.test(
    text,
  )
}

const TIMETABLE =
  /(?<!\p{L})(?:programmes?|programación|cartelera|grille|tv|télé|séances?|cinémas?|horaires?|prières?|agenda|calendrier|calendar|calendario|schedule|timetable|fixtures|departures|arrivals|départs|arrivées|contents|sommaire|table des matières|chapitres?|chapters?|índice|برنامج|مواقيت|جدول|المحتويات|الفهرس)(?!\p{L})/iu

/** What stands above lists of times that are no news. */
export function isTimetable(title: string): boolean {
  return TIMETABLE.test(title)
}
