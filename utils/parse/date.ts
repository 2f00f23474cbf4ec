/** Reads the dates of feeds, standard or not, in any language of the press (`Date.parse` differs between machines). */
import { type Clock, type Day, readWrittenDate, toFullYear } from './written-date.ts'
import { readZone, type Zone } from './zones.ts'

/** No honest date is longer; what is would only cost time. */
const LONGEST = 120

/** Epoch milliseconds, to the second; a date without a zone is read in the one given, one without a time at midnight. */
export function readDate(printed: string, timeZone: string): number | undefined {
  if (printed.length > LONGEST) return undefined
  const text = cleanDate(printed)
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return Number.parseInt(text, 10) * 1000
  if (/^\d{13}$/.test(text)) return Math.floor(Number(text) / 1000) * 1000
  const read = readIsoDate(text) ?? readWrittenDate(text)
  if (!read) return undefined
  return toInstant(read.day, read.clock, read.zone ?? (/[가-힣]/.test(text) ? 'Asia/Seoul' : timeZone))
}

/** Arabic and Persian digits as the others, no marks of direction, no comment at the end, one space between words. */
function cleanDate(printed: string): string {
  return printed
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\([^()]*\)\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const ISO_DAY = /^(\d{4})(?:-0?(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?$/
/** The shortened forms of ISO 8601:1988, which the first feeds used. */
const OLD_ISO_DAY = /^(?:(\d{2})-?(\d{2})-?(\d{2})|-(\d{2})-?(\d{2}))$/
const ISO_TIME = /^(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s?(z|[+\u2212-]\d{1,2}(?::?\d{2})?z?)?$/i

function readIsoDate(text: string): { day: Day; clock: Clock; zone?: Zone } | undefined {
  const [, date = '', time] = /^([\d-]+)(?:[ t](.+))?$/i.exec(text) ?? []
  const day = readIsoDay(date)
  if (!day) return undefined
  if (time === undefined) return { day, clock: { hour: 0, minute: 0, second: 0 } }
  const [found, hour = '0', minute = '0', second = '0', printedZone] = ISO_TIME.exec(time) ?? []
  const zone = printedZone === undefined ? undefined : readZone(printedZone)
  if (found === undefined || (printedZone !== undefined && zone === undefined)) return undefined
  return {
    day,
    clock: { hour: +hour, minute: +minute, second: +second },
    ...(zone !== undefined && { zone }),
  }
}

function readIsoDay(date: string): Day | undefined {
  const [, year, month = '1', day = '1', packedMonth, packedDay] = ISO_DAY.exec(date) ?? []
  if (year !== undefined) return { year: +year, month: +(packedMonth ?? month), day: +(packedDay ?? day) }
  const [, oldYear, oldMonth = '', oldDay = '', shortYear, shortMonth = ''] = OLD_ISO_DAY.exec(date) ?? []
  if (oldYear !== undefined) return { year: toFullYear(oldYear), month: +oldMonth, day: +oldDay }
  return shortYear === undefined ? undefined : { year: toFullYear(shortYear), month: +shortMonth, day: 1 }
}

/** 24:00 is the midnight that ends a day; a leap second is the one before it. */
function toInstant(
  { year, month, day }: Day,
  { hour, minute, second }: Clock,
  zone: Zone,
): number | undefined {
  try {
    const isEnd = hour === 24 && minute === 0 && second === 0
    const time = new Temporal.PlainDateTime(
      year,
      month,
      day,
      isEnd ? 0 : hour,
      minute,
      second === 60 ? 59 : second,
    )
    const local = isEnd ? time.add({ days: 1 }) : time
    if (typeof zone === 'string') return local.toZonedDateTime(zone).epochMilliseconds
    return local.toZonedDateTime('UTC').epochMilliseconds - zone * 60_000
  } catch {
    return undefined
  }
}
