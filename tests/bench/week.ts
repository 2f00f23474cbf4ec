/**
 * A simulated week of a hundred sources, asked when Fil's schedule says ÷ asked every 15 minutes: once by a poller that
 * fetches everything in full each time, once by one that sends validators back.
 */
import { updateRhythm } from '../../utils/fetch/pace.ts'
import { type Cadence, scheduleNext } from '../../utils/fetch/schedule.ts'
import { createRandom } from '../newsroom/random.ts'
import { compareTimes, type Figure, findMedian } from './figure.ts'
import { inventPress, type Weekling } from './week-press.ts'

const minute = 60_000
const week = 7 * 24 * 60 * minute
const from = Date.parse('2026-03-09T00:00:00Z')
/** Of an answer's headers; all that a 304 has. */
const headers = 300
const mostBytes = 0.1
const mostDelay = 1

export async function measureWeek(): Promise<Figure[]> {
  const press = inventPress('week', from)
  const fil = pollPress(press, followRhythm(), true)
  const full = pollPress(press, everyQuarter(), false)
  const conditional = pollPress(press, everyQuarter(), true)
  const megabytes = ({ bytes }: Week) => bytes / 1_000_000
  const minutes = (delays: number[]) => findMedian(delays) / minute
  const usual = (one: Week) => findMedian(one.delays.map(minutes))
  const compare = (name: string, read: (one: Week) => number, floor: Week, unit: string, most?: number) =>
    compareTimes(name, read(fil), read(floor), unit, most)
  const delay = (one: Week) => minutes(one.delays.flat())
  return [
    compare('week: bytes ÷ in full every 15 minutes', megabytes, full, 'MB', mostBytes),
    compare('week: median delay ÷ every 15 minutes', delay, full, 'minutes', mostDelay),
    compare('week: bytes ÷ with validators every 15 minutes', megabytes, conditional, 'MB'),
    compare('week: requests ÷ every 15 minutes', ({ requests }) => requests, full, 'requests'),
    compare('week: median of the sources’ median delays', usual, full, 'minutes'),
  ]
}

interface Week {
  requests: number
  bytes: number
  /** From publication to list, of each source's stories of the week; of one that publishes none, none. */
  delays: number[][]
}

/** When to ask a source again that was asked at `now` and then listed these moments, newest first. */
type Choose = (source: Weekling, listed: number[] | undefined, now: number) => number

function pollPress(press: Weekling[], start: () => Choose, sendsValidators: boolean): Week {
  const all: Week = { requests: 0, bytes: 0, delays: [] }
  for (const [index, source] of press.entries()) {
    // Followed at some moment of the first quarter of an hour, the same for every poller.
    const first = from + createRandom(`phase ${index}`).below(15 * minute)
    const delays = pollSource(source, first, start(), sendsValidators, all)
    if (delays.length > 0) all.delays.push(delays)
  }
  return all
}

/** A story that left the list before it was asked for comes never. */
function pollSource(
  source: Weekling,
  first: number,
  choose: Choose,
  sendsValidators: boolean,
  all: Week,
): number[] {
  const { moments, window, size } = source
  const delays: number[] = []
  let seen = 0
  for (let now = first; now < from + week; ) {
    let end = seen
    while (end < moments.length && (moments[end] as number) <= now) end += 1
    const isUnchanged = sendsValidators && source.hasValidators && now > first && end === seen
    all.requests += 1
    all.bytes += headers + (isUnchanged ? 0 : size)
    if (now > first) {
      for (let at = seen; at < end; at += 1) {
        delays.push(at < end - window ? Number.POSITIVE_INFINITY : now - (moments[at] as number))
      }
    }
    const listed = moments.slice(Math.max(0, end - window), end).reverse()
    seen = end
    now = choose(source, isUnchanged ? undefined : listed, now)
  }
  return delays
}

function everyQuarter(): () => Choose {
  return () => (_source, _listed, now) => now + 15 * minute
}

/** As Fil does it: what it learns of each source decides, and the alarm rings once a minute. */
function followRhythm(): () => Choose {
  const random = createRandom('chance')
  return () => {
    const cadence: Cadence & { rhythm: number[] } = { failures: 0, rhythm: [] }
    return ({ hasValidators }, listed, now) => {
      if (listed) cadence.rhythm = updateRhythm(cadence.rhythm, listed, now)
      const { nextCheckAt = Number.POSITIVE_INFINITY } = scheduleNext(
        cadence,
        { hasValidators },
        now,
        random.next(),
      )
      return Math.ceil(nextCheckAt / minute) * minute
    }
  }
}
