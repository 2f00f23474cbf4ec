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

const PLACES = '(?:facebook|instagram|twitter|x|whatsapp|telegram|youtube|tiktok|linkedin|google)'
const CALL = new RegExp(
  [
    `^(?:suivez|retrouvez)[- ](?:nous|moi)|^(?:suivez|rejoignez|retrouvez|follow|join) .* (?:sur|on) ${PLACES}`,
    '^rejoignez[- ](?:nous|notre)|^(?:abonnez|inscrivez|connectez)-vous|^téléchargez (?:notre|l.app|cette)|^partagez (?:cet|sur)|^cliquez ici',
    '^lire (?:la suite|aussi|plus)|^voir (?:plus|tout|aussi)|^à lire aussi',
    '^(?:follow us|subscribe (?:to|now)|sign (?:up|in)|log in|join (?:us|our)|share (?:this|on)|download (?:our|the app)|read more|see (?:all|more|also))',
    '^(?:síguenos|suscríbe(?:te|se)|regístrate|leer más|descarga nuestra)',
    '^(?:تابعونا|تابعوا|اشتركوا|اشترك في|حمل تطبيق|حملوا|انضموا|اقرأ أيضا|اقرأ المزيد)',
  ]
    .map((calls) => `${calls}(?!\\p{L})`)
    .join('|'),
  'iu',
)
const NOTICE =
  /(?:utilis\w+|use|uses) (?:des |of )?cookies|tous droits réservés|all rights reserved|todos los derechos reservados|جميع الحقوق محفوظة|©/iu

/** What asks the reader to do something belongs to the page, not to the news. */
export function isCall(text: string): boolean {
  const written = text.trim()
  return NOTICE.test(written) || (CALL.test(written) && countWords(written) <= 14)
}

/** What a link says that only leads on to the story beside it: nothing, a sign, or that there is more. */
export function isMore(text: string): boolean {
  const words = countWords(text)
  return (
    words === 0 ||
    (words <= 4 && /lire|suite|plus|more|read|voir|détails?|details|leer|المزيد|التفاصيل|اقرأ/iu.test(text))
  )
}

const AGENCIES = '(?:afp|reuters|getty(?: images)?|ap|epa|map|dr|xinhua|anadolu)'
const CREDIT = new RegExp(
  `^(?:ph\\.|photos?\\s*[:/]|crédits?(?: photo)?\\s*[:/]|credits?\\s*:|image\\s*:|foto\\s*:|تصوير|صورة\\s*:|\\(?${AGENCIES}(?: photo)?\\s*/)`,
  'iu',
)

function isCredit(text: string): boolean {
  return CREDIT.test(text)
}

const TIMETABLE =
  /(?<!\p{L})(?:programmes?|programación|cartelera|grille|tv|télé|séances?|cinémas?|horaires?|prières?|agenda|calendrier|calendar|calendario|schedule|timetable|fixtures|departures|arrivals|départs|arrivées|contents|sommaire|table des matières|chapitres?|chapters?|índice|برنامج|مواقيت|جدول|المحتويات|الفهرس)(?!\p{L})/iu

/** What stands above lists of times that are no news. */
export function isTimetable(title: string): boolean {
  return TIMETABLE.test(title)
}
