/** Each line of a list falls on the day that the list implies, in the zone of its source. */
import { describe, expect, test } from 'vitest'
import { createFinder, placeLines } from '../../utils/parse/clock.ts'
import type { Order } from '../../utils/parse/clock-order.ts'
import { readWhole } from '../../utils/parse/clock-read.ts'

/** The lines' local times, read at a local time of the zone. */
function place(printed: string, readAt: string, timeZone = 'Africa/Casablanca', order?: Order): string[] {
  const now = Temporal.PlainDateTime.from(readAt).toZonedDateTime(timeZone).epochMilliseconds
  const lines = printed.split(', ').map((text) => ({ clue: readWhole(text) ?? {} }))
  return placeLines(lines, timeZone, now, order).map((at) => describeAt(at, timeZone))
}

function describeAt(at: number | undefined, timeZone: string): string {
  if (at === undefined) return 'unknown'
  const { month, day, hour, minute, offset } =
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(month)}-${two(day)} ${two(hour)}:${two(minute)} ${offset}`
}

describe('going down a list that runs newest first', () => {
  test('a later time than the line above belongs to the day before', () => {
    expect(place('08:05, 07:15, 21:00', '2024-11-16T08:10')).toEqual([
      '11-16 08:05 +01:00',
      '11-16 07:15 +01:00',
      '11-15 21:00 +01:00',
    ])
  })

  test('the same time as the line above is the same moment', () => {
    expect(place('08:05, 08:05, 08:05', '2024-11-16T08:10')).toEqual(Array(3).fill('11-16 08:05 +01:00'))
  })

  test('several nights take several days back', () => {
    expect(place('02:00, 20:00, 02:00, 20:00, 02:00', '2024-11-16T08:10')).toEqual([
      '11-16 02:00 +01:00',
      '11-15 20:00 +01:00',
      '11-15 02:00 +01:00',
      '11-14 20:00 +01:00',
      '11-14 02:00 +01:00',
    ])
  })

  test('midnight itself opens its day', () => {
    expect(place('00:10, 00:00, 23:59', '2024-11-16T00:12')).toEqual([
      '11-16 00:10 +01:00',
      '11-16 00:00 +01:00',
      '11-15 23:59 +01:00',
    ])
  })

  test('24:00 is the midnight that ends a day', () => {
    expect(place('00:10, 24:00, 23:59', '2024-11-16T00:12')[1]).toBe('11-16 00:00 +01:00')
  })

  test('the turn of a year takes the year back', () => {
    const now = Date.parse('2025-01-01T00:10:00Z')
    const lines = ['00:05', '23:50'].map((text) => ({ clue: readWhole(text) ?? {} }))
    expect(placeLines(lines, 'UTC', now).map((at) => new Date(at ?? 0).toISOString())).toEqual([
      '2025-01-01T00:05:00.000Z',
      '2024-12-31T23:50:00.000Z',
    ])
  })
})

describe('no line lies in the future', () => {
  test('a list read at 00:03 whose top line says 23:58 begins the day before', () => {
    expect(place('23:58, 23:40, 22:15', '2024-11-16T00:03')).toEqual([
      '11-15 23:58 +01:00',
      '11-15 23:40 +01:00',
      '11-15 22:15 +01:00',
    ])
  })

  test('five minutes ahead is a clock that goes wrong, six are yesterday', () => {
    expect(place('08:15, 08:05', '2024-11-16T08:10')[0]).toBe('11-16 08:15 +01:00')
    expect(place('08:16, 08:05', '2024-11-16T08:10')[0]).toBe('11-15 08:16 +01:00')
  })

  test('the tolerance reaches over midnight', () => {
    expect(place('00:02, 23:50', '2024-11-15T23:58')).toEqual(['11-16 00:02 +01:00', '11-15 23:50 +01:00'])
  })
})

describe('clocks that are turned', () => {
  test('back in Paris: an hour that comes twice is told apart by the lines around it', () => {
    expect(place('03:05, 02:50, 02:10, 02:50, 02:10, 01:59', '2024-10-27T03:40', 'Europe/Paris')).toEqual([
      '10-27 03:05 +01:00',
      '10-27 02:50 +01:00',
      '10-27 02:10 +01:00',
      '10-27 02:50 +02:00',
      '10-27 02:10 +02:00',
      '10-27 01:59 +02:00',
    ])
  })

  test('forward in Paris: a time that this night never had is of the night before', () => {
    expect(place('03:30, 03:05, 02:50, 01:50', '2024-03-31T03:40', 'Europe/Paris')).toEqual([
      '03-31 03:30 +02:00',
      '03-31 03:05 +02:00',
      '03-30 02:50 +01:00',
      '03-30 01:50 +01:00',
    ])
  })

  test('forward in Paris: lines on both sides of the gap stay on their day', () => {
    expect(place('03:05, 01:58, 01:40', '2024-03-31T03:40', 'Europe/Paris')).toEqual([
      '03-31 03:05 +02:00',
      '03-31 01:58 +01:00',
      '03-31 01:40 +01:00',
    ])
  })

  test('back in Casablanca for Ramadan: the hour comes twice', () => {
    expect(place('03:05, 02:30, 02:45, 01:30', '2024-03-10T03:10')).toEqual([
      '03-10 03:05 +00:00',
      '03-10 02:30 +00:00',
      '03-10 02:45 +01:00',
      '03-10 01:30 +01:00',
    ])
  })

  test('forward in Casablanca after Ramadan: the hour is missing', () => {
    expect(place('03:05, 01:58, 01:10', '2024-04-14T03:10')).toEqual([
      '04-14 03:05 +01:00',
      '04-14 01:58 +00:00',
      '04-14 01:10 +00:00',
    ])
  })

  test('by half an hour on Lord Howe Island', () => {
    expect(place('02:10, 01:50, 01:45, 01:20', '2024-04-07T02:20', 'Australia/Lord_Howe')).toEqual([
      '04-07 02:10 +10:30',
      '04-07 01:50 +10:30',
      '04-07 01:45 +10:30',
      '04-07 01:20 +11:00',
    ])
  })
})

describe('the order is found from the list', () => {
  test('oldest first, over midnight', () => {
    expect(place('22:10, 22:50, 23:30, 00:10, 00:40', '2024-11-16T00:45')).toEqual([
      '11-15 22:10 +01:00',
      '11-15 22:50 +01:00',
      '11-15 23:30 +01:00',
      '11-16 00:10 +01:00',
      '11-16 00:40 +01:00',
    ])
  })

  test('newest first with a pinned line on top', () => {
    expect(place('06:30, 14:05, 13:50, 13:31, 13:12, 12:40', '2024-11-16T14:10')).toEqual([
      '11-16 06:30 +01:00',
      '11-16 14:05 +01:00',
      '11-16 13:50 +01:00',
      '11-16 13:31 +01:00',
      '11-16 13:12 +01:00',
      '11-16 12:40 +01:00',
    ])
  })

  test('a pinned line of the evening before stays there', () => {
    expect(place('21:00, 14:05, 13:50, 13:31, 13:12', '2024-11-16T14:10')).toEqual([
      '11-15 21:00 +01:00',
      '11-16 14:05 +01:00',
      '11-16 13:50 +01:00',
      '11-16 13:31 +01:00',
      '11-16 13:12 +01:00',
    ])
  })

  test('a busy list in which two lines changed places stays on its day', () => {
    expect(place('08:05, 08:01, 08:03, 07:54, 07:37', '2024-11-16T08:10')).toEqual([
      '11-16 08:05 +01:00',
      '11-16 08:01 +01:00',
      '11-16 08:03 +01:00',
      '11-16 07:54 +01:00',
      '11-16 07:37 +01:00',
    ])
  })

  test('a given order holds without exception', () => {
    expect(
      place('08:05, 08:01, 08:03, 07:54, 07:37', '2024-11-16T08:10', 'Africa/Casablanca', 'newest')[2],
    ).toBe('11-15 08:03 +01:00')
  })
})

describe('lines that say more than a clock time', () => {
  test('ages and days bound the clock times below them', () => {
    expect(place('il y a 5 minutes, hier à 21:00, 23:30, 22:10', '2024-11-16T08:10')).toEqual([
      '11-16 08:05 +01:00',
      '11-15 21:00 +01:00',
      '11-14 23:30 +01:00',
      '11-14 22:10 +01:00',
    ])
  })

  test('a line with a zone of its own is read in it', () => {
    expect(place('07:05 GMT, 07:50', '2024-11-16T08:10')).toEqual([
      '11-16 08:05 +01:00',
      '11-16 07:50 +01:00',
    ])
  })

  test('what says nothing has no moment', () => {
    expect(place('08:05, ?, 07:50', '2024-11-16T08:10')[1]).toBe('unknown')
  })

  test('a list under a heading of its own begins anew', () => {
    const now = Date.parse('2024-01-24T14:30:00Z')
    const lines = ['14:20', '09:30', '14:11', '23:10'].map((text, index) => ({
      clue: readWhole(text) ?? {},
      section: index < 2 ? 0 : 1,
    }))
    expect(placeLines(lines, 'UTC', now).map((at) => new Date(at ?? 0).toISOString().slice(5, 16))).toEqual([
      '01-24T14:20',
      '01-24T09:30',
      '01-24T14:11',
      '01-23T23:10',
    ])
  })
})

describe('the latest moment that clocks show a time', () => {
  test('is the limit itself where they show it then', () => {
    const limit = Date.parse('2024-11-16T07:05:00Z')
    expect(createFinder('Africa/Casablanca')((8 * 60 + 5) * 60, limit)).toBe(limit)
  })

  test('is the day before where the limit is a minute short of it', () => {
    const limit = Date.parse('2024-11-16T07:04:00Z')
    expect(createFinder('Africa/Casablanca')((8 * 60 + 5) * 60, limit)).toBe(
      Date.parse('2024-11-15T07:05:00Z'),
    )
  })

  test('skips a day that an island left out', () => {
    const limit = Date.parse('2011-12-30T10:30:00Z')
    expect(createFinder('Pacific/Apia')(12 * 3600, limit)).toBe(Date.parse('2011-12-29T22:00:00Z'))
  })
})
