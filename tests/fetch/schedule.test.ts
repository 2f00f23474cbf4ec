import { describe, expect, test } from 'vitest'
import { readHold, scheduleNext } from '../../utils/fetch/schedule.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000
const hour = 60 * minute
const well = { succeeded: true, hasValidators: true }
const badly = { succeeded: false, hasValidators: true }

describe('scheduleNext', () => {
  test('a source that can say "unchanged" is asked again after 10 minutes, another after 30', () => {
    expect(scheduleNext({ failures: 0 }, well, now, 0).nextCheckAt).toBe(now + 10 * minute)
    expect(scheduleNext({ failures: 0 }, { ...well, hasValidators: false }, now, 0).nextCheckAt).toBe(
      now + 30 * minute,
    )
  })

  test('chance lengthens the wait by a tenth at most, and never shortens it', () => {
    expect(scheduleNext({ failures: 0 }, well, now, 1).nextCheckAt).toBe(now + 11 * minute)
  })

  test('each failure in a row doubles the wait, up to a day', () => {
    const waits = Array.from(
      { length: 12 },
      (_, failures) => scheduleNext({ failures }, badly, now, 0).nextCheckAt - now,
    )
    expect(waits.slice(0, 4)).toEqual([10, 20, 40, 80].map((minutes) => minutes * minute))
    expect(waits.at(-1)).toBe(24 * hour)
  })

  test('a success forgets the failures before it', () => {
    expect(scheduleNext({ failures: 7 }, well, now, 0)).toEqual({
      nextCheckAt: now + 10 * minute,
      failures: 0,
    })
  })

  test('what the server asks for only lengthens the wait', () => {
    const later = now + 2 * hour
    expect(scheduleNext({ failures: 0 }, { ...well, freshUntilAt: later }, now, 0).nextCheckAt).toBe(later)
    expect(scheduleNext({ failures: 0 }, { ...badly, heldUntilAt: later }, now, 0).nextCheckAt).toBe(later)
    expect(scheduleNext({ failures: 0 }, { ...well, freshUntilAt: now + 1 }, now, 0).nextCheckAt).toBe(
      now + 10 * minute,
    )
  })
})

describe('readHold', () => {
  const read = (status: number, headers: Record<string, string>) =>
    readHold(status, new Headers(headers), now)

  test.each([429, 503])('%d obeys Retry-After in seconds and as a date', (status) => {
    expect(read(status, { 'Retry-After': '120' })).toEqual({ heldUntilAt: now + 2 * minute })
    expect(read(status, { 'Retry-After': 'Tue, 10 Mar 2026 09:30:00 GMT' })).toEqual({
      heldUntilAt: now + 30 * minute,
    })
  })

  test.each(['', '-5', 'soon', 'Tue, 10 Mar 2026 08:00:00 GMT', '0'])(
    'Retry-After "%s" asks for nothing',
    (value) => {
      expect(read(429, { 'Retry-After': value })).toEqual({})
    },
  )

  test('an absurd wait is cut to a day', () => {
    expect(read(503, { 'Retry-After': '99999999999' })).toEqual({ heldUntilAt: now + 24 * hour })
    expect(read(200, { 'Cache-Control': 'max-age=31536000' })).toEqual({ freshUntilAt: now + 24 * hour })
  })

  test('Retry-After means nothing on other answers', () => {
    expect(read(200, { 'Retry-After': '120' })).toEqual({})
  })

  test('max-age delays the next check, and goes before Expires', () => {
    const expires = 'Tue, 10 Mar 2026 12:00:00 GMT'
    expect(read(200, { 'Cache-Control': 'public, max-age=600', Expires: expires })).toEqual({
      freshUntilAt: now + 10 * minute,
    })
    expect(read(304, { Expires: expires })).toEqual({ freshUntilAt: now + 3 * hour })
  })

  test.each(['no-cache', 'max-age=0', 's-maxage=600', 'max-age=later'])(
    'Cache-Control "%s" asks for nothing',
    (value) => {
      expect(read(200, { 'Cache-Control': value })).toEqual({})
    },
  )
})
