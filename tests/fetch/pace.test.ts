import { describe, expect, test } from 'vitest'
import { learnPace, rhythmLength, spreadUnseen, updateRhythm } from '../../utils/fetch/pace.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** So many moments, one every so often, the newest that long ago. */
function every(gap: number, count: number, newest = gap): number[] {
  return Array.from({ length: count }, (_, index) => now - newest - index * gap)
}

describe('learnPace', () => {
  test('a source that publishes every few minutes is asked every five minutes', () => {
    expect(learnPace(every(4 * minute, 60), true, now)).toBe(5 * minute)
  })

  test('a source that publishes every two hours is asked about once in that time', () => {
    const pace = learnPace(every(2 * hour, 60), true, now)
    expect(pace).toBeGreaterThan(30 * minute)
    expect(pace).toBeLessThan(2 * hour)
  })

  test('a weekly source is asked every six hours, one that sends everything again once a day', () => {
    expect(learnPace(every(7 * day, 4), true, now)).toBe(6 * hour)
    expect(learnPace(every(7 * day, 4), false, now)).toBe(day)
  })

  test('one that cannot say "unchanged" is never asked more than every half hour', () => {
    expect(learnPace(every(minute, 60), false, now)).toBe(30 * minute)
  })

  test('nothing known is half an hour or an hour, and long silent is the longest', () => {
    expect(learnPace([], true, now)).toBe(30 * minute)
    expect(learnPace([], false, now)).toBe(hour)
    expect(learnPace(every(day, 20, 400 * day), true, now)).toBe(6 * hour)
  })

  test('a single moment has it asked the more rarely the longer it is ago', () => {
    const waits = [0, 20 * minute, 3 * hour, 8 * hour, 20 * day]
    expect(waits.map((ago) => learnPace([now - ago], true, now))).toEqual(
      [0.5, 0.5, 1.5, 4, 6].map((hours) => hours * hour),
    )
    expect(waits.map((ago) => learnPace([now - ago], false, now))).toEqual(
      [1, 1, 6, 16, 24].map((hours) => hours * hour),
    )
  })

  test('a source that publishes by day is asked often by day and rarely by night', () => {
    const byDay = Array.from({ length: 6 }, (_, days) =>
      every(hour, 9, 0).map((at) => at - days * day),
    ).flat()
    const newest = Math.max(...byDay)
    const atNoon = learnPace(byDay, true, newest)
    const atNight = learnPace(byDay, true, newest + 13 * hour)
    expect(atNight).toBeGreaterThan(3 * atNoon)
  })

  test('a wait that begins at night ends when the morning’s news is due', () => {
    const mornings = Array.from({ length: 20 }, (_, days) =>
      [0, 5, 10].map((at) => now - days * day - at * minute),
    ).flat()
    const threeHoursBefore = now + day - 3 * hour
    const wait = learnPace(mornings, true, threeHoursBefore)
    expect(wait).toBeGreaterThan(hour)
    expect(wait).toBeLessThanOrEqual(3.25 * hour)
  })

  test('moments in the future and from another age say nothing', () => {
    expect(learnPace([now + day, now - 3000 * day, now - 3001 * day], true, now)).toBe(6 * hour)
  })

  test('the pace is within its bounds whatever the moments', () => {
    for (let round = 0; round < 300; round += 1) {
      const moments = Array.from({ length: round % 60 }, () => now - Math.random() ** 4 * 40 * day)
      for (const hasValidators of [true, false]) {
        const pace = learnPace(moments, hasValidators, now)
        expect(pace).toBeGreaterThanOrEqual(hasValidators ? 5 * minute : 30 * minute)
        expect(pace).toBeLessThanOrEqual(hasValidators ? 6 * hour : day)
      }
    }
  })
})

describe('updateRhythm', () => {
  test('keeps the newest moments, each once', () => {
    expect(updateRhythm([3, 2], [5, 3, 1], now)).toEqual([5, 3, 2, 1])
    expect(updateRhythm(every(minute, 50), every(minute, 50, 60 * minute), now)).toHaveLength(rhythmLength)
  })

  test('keeps none that is still to come, also of those that a clock ahead wrote', () => {
    expect(updateRhythm([now + 365 * day, now - 1], [now + 1, now], now)).toEqual([now, now - 1])
  })
})

describe('spreadUnseen', () => {
  test('what came without a time came evenly since the last check, the last just now', () => {
    expect(spreadUnseen(4, now - hour, now)).toEqual([0, 15, 30, 45].map((ago) => now - ago * minute))
    expect(spreadUnseen(1, now - hour, now)).toEqual([now])
    expect(spreadUnseen(0, now - hour, now)).toEqual([])
  })

  test('what the first check finds counts as one moment, as does what a clock ahead checked', () => {
    expect(new Set(spreadUnseen(30, undefined, now))).toEqual(new Set([now]))
    expect(new Set(spreadUnseen(30, now + day, now))).toEqual(new Set([now]))
  })
})
