/** What holds for every list of times, in every zone, at every moment. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeLines } from '../../utils/parse/clock.ts'
import { readWhole } from '../../utils/parse/clock-read.ts'
import { parseTicker } from '../../utils/parse/ticker.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A longer soak sets it. */
const runs = Number(process.env.FUZZ_RUNS ?? 300)

const zone = fc.constantFrom(
  'Africa/Casablanca',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Riyadh',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
)
/** Any minute of forty years, so that every kind of turned clock is met. */
const minute = fc
  .integer({ min: Date.UTC(2000, 0) / MINUTE, max: Date.UTC(2040, 0) / MINUTE })
  .map((count) => count * MINUTE)

function printClock(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** Counts back from a moment by gaps in minutes. */
function countBack(from: number, gaps: number[]): number[] {
  let at = from
  return gaps.map((gap) => {
    at -= gap * MINUTE
    return at
  })
}

/** True where no later moment before the limit shows the same time: else nobody could tell which one is meant. */
function isPlain(at: number, limit: number, timeZone: string): boolean {
  const shown = printClock(at, timeZone)
  for (let later = at + 30 * MINUTE; later <= limit; later += 30 * MINUTE) {
    if (printClock(later, timeZone) === shown) return false
  }
  return true
}

describe('times printed newest first', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 1, maxLength: 12 })

  test('with gaps under a day give back their moments to the minute', () => {
    fc.assert(
      fc.property(minute, gaps, zone, (now, minutes, timeZone) => {
        const instants = countBack(now, minutes)
        const limits = [now + 5 * MINUTE, ...instants]
        fc.pre(instants.every((at, index) => isPlain(at, limits[index] as number, timeZone)))
        const lines = instants.map((at) => ({ clue: readWhole(printClock(at, timeZone)) ?? {} }))
        expect(placeLines(lines, timeZone, now, 'newest')).toEqual(instants)
      }),
      { numRuns: runs },
    )
  })

  test('are given moments that show them, none later than the line above, none in the future', () => {
    const clock = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((count) => count * 60)
    fc.assert(
      fc.property(minute, fc.array(clock, { minLength: 1, maxLength: 12 }), zone, (now, clocks, timeZone) => {
        const instants = placeLines(
          clocks.map((one) => ({ clue: { clock: one } })),
          timeZone,
          now,
          'newest',
        )
        let limit = now + 5 * MINUTE
        for (const [index, at] of instants.entries()) {
          expect(at).toBeLessThanOrEqual(limit)
          expect(limit - (at as number)).toBeLessThan(2 * DAY + HOUR)
          expect(readWhole(printClock(at as number, timeZone))?.clock).toBe(clocks[index])
          limit = at as number
        }
      }),
      { numRuns: runs },
    )
  })
})

describe('a page of rows', () => {
  /** Gaps of a newsroom at work, with a night now and then. */
  const gap = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 240, max: 540 }) },
  )
  const gaps = fc.array(gap, { minLength: 6, maxLength: 40 })
  const form = fc.constantFrom<(clock: string, index: number) => string>(
    (clock, index) => `<li>${clock} <a href="/a/${index}">Une nouvelle parmi d’autres, la ${index}</a></li>`,
    (clock, index) => `<li>${clock}Une nouvelle parmi d’autres, la ${index}</li>`,
    (clock, index) =>
      `<p><a href="/a/${index}">Une nouvelle parmi d’autres, la ${index}</a> <i>${clock}</i></p>`,
    (clock, index) =>
      `<article><h3><a href="/a/${index}">Une nouvelle parmi d’autres, la ${index}</a></h3><span>${clock.replace(':', 'h')}</span></article>`,
  )

  function read(
    instants: number[],
    now: number,
    timeZone: string,
    write: (clock: string, index: number) => string,
  ) {
    const rows = instants.map((at, index) => write(printClock(at, timeZone), index))
    const page = `<html><body><div>${rows.join('\n')}</div></body></html>`
    return parseTicker(page, { url: 'https://any.example/', timeZone }, now)?.stories
  }

  test('gives each row its moment, newest first', () => {
    fc.assert(
      fc.property(minute, gaps, zone, form, (now, minutes, timeZone, write) => {
        const instants = countBack(now, minutes)
        const limits = [now + 5 * MINUTE, ...instants]
        fc.pre(instants.every((at, index) => isPlain(at, limits[index] as number, timeZone)))
        const clocks = instants.map((at) => printClock(at, timeZone))
        const nights = clocks.filter((clock, index) => index > 0 && clock > (clocks[index - 1] as string))
        // A handful of lines over several nights is no list of a newsroom at work.
        fc.pre(nights.length * 3 <= clocks.length - 1)
        expect(read(instants, now, timeZone, write)?.map((story) => story.publishedAt)).toEqual(instants)
      }),
      { numRuns: runs },
    )
  })

  test('gives each row its moment, oldest first', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 30 })
    fc.assert(
      fc.property(minute, steps, zone, form, (now, minutes, timeZone, write) => {
        const instants = countBack(now, minutes)
        const limits = [now + 5 * MINUTE, ...instants]
        fc.pre(instants.every((at, index) => isPlain(at, limits[index] as number, timeZone)))
        fc.pre(instants.some((at) => at % (5 * MINUTE) !== 0))
        // Where clocks are set back, a list that rises falls for once.
        const offsets = instants.map(
          (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offset,
        )
        fc.pre(new Set(offsets).size === 1)
        const oldestFirst = instants.toReversed()
        expect(read(oldestFirst, now, timeZone, write)?.map((story) => story.publishedAt)).toEqual(
          oldestFirst,
        )
      }),
      { numRuns: runs },
    )
  })

  test('read again later, with more on top, moves no story and renames none', () => {
    fc.assert(
      fc.property(minute, gaps, fc.integer({ min: 1, max: 5 }), (now, minutes, added) => {
        const instants = countBack(now, minutes)
        const write = (clock: string, index: number) =>
          `<li>${clock} Une nouvelle parmi d’autres, la ${index}</li>`
        const before = read(instants.slice(added), instants[added] as number, 'UTC', (clock, index) =>
          write(clock, index + added),
        )
        const after = read(instants, now, 'UTC', write)
        fc.pre(before !== undefined)
        expect(after?.slice(added)).toEqual(before)
      }),
      { numRuns: runs },
    )
  })
})
