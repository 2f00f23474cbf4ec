/** Knows the words that newsrooms put around a time, in French, English, Spanish and Arabic. */
import { findMonth, foldWord } from './months.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Each length of time in milliseconds, with the words for one or for some of it, as `foldLine` gives them. */
const UNITS: [length: number, names: string][] = [
  [1000, 's sec secs second seconds seconde secondes segundo segundos ثانيه ثواني ثوان'],
  [MINUTE, 'min mins mn m minute minutes minuto minutos دقيقه دقائق دقايق'],
  [HOUR, 'h hr hrs hour hours heure heures hora horas ساعه ساعات'],
  [DAY, 'd day days j jr jour jours dia dias يوم ايام يوما'],
  [7 * DAY, 'w wk week weeks sem semaine semaines semana semanas اسبوع اسابيع'],
  [30 * DAY, 'mo month months mois mes meses شهر اشهر شهور'],
  [365 * DAY, 'y yr year years an ans annee annees ano anos سنه سنوات عام اعوام'],
]

/** Arabic has a number for two things. */
const PAIRS: [length: number, names: string][] = [
  [2 * MINUTE, 'دقيقتين دقيقتان'],
  [2 * HOUR, 'ساعتين ساعتان'],
  [2 * DAY, 'يومين يومان'],
  [14 * DAY, 'اسبوعين اسبوعان'],
  [60 * DAY, 'شهرين شهران'],
  [730 * DAY, 'سنتين عامين'],
]

const DAYS_BACK: [days: number, names: string][] = [
  [0, "aujourd'hui|today|hoy|اليوم"],
  [1, 'hier|yesterday|ayer|البارحه|امس|الامس'],
  [2, 'avant-hier|anteayer|اول امس'],
]

const WEEKDAYS =
  'lundi|lun|monday|mon|lunes|الاثنين,mardi|mar|tuesday|tues|tue|martes|الثلاثاء,mercredi|mer|wednesday|wed|miercoles|mie|الاربعاء,jeudi|jeu|thursday|thurs|thur|thu|jueves|jue|الخميس,vendredi|ven|friday|fri|viernes|vie|الجمعه,samedi|sam|saturday|sat|sabado|sab|السبت,dimanche|dim|sunday|sun|domingo|dom|الاحد'

/** What says "now" without a number. */
export const NOW =
  "a l'instant|maintenant|just now|now|il y a un instant|il y a quelques (?:secondes|instants)|moments ago|a few seconds ago|ahora(?: mismo)?|الان|منذ لحظات|قبل لحظات"

/** What makes an age of a length of time, before it and after it. */
export const BEFORE_AGE = "il y a|il y'a|y a|depuis|hace|منذ|قبل"
export const AFTER_AGE = 'ago|plus tot|atras|مضت'

export const ABOUT = "environ|about|~|moins d'|plus de|plus d'|حوالي|نحو"
export const NUMBERS = 'an?|one|une?|una'
export const ZONE_NAMES =
  'gmt|utc|cet|cest|eet|eest|wet|west|bst|ist|msk|gst|wat|cat|eat|sast|jst|est|edt|cst|cdt|mst|mdt|pst|pdt|et|pt'

/** What may stand around the parts of a time and says nothing of it. */
export const GLUE =
  'le|la|a|at|on|the|of|de|del|du|las|los|el|en|in|vers|et|and|y|date|heure|publie|publiee|post|poste|posted|published|par|by|publicado|publicada|في|علي|الساعه|بتاريخ|يوم|نشر|نشرت|نشر في|تاريخ النشر|و'

/** A second time after these words is when the text was touched, not when it came. */
export const TOUCHED =
  'mis a jour|mise a jour|maj|modifie|modifiee|updated|last updated|edited|actualizado|actualizada|تحديث|اخر تحديث|حدث'

export const units = new Map(
  UNITS.flatMap(([length, names]) => names.split(' ').map((name) => [name, length])),
)
export const pairs = new Map(
  PAIRS.flatMap(([length, names]) => names.split(' ').map((name) => [name, length])),
)
export const daysBack = new Map(
  DAYS_BACK.flatMap(([days, names]) => names.split('|').map((name) => [name, days])),
)
/** 1 (Monday) to 7. */
export const weekdays = new Map(
  WEEKDAYS.split(',').flatMap((names, index) => names.split('|').map((name) => [name, index + 1])),
)

/** 1 to 12, by the letters that months begin with; the first of the two words stops a search through every other language, which takes 80 ms. */
export function readMonth(word: string): number | undefined {
  if (/^[^adefjmnos\u0600-\u06ff]/i.test(word)) return undefined
  const found = findMonth(['jan', foldWord(word).replace(' ', '_').replace(/ه$/, 'ة')])
  return found?.at === 1 ? found.month : undefined
}

/** All words of which a time can be made, but for the months. */
const timeWords = new Set(
  [GLUE, TOUCHED, NOW, BEFORE_AGE, ABOUT, ZONE_NAMES, 'an|a|one|un|une|una', WEEKDAYS]
    .concat([...units.keys(), ...pairs.keys(), ...daysBack.keys()])
    .flatMap((names) => names.match(/\p{L}+/gu) ?? []),
)

/** Quicker than to try all that a word may begin; the word as `foldLine` gives it. */
export function isTimeWord(word: string): boolean {
  return timeWords.has(word) || readMonth(word) !== undefined
}

/** The longest name first, so that none hides behind its own beginning. */
export function joinNames(names: Iterable<string>): string {
  return [...names].sort((a, b) => b.length - a.length).join('|')
}

/** Lower case without accents and hamzas, digits and signs in one form; as many characters as before. */
export function foldLine(text: string): string {
  const lower = text.toLowerCase()
  return (lower.length === text.length ? lower : text).replace(/[^\0-\x7f]/g, foldCharacter)
}

const FOLDED = new Map([
  ...[...'أإآٱ'].map((letter) => [letter, 'ا'] as const),
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212'].map((dash) => [dash, '-'] as const),
  ...[...'\u2018\u2019\u02bc'].map((quote) => [quote, "'"] as const),
  ...[...'\u00a0\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202f\ufeff'].map((mark) => [mark, ' '] as const),
  ['ة', 'ه'],
  ['ى', 'ي'],
  ['\u064b', ' '],
  ['،', ','],
  ['\uff1a', ':'],
  ['\u2236', ':'],
])

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if ((code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)) return String(code & 15)
  if (code < 0x250) return FOLDED.get(character) ?? character.normalize('NFD')[0] ?? character
  return FOLDED.get(character) ?? character
}
