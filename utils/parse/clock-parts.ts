/** Turns the parts of a printed time into what they say: hours, days, ages and zones. */
import { BEFORE_AGE, pairs, readMonth, units } from './clock-words.ts'
import { readZone, type Zone } from './zones.ts'

/** A day as far as it is printed. */
export interface PrintedDay {
  year?: number
  month: number
  day: number
  /** Written in numbers alone: which of the first two is the month, as far as they tell. */
  numbers?: 'day-first' | 'month-first' | 'either'
}

/** What a text says of a moment, part by part; what is not printed is absent. */
export interface Clue {
  /** Seconds after midnight. */
  clock?: number
  day?: PrintedDay
  /** 1 (Monday) to 7. */
  weekday?: number
  /** Whole days before today. */
  daysBack?: number
  /** Milliseconds before now. */
  age?: number
  zone?: Zone
  /** The clock is written as a number with a point, which prices are too. */
  isDotted?: true
}

export function readClock(hour: string, minute = '0', second = '0', half = ''): Clue | undefined {
  const isAfternoon = /^[pمظ]/.test(half)
  const turned = half === '' || +hour > 12 ? +hour : (+hour % 12) + (isAfternoon ? 12 : 0)
  if (turned > 24 || (turned === 24 && +minute > 0)) return undefined
  return { clock: ((turned % 24) * 60 + +minute) * 60 + +second }
}

export function readDay(year: string | undefined, month: string, day: string): Clue | undefined {
  if (+month < 1 || +month > 12 || +day < 1 || +day > 31) return undefined
  return {
    day: {
      ...(year !== undefined && { year: year.length === 2 ? 2000 + +year : +year }),
      month: +month,
      day: +day,
    },
  }
}

/** Day before month, as the press here writes; whether it is the other way round the list tells as a whole. */
export function readNumbers(a: string, b: string, year: string | undefined): Clue | undefined {
  const numbers = +b > 12 ? 'month-first' : +a > 12 ? 'day-first' : 'either'
  const read = numbers === 'month-first' ? readDay(year, a, b) : readDay(year, b, a)
  return read?.day && { day: { ...read.day, numbers } }
}

export function readNamed(day: string, name: string, year: string | undefined): Clue | undefined {
  const month = readMonth(name)
  return month === undefined ? undefined : readDay(year, String(month), day)
}

export function readOffset(written: string): Clue | undefined {
  const zone = readZone(written.replace(/\s/g, ''))
  return zone === undefined ? undefined : { zone }
}

const COUNTS = /^(?:\d+|an?|one|une?|una)$/
const LEADS_TO_AGE = new RegExp(`^(?:${BEFORE_AGE})\\s`)

/** The sum of its lengths; minutes may stand without their name after hours, and one without its number in Arabic. */
export function readAge(written: string): number {
  let sum = 0
  let count: number | undefined
  for (const [word] of written.replace(LEADS_TO_AGE, '').matchAll(/\d+|\p{L}+/gu)) {
    const unit = units.get(word)
    if (unit !== undefined && (count !== undefined || word.charCodeAt(0) > 0x600)) {
      sum += (count ?? 1) * unit
      count = undefined
    } else if (COUNTS.test(word)) count = /\d/.test(word) ? +word : 1
    else sum += pairs.get(word) ?? 0
  }
  return sum + (count ?? 0) * 60_000
}
