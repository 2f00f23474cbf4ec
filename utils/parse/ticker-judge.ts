/** Judges whether rows read like news, and refuses what only looks like it: timetables, prices, calendars, contents. */
import { isFloating, type Line } from './clock-day.ts'
import type { Order } from './clock-order.ts'
import { readLead, readWhole } from './clock-read.ts'
import { nameHolder } from './ticker-marks.ts'
import type { Page } from './ticker-page.ts'
import type { Row } from './ticker-rows.ts'
import { isTimetable } from './ticker-words.ts'

/** A list with its times placed. */
export interface Candidate {
  rows: Row[]
  lines: Line[]
  instants: (number | undefined)[]
  order: Order
  /** How many of its marks have no headline. */
  bare: number
  /** Rows with an address of the same site. */
  linked: number
}

/** When and where the page is read. */
export interface Moment {
  timeZone: string
  now: number
}

const HOUR = 60 * 60_000
const TOLERANCE = 5 * 60_000
/** A date without a year that would lie so far back is rather one to come. */
const LONG_AGO = 300 * 24 * HOUR

/** 0 where it is no news; more for more rows, in better order, with links. */
export function scoreList(page: Page, list: Candidate, { timeZone, now }: Moment): number {
  const { rows, bare, linked } = list
  const enough = page.isText ? 3 : 5
  const headlines = new Set(rows.map((row) => row.headline.text)).size
  if (headlines < enough || bare > rows.length) return 0
  if (areToCome(list, now) || isSchedule(page, list, now) || areFixtures(rows)) return 0
  if (areWorldClocks(list, timeZone, now) || areNumbers(page, list) || areNoTimes(list)) return 0
  const order = measureOrder(list)
  const isTimed = list.lines.some(({ clue }) => clue.clock !== undefined || clue.age !== undefined)
  return headlines * order * (linked > 0 ? 1 : 0.6) * (isTimed ? 1.2 : 1)
}

/** Calendars tell what is to come. */
function areToCome({ lines, instants }: Candidate, now: number): boolean {
  const ahead = instants.filter((at, index) => {
    if (at === undefined) return true
    const isYearless = lines[index]?.clue.day !== undefined && lines[index]?.clue.day?.year === undefined
    return at > now + TOLERANCE || (isYearless && now - at > LONG_AGO)
  })
  return ahead.length * 5 > instants.length
}

/** Programmes run forward, on round minutes, in long steps and over the present moment; live reports end at it. */
function isSchedule(page: Page, { rows, lines, instants, order }: Candidate, now: number): boolean {
  if (order !== 'oldest' || !lines.every(isFloating)) return false
  const times = instants.map((at) => at ?? 0)
  const age = now - (times.at(-1) ?? 0)
  const steps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
  const step = steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 0
  const isRound = lines.every(({ clue }) => (clue.clock ?? 0) % 300 === 0)
  if (age > 8 * HOUR || step > 1.25 * HOUR || (isRound && age > 3 * HOUR)) return true
  return isTimetable(page.title) || isTimetable(findTitle(page, rows))
}

/** The last heading above the list. */
function findTitle(page: Page, [first]: Row[]): string {
  const heading = page.boxes.findLast((box) => /^h[1-6]$/.test(box.tag) && box.to <= (first?.from ?? 0))
  return heading
    ? page.runs
        .slice(heading.from, heading.to)
        .map((run) => run.text)
        .join(' ')
    : ''
}

/** The same moment in the zones of the world: hours apart, all on the minute, or the quarter, that it is now. */
function areWorldClocks({ rows, lines, instants }: Candidate, timeZone: string, now: number): boolean {
  if (!lines.every(isFloating)) return false
  // News on round minutes is so too for some minutes of each hour, but is told in sentences.
  const sentences = rows.filter(({ headline }) => headline.text.split(/\s+/).length >= 5)
  if (sentences.length * 2 > rows.length) return false
  const { minute } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const away = lines.map(({ clue }) => (Math.floor((clue.clock ?? 0) / 60) - minute + 121) % 60)
  const times = instants.map((at) => at ?? now)
  const newest = Math.max(...times)
  if (!away.every((minutes) => minutes % 15 <= 2)) return false
  const exact = away.filter((minutes) => minutes <= 2).length
  const span = newest - Math.min(...times)
  return now - newest > HOUR || span > 36 * HOUR || (exact >= 0.8 * lines.length && span > 12 * HOUR)
}

/** Many matches begin at one time, and prices stand in boxes that say so. */
function areNoTimes({ rows, lines, instants }: Candidate): boolean {
  if (!lines.every(isFloating)) return false
  const isNamed = /price|prix|tarif|precio|dur[eé]e|duration|score/i.test(rows[0]?.mark.group ?? '')
  return isNamed || new Set(instants).size * 3 <= lines.length
}

/** Where some of the same boxes hold numbers that are no times, none of them is one. */
function areNumbers(page: Page, { rows }: Candidate): boolean {
  const [{ mark }] = rows as [Row]
  const group = mark.group.slice(mark.place.length + 1)
  const misfits = page.runs.filter(
    ({ text, box }) => isNumber(text.trim()) && nameHolder(page, box) === group,
  )
  return misfits.length * 8 > rows.length
}

function isNumber(text: string): boolean {
  return /^\W{0,3}\d{1,4}[.:,]\d{1,3}(?!\d)/.test(text) && !readWhole(text) && !readLead(text)
}

/** Two names with a dash between them. */
function areFixtures(rows: Row[]): boolean {
  const matches = rows.filter(
    ({ headline }) =>
      /^[^-–:,]{2,40}\s(?:-|–|vs\.?|v|x|ضد)\s[^-–:,]{2,40}$/i.test(headline.text) &&
      headline.text.split(/\s+/).length <= 8,
  )
  return matches.length * 2 > rows.length
}

/**
 * The share of neighbours that stand in the list's order; 0 where more nights lie between them than a list has. Numbers in
 * boxes of their own are lengths, prices or scores more often than those that open a line.
 */
function measureOrder({ rows, lines, instants, order }: Candidate): number {
  let pairs = 0
  let turned = 0
  let nights = 0
  for (let index = 1; index < lines.length; index++) {
    const [a, b] = [lines[index - 1] as Line, lines[index] as Line]
    if (a.section !== b.section) continue
    pairs += 1
    const areClocks = isFloating(a) && isFloating(b)
    const step = areClocks
      ? (a.clue.clock ?? 0) - (b.clue.clock ?? 0)
      : (instants[index - 1] ?? 0) - (instants[index] ?? 0)
    const isTurned = order === 'newest' ? step < 0 : step > 0
    if (isTurned && areClocks) nights += 1
    else if (isTurned) turned += 1
  }
  const most = rows[0]?.mark.place === 'lead' ? 0.4 * (pairs + 1) : Math.max(1, pairs / 3)
  return nights > most ? 0 : 1 - (turned / 2 + nights) / (pairs + 1)
}
