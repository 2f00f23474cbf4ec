import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openClock } from '../../utils/view/clock.ts'
import { findDay, nameDay } from '../../utils/view/days.ts'

const zone = 'Africa/Casablanca'
/** Of the 10th, in the reader's zone. */
const midnight = Date.parse('2026-03-10T00:00:00Z')

/** What the page hears, beside the passing of time. */
let page: EventTarget

beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.useFakeTimers({ now: midnight - 90_500 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the clock of the page', () => {
  test('goes on with each whole minute, and with nothing between', () => {
    const now = openClock()
    const told: number[] = []
    now.subscribe((at) => told.push(at))
    vi.advanceTimersByTime(29_000)
    expect(told).toHaveLength(1)
    vi.advanceTimersByTime(3 * 60_000)
    expect(told.slice(1).map((at) => Math.floor((at - midnight) / 60_000))).toEqual([-1, 0, 1])
  })

  test('calls today yesterday within a second after midnight', () => {
    const now = openClock()
    const { startAt } = findDay(midnight - 1, zone)
    const name = () => nameDay(startAt, now.value, zone)
    vi.advanceTimersByTime(90_400)
    expect([Date.now() < midnight, name()]).toEqual([true, 'today'])
    vi.advanceTimersByTime(1_000)
    expect(name()).toBe('yesterday')
    vi.advanceTimersByTime(24 * 3_600_000)
    expect(name()).toBe('date')
  })

  test.each(['visibilitychange', 'online', 'offline'])(
    'is put right at once after a sleep, in which no timer goes on: %s',
    (event) => {
      const now = openClock()
      vi.setSystemTime(midnight + 7 * 3_600_000)
      expect(now.value).toBeLessThan(midnight)
      page.dispatchEvent(new Event(event))
      expect(now.value).toBe(midnight + 7 * 3_600_000)
    },
  )
})
