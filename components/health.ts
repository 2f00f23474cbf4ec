/** How a source fares, in a few words: when it was checked and will be, and what the reader chose for it. */
import { formatDate, formatDayAndTime, formatPace, formatTime, say } from '../utils/i18n.ts'
import type { ScheduleReason, Source } from '../utils/model.ts'
import { isDemo } from '../utils/site.ts'

const day = 24 * 3_600_000

export function sayHealth(source: Source): string {
  if (isDemo(source)) return say('demoFacts')
  const facts = []
  if (source.checkedAt !== undefined) facts.push(say('checkedAt', sayWhen(source.checkedAt)))
  if (source.because === 'paused') facts.push(say('paused'))
  else if (source.nextCheckAt !== undefined) facts.push(say('nextCheckAt', sayWhen(source.nextCheckAt)))
  if (source.paceMinutes !== undefined) facts.push(sayPace(source.paceMinutes))
  if ((source.mutedUntilAt ?? 0) > Date.now()) facts.push(say('muted'))
  if (source.uncounted) facts.push(say('notCounted'))
  return facts.join(' · ')
}

export function sayPace(minutes: number): string {
  if (minutes === 60) return say('everyHour')
  return minutes === 24 * 60 ? say('everyDay') : say('everyPace', formatPace(minutes))
}

/** The clock time of what is near, else the day too. */
export function sayWhen(at: number, now = Date.now()): string {
  const apart = Math.abs(at - now)
  if (apart < day / 2) return formatTime(at)
  return apart < 6 * day ? formatDayAndTime(at) : formatDate(at)
}

const reasons = {
  rhythm: 'nextByRhythm',
  chosen: 'nextByChoice',
  server: 'nextByServer',
  trouble: 'nextAfterTrouble',
  offline: 'nextWhenOnline',
  permission: 'nextWhenAllowed',
  paused: 'paused',
} as const satisfies Record<ScheduleReason, string>

/** When the next check is, and why then. */
export function sayNextCheck({ nextCheckAt = 0, because = 'rhythm' }: Source): string {
  return say(reasons[because], sayWhen(nextCheckAt))
}
