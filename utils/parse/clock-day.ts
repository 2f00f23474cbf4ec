/** Turns a printed time that names its own day into an instant. */
import type { Clue, PrintedDay } from './clock-parts.ts'
import type { Zone } from './zones.ts'

/** One line of a list, as printed. */
export interface Line {
  clue: Clue
  /** The day that a heading above it names. */
  heading?: Clue
  /** Lines under different headings of a page are lists of their own. */
  section?: number
  /** The page marks it as pinned above the others. */
  isPinned?: true
}

/** How far back a date without a year is looked for by its weekday. */
const YEARS = 12

/** True where only a clock time is known, so that the day must come from the lines around it. */
export function isFloating({ clue, heading }: Line): boolean {
  const isBare = clue.day === undefined && clue.daysBack === undefined && clue.age === undefined
  return isBare && clue.clock !== undefined && clue.weekday === undefined && heading === undefined
}

/** The instant of a line that says on which day it came; midnight opens a day that has no clock time. */
export function placeFixed(line: Line, timeZone: string, now: number): number | undefined {
  const { clue, heading } = line
  if (clue.age !== undefined) return now - clue.age
  if (isFloating(line)) return undefined
  const zone = toZoneId(clue.zone ?? timeZone)
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const date = findDate(clue, today) ?? (heading && findDate(heading, today))
  if (!date) return undefined
  const time = new Temporal.PlainTime(0).add({ seconds: clue.clock ?? 0 })
  return date.toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds
}

/** The day as printed; one without a year is the last of its name that is not to come. */
export function findDate(clue: Clue, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (clue.daysBack !== undefined) return today.subtract({ days: clue.daysBack })
  if (clue.day) return findDay(clue.day, clue.weekday, today)
  if (clue.weekday === undefined) return undefined
  return today.subtract({ days: (today.dayOfWeek - clue.weekday + 7) % 7 })
}

function findDay(
  printed: PrintedDay,
  weekday: number | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (printed.year !== undefined) return toDate(printed.year, printed)
  const years = Array.from({ length: YEARS }, (_, back) => toDate(today.year - back, printed))
  const past = years.filter((date) => date !== undefined && Temporal.PlainDate.compare(date, today) <= 0)
  return past.find((date) => weekday === undefined || date?.dayOfWeek === weekday) ?? past[0]
}

function toDate(year: number, { month, day }: PrintedDay): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Days before months, unless one of the dates can only be read the other way, or the page is American. */
export function orderDays<Dated extends { clue: Clue }>(
  lines: Dated[],
  language: string | undefined,
): Dated[] {
  const found = new Set(lines.map(({ clue }) => clue.day?.numbers))
  const isAmerican = found.has('month-first') || (!found.has('day-first') && /^en-us/i.test(language ?? ''))
  if (!isAmerican || !found.has('either')) return lines
  return lines.map((line) => {
    const { day } = line.clue
    if (day?.numbers !== 'either') return line
    return { ...line, clue: { ...line.clue, day: { ...day, month: day.day, day: day.month } } }
  })
}

/** The name by which `Temporal` knows a zone: offsets have one too. */
export function toZoneId(zone: Zone): string {
  if (typeof zone === 'string') return zone
  const minutes = Math.abs(zone)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
  return `${zone < 0 ? '-' : '+'}${hours}:${rest}`
}
