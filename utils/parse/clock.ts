/** Turns the printed times of a list into instants: in the source's zone, each on the day that the list implies. */
import { isFloating, type Line, placeFixed, toZoneId } from './clock-day.ts'
import { isBusy, isPinned, type Order, readOrder } from './clock-order.ts'

/** What clocks of servers and readers may differ by. */
export const TOLERANCE = 5 * 60_000
/** How far a line of a busy list may stand out of order. */
const DISORDER = 15 * 60_000
const DAY = 24 * 60 * 60_000

/** The instant of each line; undefined where there is none. Where the order is given, it holds without exception. */
export function placeLines(
  lines: Line[],
  timeZone: string,
  now: number,
  order?: Order,
): (number | undefined)[] {
  const instants = lines.map((line) => placeFixed(line, timeZone, now))
  const found = order ?? readOrder(lines, instants)
  const finders = new Map<string, (clock: number, limit: number) => number>()
  for (const section of splitSections(lines)) {
    if (found === 'oldest') section.reverse()
    placeSection(section, order !== undefined)
  }
  return instants

  function getFinder(zone: string): (clock: number, limit: number) => number {
    const finder = finders.get(zone) ?? createFinder(zone)
    finders.set(zone, finder)
    return finder
  }

  function placeSection(section: number[], isStrict: boolean): void {
    const clocks = section
      .map((index) => lines[index] as Line)
      .filter(isFloating)
      .map((line) => line.clue.clock ?? 0)
    const isLoose = !isStrict && isBusy(clocks)
    const hasPinned =
      !isStrict &&
      clocks.length === section.length &&
      isPinned(clocks, readClock(now, timeZone), lines[section[0] ?? 0]?.isPinned)
    let bound = now + TOLERANCE
    for (const [place, index] of section.entries()) {
      const line = lines[index] as Line
      if (isFloating(line)) {
        const find = getFinder(toZoneId(line.clue.zone ?? timeZone))
        const inOrder = find(line.clue.clock ?? 0, bound)
        const limit = isLoose && place > 0 ? Math.min(bound + DISORDER, now + TOLERANCE) : bound
        const atMost = find(line.clue.clock ?? 0, limit)
        // Out of order it would be a day older; where clocks are turned back a time is there twice on one day.
        instants[index] = atMost - inOrder > DAY / 2 ? atMost : inOrder
      }
      const at = instants[index]
      const isExact = line.clue.clock !== undefined || line.clue.age !== undefined
      if (at !== undefined && isExact && !(hasPinned && place === 0)) bound = Math.min(bound, at)
    }
  }
}

/**
 * Finds the latest moment that is not after a limit and at which clocks of the zone show a time, in seconds. Days on which
 * no clock is turned are counted through; the last one is remembered, for the lines of a list are mostly of one day.
 */
export function createFinder(timeZone: string): (clock: number, limit: number) => number {
  let day: Day | undefined
  return (clock, limit) => {
    if (!day || limit < day.startsAt || limit >= day.endsAt)
      day = readDay(readZoned(limit, timeZone).toPlainDate(), timeZone)
    for (let tries = 0; tries < 4; tries++) {
      const found = findOn(day, clock, timeZone, limit)
      if (found !== undefined) return found
      day = readDay(day.date.subtract({ days: 1 }), timeZone)
    }
    return limit - DAY
  }
}

interface Day {
  date: Temporal.PlainDate
  startsAt: number
  endsAt: number
}

function readDay(date: Temporal.PlainDate, timeZone: string): Day {
  const startsAt = date.toZonedDateTime(timeZone).epochMilliseconds
  return { date, startsAt, endsAt: date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds }
}

/** A time that a day shows twice is the later one, if the limit allows; one that it skips is not found. */
function findOn(
  { date, startsAt, endsAt }: Day,
  clock: number,
  timeZone: string,
  limit: number,
): number | undefined {
  if (endsAt - startsAt === DAY) return startsAt + clock * 1000 <= limit ? startsAt + clock * 1000 : undefined
  const local = date.toPlainDateTime(new Temporal.PlainTime(0).add({ seconds: clock }))
  for (const disambiguation of ['later', 'earlier'] as const) {
    const moment = local.toZonedDateTime(timeZone, { disambiguation })
    const isSkipped = !moment.toPlainDateTime().equals(local)
    if (!isSkipped && moment.epochMilliseconds <= limit) return moment.epochMilliseconds
  }
  return undefined
}

function readZoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
}

function readClock(instant: number, timeZone: string): number {
  const { hour, minute, second } = readZoned(instant, timeZone)
  return (hour * 60 + minute) * 60 + second
}

/** Runs of lines that stand in one list. */
function splitSections(lines: Line[]): number[][] {
  const sections: number[][] = []
  for (const [index, line] of lines.entries()) {
    const isNext = index > 0 && line.section === lines[index - 1]?.section
    if (isNext) sections.at(-1)?.push(index)
    else sections.push([index])
  }
  return sections
}
