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
  for (const section of splitSections(lines)) {
    if (found === 'oldest') section.reverse()
    placeSection(section, order !== undefined)
  }
  return instants

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
        const limit = isLoose && place > 0 ? Math.min(bound + DISORDER, now + TOLERANCE) : bound
        instants[index] = findLatest(line.clue.clock ?? 0, toZoneId(line.clue.zone ?? timeZone), limit)
      }
      const at = instants[index]
      const isExact = line.clue.clock !== undefined || line.clue.age !== undefined
      if (at !== undefined && isExact && !(hasPinned && place === 0)) bound = Math.min(bound, at)
    }
  }
}

/** The latest moment that is not after the limit and at which clocks of the zone show this time, in seconds. */
export function findLatest(clock: number, timeZone: string, limit: number): number {
  const time = new Temporal.PlainTime(0).add({ seconds: clock })
  let date = Temporal.Instant.fromEpochMilliseconds(limit).toZonedDateTimeISO(timeZone).toPlainDate()
  for (let tries = 0; tries < 4; tries++) {
    const local = date.toPlainDateTime(time)
    for (const disambiguation of ['later', 'earlier'] as const) {
      const moment = local.toZonedDateTime(timeZone, { disambiguation })
      const isSkipped = !moment.toPlainDateTime().equals(local)
      if (!isSkipped && moment.epochMilliseconds <= limit) return moment.epochMilliseconds
    }
    date = date.subtract({ days: 1 })
  }
  return limit - DAY
}

function readClock(instant: number, timeZone: string): number {
  const { hour, minute, second } =
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
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
