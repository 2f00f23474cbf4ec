/** Reads dates that are written out: words before, between and after the numbers, in any order in use. */
import { findMonth, foldWord } from './months.ts'
import { readZone, type Zone } from './zones.ts'

export interface Day {
  year: number
  month: number
  day: number
}

export interface Clock {
  hour: number
  minute: number
  second: number
}

/** `8:05`, `8h05`, `8:05:30.5 pm`, `3 pm`, `오후 8시 5분`; never a part of a longer row of numbers. */
const CLOCK =
  /(?<![\d:])(?:(오전|오후|上午|下午)\s?)?(\d{1,2})(?:\s?[:h시]\s?(\d{1,2})|(?=\s?[ap]\.?m))(?:\s?[:분]\s?(\d{1,2})(?:[.,]\d+)?초?)?(?![\d:])\s?(?:([ap])\.?\s?m(?!\p{L})\.?|([صم])(?!\p{L}))?/iu

const ZONE =
  /^\s?((?:gmt|utc|ut)?\s?[+\u2212-]\s?\d{1,2}(?::?\d{2})?(?![\d:])z?|[a-z]+(?:\/[a-z_-]+)+|[a-z]{1,5}(?![a-z\d]))/i

/** What stands between the words of a date; a dash only where it joins no numbers. */
const GAP = /[\s,;،|年月日년월일]+|(?<=\p{L})\.|-(?=[\s\p{L}])|(?<=[\s\p{L}])-/u

/** The day, the clock (midnight without one) and the zone as far as it is printed. */
export function readWrittenDate(text: string): { day: Day; clock: Clock; zone?: Zone } | undefined {
  const match = CLOCK.exec(text)
  const clock = match ? readClock(match) : { hour: 0, minute: 0, second: 0 }
  const before = match ? text.slice(0, match.index) : text
  let after = match ? text.slice(match.index + match[0].length) : ''
  const [printedZone = ''] = ZONE.exec(after) ?? []
  let zone = readZone(printedZone.trim())
  if (zone !== undefined) after = after.slice(printedZone.length)
  const words = `${before.trimEnd().replace(/(?<=\d)t$/i, '')} ${after}`
    .split(GAP)
    .filter((word) => word !== '')
  if (!match && zone === undefined) {
    zone = readZone(words.at(-1) ?? '')
    if (zone !== undefined) words.pop()
  }
  const day = readDay(words, match?.[5] !== undefined || isAmerican(zone))
  return day && { day, clock, ...(zone !== undefined && { zone }) }
}

function readClock(match: RegExpExecArray): Clock {
  const [, half, hour = '', minute = '0', second = '0', latin = '', arabic] = match
  const isAfternoon = /^p$/i.test(latin) || arabic === 'م' || half === '오후' || half === '下午'
  const isMorning = /^a$/i.test(latin) || arabic === 'ص' || half === '오전' || half === '上午'
  const turned = isMorning || isAfternoon ? (+hour % 12) + (isAfternoon ? 12 : 0) : +hour
  return { hour: +hour > 12 ? +hour : turned, minute: +minute, second: +second }
}

function isAmerican(zone: Zone | undefined): boolean {
  return typeof zone === 'string' ? zone.startsWith('America/') : zone !== undefined && zone <= -240
}

const NUMERIC = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$/

/** A day in numbers alone, or with its month in letters. */
function readDay(words: string[], isAmericanWay: boolean): Day | undefined {
  const numeric = words.findIndex((word) => NUMERIC.test(word))
  if (numeric !== -1) {
    const [, a = '', mark, b = '', c = ''] = NUMERIC.exec(words[numeric] ?? '') ?? []
    if (!isGlue(words.toSpliced(numeric, 1), words)) return undefined
    return readNumbers(a, b, c, words[0] ?? '', isAmericanWay && mark === '/')
  }
  const folded = joinNames(words.map(foldWord))
  const named = findMonth(folded)
  if (!named) {
    const [a = '', b = '', c = '', ...more] = words.filter((word) => /^\d+$/.test(word))
    const others = words.filter((word) => !/^\d+$/.test(word))
    return more.length === 0 && isGlue(others, words)
      ? readNumbers(a, b, c, others[0] ?? '', false)
      : undefined
  }
  const rest = folded.toSpliced(named.at, 1)
  const numbers = rest.filter((word) => ORDINAL.test(word))
  const others = rest.filter((word) => !ORDINAL.test(word))
  if (!isGlue(others, folded)) return undefined
  return readNamed(
    named.month,
    numbers.map((number) => number.replace(/\D+$/, '')),
  )
}

const ORDINAL = /^\d+(?:st|nd|rd|th|er|[ºª])?$/

/** Names of two words, in the Arabic of the Levant. */
function joinNames(words: string[]): string[] {
  return words
    .join(' ')
    .replace(/(كانون|تشرين) (الاول|الثاني)/, '$1_$2')
    .split(' ')
}

const GLUE = /^(?:at|on|of|the|le|à|a|de|del|du|dia|em|om|um|kl|klo|den|il|alle|r|roku|г|года|في|الساعة|و)$/i

/** True where nothing is left but words that say nothing and, in front of all, what may be the name of a weekday. */
function isGlue(left: string[], all: string[]): boolean {
  const [first = '', ...rest] = left
  const isWeekday = first === all[0] && /^[\p{L}\p{M}]*$/u.test(first)
  return (isWeekday ? rest : left).every((word) => GLUE.test(word))
}

function readNamed(month: number, [first = '', second = '', ...more]: string[]): Day | undefined {
  if (more.length > 0) return undefined
  if (second === '') return first.length === 4 ? { year: +first, month, day: 1 } : undefined
  if (first.length === 4) return { year: +first, month, day: +second }
  return { year: toFullYear(second), month, day: +first }
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The order that is possible, else the one that the weekday speaks for, else the custom of the place. */
function readNumbers(
  a: string,
  b: string,
  c: string,
  weekday: string,
  isAmericanWay: boolean,
): Day | undefined {
  if (a.length === 4) return { year: +a, month: +b, day: +c }
  if (c.length !== 2 && c.length !== 4) return undefined
  const year = toFullYear(c)
  const european = { year, month: +b, day: +a }
  const american = { year, month: +a, day: +b }
  if (+a > 12) return european
  if (+b > 12) return american
  const wanted = WEEKDAYS.indexOf(weekday.slice(0, 3).toLowerCase())
  if (wanted !== -1 && findWeekday(european) !== findWeekday(american)) {
    return findWeekday(american) === wanted ? american : european
  }
  return isAmericanWay ? american : european
}

function findWeekday({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** https://www.rfc-editor.org/rfc/rfc2822#section-4.3 */
export function toFullYear(year: string): number {
  return year.length > 2 ? +year : +year + (+year < 50 ? 2000 : 1900)
}
