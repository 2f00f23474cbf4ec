import { describe, expect, test } from 'vitest'
import { type Outcome, scheduleNext } from '../../utils/fetch/schedule.ts'
import type { TroubleReason } from '../../utils/model.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const well: Outcome = { hasValidators: true }
const source = { failures: 0 }

function waitAfter(
  outcome: Outcome,
  cadence: Parameters<typeof scheduleNext>[0] = source,
  chance = 0,
): number {
  return (scheduleNext(cadence, outcome, now, chance).nextCheckAt ?? Number.NaN) - now
}

describe('after a success', () => {
  test('a source of which nothing is known is asked after half an hour, or an hour where it sends all again', () => {
    expect(waitAfter(well)).toBe(30 * minute)
    expect(waitAfter({ hasValidators: false })).toBe(hour)
  })

  test('chance lengthens the wait by a tenth at most, and never shortens it', () => {
    expect(waitAfter(well, source, 1)).toBe(33 * minute)
  })

  test('the failures before it are forgotten', () => {
    expect(scheduleNext({ failures: 7 }, well, now, 0)).toMatchObject({ failures: 0, because: 'rhythm' })
  })

  test('the reader’s pace goes before the learned one, but never below five minutes', () => {
    expect(waitAfter(well, { failures: 0, paceMinutes: 120 })).toBe(2 * hour)
    expect(waitAfter(well, { failures: 0, paceMinutes: 1 })).toBe(5 * minute)
    expect(scheduleNext({ failures: 0, paceMinutes: 60 }, well, now, 0).because).toBe('chosen')
  })

  test('what the server asks for only lengthens the wait, and is named as the reason', () => {
    const later = now + 2 * hour
    for (const asked of [{ freshUntilAt: later }, { heldUntilAt: later }]) {
      expect(scheduleNext(source, { ...well, ...asked }, now, 0)).toMatchObject({
        nextCheckAt: later,
        because: 'server',
      })
    }
    expect(waitAfter({ ...well, freshUntilAt: now + 1 })).toBe(30 * minute)
  })
})

describe('rest', () => {
  test('a feed’s own ttl or update period only lengthens, up to a day', () => {
    expect(waitAfter(well, { failures: 0, rest: { leastMinutes: 60 } })).toBe(hour)
    expect(waitAfter(well, { failures: 0, rest: { leastMinutes: 5 } })).toBe(30 * minute)
    expect(waitAfter(well, { failures: 0, rest: { leastMinutes: 1_000_000 } })).toBe(day)
  })

  test('hours that it skips are waited out to the hour', () => {
    expect(waitAfter(well, { failures: 0, rest: { skipHours: [9, 10, 11] } })).toBe(3 * hour)
  })

  test('days that it skips are waited out to the day', () => {
    // 10 March 2026 is a Tuesday.
    expect(waitAfter(well, { failures: 0, rest: { skipDays: [2, 3] } })).toBe(day + 15 * hour)
  })

  test('a feed that skips everything is asked all the same', () => {
    expect(waitAfter(well, { failures: 0, rest: { skipDays: [0, 1, 2, 3, 4, 5, 6] } })).toBe(30 * minute)
  })
})

describe('after a failure', () => {
  const fail = (trouble: TroubleReason): Outcome => ({ hasValidators: true, trouble })

  test('each one in a row doubles the wait, up to a day', () => {
    const waits = Array.from({ length: 40 }, (_, failures) => waitAfter(fail('server-error'), { failures }))
    expect(waits.slice(0, 4)).toEqual([10, 20, 40, 80].map((minutes) => minutes * minute))
    expect(waits.at(-1)).toBe(day)
    expect(scheduleNext(source, fail('timeout'), now, 0)).toMatchObject({ failures: 1, because: 'trouble' })
  })

  test.each(['refused', 'challenge', 'not-found'] as const)('"%s" is asked more slowly still', (trouble) => {
    expect(waitAfter(fail(trouble))).toBe(hour)
  })

  test('what is gone is asked no more', () => {
    expect(scheduleNext(source, fail('gone'), now, 0).nextCheckAt).toBeUndefined()
  })

  test('neither a missing network nor missing leave shortens what a server asked for', () => {
    const held = { heldUntilAt: now + 2 * hour }
    expect(waitAfter({ ...fail('offline'), ...held })).toBe(2 * hour)
    expect(waitAfter({ ...fail('no-permission'), ...held })).toBe(2 * hour)
    expect(waitAfter({ ...fail('no-permission'), heldUntilAt: now - hour })).toBe(10 * minute)
  })

  test('being offline costs no backoff', () => {
    expect(scheduleNext({ failures: 3 }, fail('offline'), now, 0)).toEqual({
      failures: 3,
      nextCheckAt: now + minute,
      because: 'offline',
    })
  })

  test('a server that asks to wait longer is waited for', () => {
    expect(waitAfter({ ...fail('busy'), heldUntilAt: now + 5 * hour })).toBe(5 * hour)
  })
})
