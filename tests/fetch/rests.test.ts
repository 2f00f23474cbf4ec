import { expect, test } from 'vitest'
import { addRest, isResting, type Rests } from '../../utils/fetch/rests.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000

test('nobody rests at first', () => {
  expect(isResting({}, 1, now)).toBe(false)
})

test('a source rests for ten minutes, and no other with it', () => {
  const rests = addRest({}, 1, now)
  expect(isResting(rests, 1, now + 10 * minute - 1)).toBe(true)
  expect(isResting(rests, 1, now + 10 * minute)).toBe(false)
  expect(isResting(rests, 2, now)).toBe(false)
})

test('each rest is twice as long as the one before, and a day at the most', () => {
  let rests: Rests = {}
  const lengths = Array.from({ length: 10 }, () => {
    rests = addRest(rests, 1, now)
    return ((rests[1]?.until ?? 0) - now) / minute
  })
  expect(lengths).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440])
})

test('a clock that is set back makes no rest longer than a day', () => {
  expect(isResting(addRest({}, 1, now), 1, now - 24 * 60 * minute)).toBe(false)
})
