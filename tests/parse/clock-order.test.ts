import { describe, expect, test } from 'vitest'
import { placeLines } from '../../utils/parse/clock.ts'
import { isBusy, isPinned, readOrder } from '../../utils/parse/clock-order.ts'
import { readWhole } from '../../utils/parse/clock-read.ts'

const seconds = (printed: string): number[] =>
  printed.split(' ').map((text) => readWhole(text)?.clock ?? Number.NaN)

function order(printed: string): string {
  const lines = printed.split(' ').map((text) => ({ clue: readWhole(text) ?? {} }))
  return readOrder(
    lines,
    lines.map(() => undefined),
  )
}

describe('order', () => {
  test.each([
    ['08:05 08:01 07:54 07:37', 'newest'],
    ['08:05 07:15 21:00 20:10', 'newest'],
    ['00:10 23:58 23:40', 'newest'],
    ['08:05', 'newest'],
    ['08:05 09:10', 'newest'],
    ['08:05 08:05 08:05', 'newest'],
    ['07:15 08:01 08:05', 'oldest'],
    ['22:10 23:30 00:10 00:40', 'oldest'],
    ['09:00 09:04 09:03 09:10 09:15 09:20 09:31 09:40', 'oldest'],
    ['06:30 14:05 13:50 13:31', 'newest'],
    ['09:00 18:00 08:30 17:00 10:00', 'newest'],
  ])('%s runs %s first', (printed, expected) => {
    expect(order(printed)).toBe(expected)
  })

  test('lines of different lists are not compared', () => {
    const lines = ['08:00', '09:00', '10:00'].map((text, section) => ({
      clue: readWhole(text) ?? {},
      section,
    }))
    expect(readOrder(lines, [])).toBe('newest')
  })

  test('instants are compared where there are no bare clock times', () => {
    const lines = ['3 hours ago', '2 hours ago', '1 hour ago'].map((text) => ({
      clue: readWhole(text) ?? {},
    }))
    expect(readOrder(lines, [1, 2, 3])).toBe('oldest')
    expect(readOrder(lines, [3, 2, 1])).toBe('newest')
  })
})

describe('a pinned line', () => {
  test.each([
    ['06:30 14:05 13:50 13:31 13:12', '14:10', true],
    ['21:00 14:05 13:50 13:31 13:12', '14:10', true],
    ['09:00 14:05 13:50 13:31 13:12 23:10 22:50', '14:10', true],
    ['14:05 13:50 13:31 13:12 12:40', '14:10', false],
    ['07:15 21:00 20:40 20:31 20:02', '08:10', false],
    ['08:05 07:30 07:12 07:01 06:40', '07:45', false],
    ['09:00 18:00 12:00 09:30 18:20', '19:00', false],
    ['06:30 14:05', '14:10', false],
  ])('%s read at %s: %s', (printed, now, expected) => {
    expect(isPinned(seconds(printed), seconds(now)[0] as number)).toBe(expected)
  })
})

describe('a busy list', () => {
  test.each([
    ['08:05 08:01 07:54 07:37 07:29', true],
    ['08:05 08:01 08:03 07:54 07:37', true],
    ['08:05 21:00 09:30 22:00 10:00', false],
    ['08:05 08:01', false],
    ['08:05 07:50 07:15 21:00 20:40 20:02', true],
  ])('%s: %s', (printed, expected) => {
    expect(isBusy(seconds(printed))).toBe(expected)
  })
})

test('in a busy list a time that the clocks show twice is the one that keeps the order', () => {
  // At two o'clock of this night the clocks of Lord Howe are turned back by half an hour.
  const now = Date.parse('2004-03-27T14:55:00Z')
  const lines = [114, 108, 90, 89, 88, 87].map((minutes) => ({ clue: { clock: minutes * 60 } }))
  const printed = placeLines(lines, 'Australia/Lord_Howe', now).map((at) => new Date(at ?? 0).toISOString())
  expect(printed.map((one) => one.slice(11, 16))).toEqual([
    '14:54',
    '14:48',
    '14:30',
    '14:29',
    '14:28',
    '14:27',
  ])
})
