/** When to ask a source again (pure): as its rhythm and its server say, and ever more rarely while it fails. */
import type { Rest, ScheduleReason, Source, TroubleReason } from '../model.ts'
import { learnPace } from './pace.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** No reader's choice makes Fil a nuisance. */
const leastChosen = 5 * minute
const firstBackoff = 10 * minute
/** What refuses to be read is not waiting for us. */
const firstBackoffWhenRefused = hour
/** No fault of the source's. */
const pauses: { [Reason in TroubleReason]?: { ms: number; because: ScheduleReason } } = {
  offline: { ms: minute, because: 'offline' },
  'no-permission': { ms: firstBackoff, because: 'permission' },
}

/** How a check ended, and what its server asks for. */
export interface Outcome {
  trouble?: TroubleReason | undefined
  hasValidators: boolean
  heldUntilAt?: number | undefined
  freshUntilAt?: number | undefined
}

/** What is known of how often a source publishes, and of how often it may be asked. */
export interface Cadence {
  failures: number
  rhythm?: number[] | undefined
  rest?: Rest | undefined
  paceMinutes?: number | undefined
}

export type Schedule = Pick<Source, 'failures'> & {
  nextCheckAt: number | undefined
  because: ScheduleReason | undefined
}

/** The next check after one that ended at `now`; `chance` from 0 to 1 spreads sources out and only lengthens. */
export function scheduleNext(source: Cadence, outcome: Outcome, now: number, chance: number): Schedule {
  const { trouble } = outcome
  if (trouble === 'gone') return { failures: source.failures + 1, nextCheckAt: undefined, because: undefined }
  const pause = trouble && pauses[trouble]
  if (pause) {
    const nextCheckAt = Math.max(now + pause.ms, outcome.heldUntilAt ?? 0)
    return { failures: source.failures, nextCheckAt, because: pause.because }
  }
  const failures = trouble ? source.failures + 1 : 0
  const wait = trouble ? backOff(trouble, failures) : choosePace(source, outcome, now)
  const own = now + Math.round(Math.min(wait * (1 + chance / 10), day))
  const rested = trouble ? own : findAwake(own, source.rest, now)
  const asked = Math.max(outcome.heldUntilAt ?? 0, outcome.freshUntilAt ?? 0)
  const nextCheckAt = Math.max(rested, asked)
  return { failures, nextCheckAt, because: explain() }

  function explain(): ScheduleReason {
    if (nextCheckAt > own) return 'server'
    if (trouble) return 'trouble'
    return source.paceMinutes === undefined ? 'rhythm' : 'chosen'
  }
}

function choosePace({ paceMinutes, rhythm = [] }: Cadence, { hasValidators }: Outcome, now: number): number {
  if (paceMinutes !== undefined) return Math.max(paceMinutes * minute, leastChosen)
  return learnPace(rhythm, hasValidators, now)
}

/** Doubles with each failure in a row. */
function backOff(trouble: TroubleReason, failures: number): number {
  const isRefused = trouble === 'refused' || trouble === 'challenge' || trouble === 'not-found'
  const first = isRefused ? firstBackoffWhenRefused : firstBackoff
  return Math.min(first * 2 ** Math.min(failures - 1, 20), day)
}

/** The first moment from `at` on at which the source does not ask to be left alone, a week ahead at most. */
function findAwake(at: number, rest: Rest | undefined, now: number): number {
  if (!rest) return at
  const from = Math.max(at, now + Math.min((rest.leastMinutes ?? 0) * minute, day))
  for (let tried = from; tried < from + 7 * day; tried = nextHour(tried)) {
    if (!isAsleep(rest, tried)) return tried
  }
  return from
}

/** Whether a source asks to be left alone at that hour or on that day of the week. */
export function isAsleep({ skipHours, skipDays }: Rest, at: number): boolean {
  const date = new Date(at)
  return Boolean(skipHours?.includes(date.getUTCHours()) || skipDays?.includes(date.getUTCDay()))
}

function nextHour(at: number): number {
  return (Math.floor(at / hour) + 1) * hour
}
