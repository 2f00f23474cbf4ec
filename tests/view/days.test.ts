import { describe, expect, test } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { findDay, nameDay, splitByDay } from '../../utils/view/days.ts'

function rowsAt(...moments: string[]): StoryRow[] {
  return moments.map((moment, index) => {
    const at = Date.parse(moment)
    return { id: index, sourceId: 1, key: moment, title: moment, at, seenAt: at }
  })
}

function group(rows: StoryRow[], now: string, timeZone: string): [string, number][] {
  return splitByDay(rows, timeZone).map(({ startAt, members }) => [
    nameDay(startAt, Date.parse(now), timeZone),
    members.length,
  ])
}

describe('the days of a list', () => {
  test('puts today, yesterday and older days under headings of their own', () => {
    const rows = rowsAt('2026-03-10T08:05Z', '2026-03-10T07:15Z', '2026-03-09T21:00Z', '2026-03-05T10:00Z')
    expect(group(rows, '2026-03-10T09:00Z', 'UTC')).toEqual([
      ['today', 2],
      ['yesterday', 1],
      ['date', 1],
    ])
  })

  test('a day is the reader’s, not the server’s', () => {
    const rows = rowsAt('2026-07-10T23:30Z')
    expect(group(rows, '2026-07-11T09:00Z', 'Africa/Casablanca')).toEqual([['today', 1]])
    expect(group(rows, '2026-07-11T09:00Z', 'UTC')).toEqual([['yesterday', 1]])
  })

  test('midnight itself belongs to the day it begins', () => {
    const rows = rowsAt('2026-03-10T00:00Z', '2026-03-09T23:59:59.999Z')
    expect(group(rows, '2026-03-10T00:00Z', 'UTC')).toEqual([
      ['today', 1],
      ['yesterday', 1],
    ])
  })

  test('a day of 23 hours and one of 25 end at their own midnights', () => {
    for (const [date, hours] of [
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ] as const) {
      const { startAt, endAt } = findDay(Date.parse(`${date}T12:00Z`), 'Europe/Paris')
      expect((endAt - startAt) / 3_600_000).toBe(hours)
    }
  })

  test('yesterday is named across the change of a month', () => {
    expect(group(rowsAt('2026-02-28T12:00Z'), '2026-03-01T08:00Z', 'UTC')).toEqual([['yesterday', 1]])
  })

  test('no rows give no headings', () => {
    expect(splitByDay([], 'UTC')).toEqual([])
  })
})
