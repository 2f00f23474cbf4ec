import { describe, expect, test } from 'vitest'
import { readRest } from '../../utils/parse/rest.ts'

describe('a feed asks for', () => {
  test.each([
    ['minutes', { ttl: 90 }, { leastMinutes: 90 }],
    ['an hour', { sy: { updatePeriod: 'hourly' } }, { leastMinutes: 60 }],
    ['half a day', { sy: { updatePeriod: 'Daily', updateFrequency: 2 } }, { leastMinutes: 720 }],
    [
      'the longer of two',
      { ttl: 30, sy: { updatePeriod: 'hourly', updateFrequency: 1 } },
      { leastMinutes: 60 },
    ],
    ['the night', { skipHours: [0, 1, 24, 1] }, { skipHours: [0, 1] }],
    ['the weekend', { skipDays: ['Saturday', ' sunday '] }, { skipDays: [6, 0] }],
  ])('%s', (_what, asking, rest) => {
    expect(readRest(asking)).toEqual(rest)
  })

  test.each([
    ['nothing', {}],
    ['no minutes', { ttl: 0 }],
    ['fewer than none', { ttl: -5 }],
    ['a period that nobody knows', { sy: { updatePeriod: 'fortnightly' } }],
    ['a part of a time', { sy: { updatePeriod: 'hourly', updateFrequency: 0 } }],
    ['hours that are none', { skipHours: [-1, 1.5, Number.NaN] }],
    ['every hour', { skipHours: Array.from({ length: 24 }, (_, hour) => hour) }],
    ['days that are none', { skipDays: ['Feastday', ''] }],
    [
      'every day',
      { skipDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] },
    ],
  ])('%s', (_what, asking) => {
    expect(readRest(asking)).toBeUndefined()
  })
})
