import { describe, expect, test } from 'vitest'
import { findDate, isFloating, orderDays, placeFixed, toZoneId } from '../../utils/parse/clock-day.ts'
import { readWhole } from '../../utils/parse/clock-read.ts'

const zone = 'Africa/Casablanca'
const now = Date.parse('2024-11-16T08:10:00+01:00')
const read = (printed: string) => readWhole(printed) ?? {}

describe('a line that says on which day it came', () => {
  test.each([
    ['il y a 8 minutes', '2024-11-16T08:02:00+01:00'],
    ['il y a 1 jour', '2024-11-15T08:10:00+01:00'],
    ['hier', '2024-11-15T00:00:00+01:00'],
    ['hier à 21:00', '2024-11-15T21:00:00+01:00'],
    ["aujourd'hui à 07:30", '2024-11-16T07:30:00+01:00'],
    ['avant-hier à 07:30', '2024-11-14T07:30:00+01:00'],
    ['24/10/2024', '2024-10-24T00:00:00+01:00'],
    ['24/10/2024 14:26', '2024-10-24T14:26:00+01:00'],
    ['18 mars 2024 à 10h15', '2024-03-18T10:15:00+00:00'],
    ['18 juin', '2024-06-18T00:00:00+01:00'],
    ['18 décembre', '2023-12-18T00:00:00+01:00'],
    ['16 novembre', '2024-11-16T00:00:00+01:00'],
    ['mercredi 18 juin', '2014-06-18T00:00:00+01:00'],
    ['vendredi 08:30', '2024-11-15T08:30:00+01:00'],
    ['2024-11-16T07:05:00Z', '2024-11-16T08:05:00+01:00'],
    ['2024-11-16T07:05:00-05:00', '2024-11-16T07:05:00-05:00'],
    ['Nov 15, 2024 10:15 AM EST', '2024-11-15T10:15:00-05:00'],
  ])('%s', (printed, instant) => {
    expect(placeFixed({ clue: read(printed) }, zone, now)).toBe(Date.parse(instant))
  })

  test('a time under the heading of a day is of that day', () => {
    const heading = read('vendredi 15 novembre 2024')
    expect(placeFixed({ clue: read('21:00'), heading }, zone, now)).toBe(
      Date.parse('2024-11-15T21:00:00+01:00'),
    )
  })

  test('a day of its own outweighs the heading', () => {
    const heading = read('15 novembre 2024')
    expect(placeFixed({ clue: read('hier à 21:00'), heading }, zone, now)).toBe(
      Date.parse('2024-11-15T21:00:00+01:00'),
    )
    expect(placeFixed({ clue: read('12/11/2024'), heading }, zone, now)).toBe(
      Date.parse('2024-11-12T00:00:00+01:00'),
    )
  })

  test.each(['31/02/2024', '31 avril', '29 février 2023'])('%s is no day of any calendar', (printed) => {
    expect(placeFixed({ clue: read(printed) }, zone, now)).toBeUndefined()
  })

  test('the 29th of February without a year is that of the last leap year', () => {
    const today = Temporal.PlainDate.from('2026-03-10')
    expect(findDate(read('29 février'), today)?.toString()).toBe('2024-02-29')
  })

  test('a bare clock time says no day', () => {
    expect(placeFixed({ clue: read('08:05') }, zone, now)).toBeUndefined()
    expect(isFloating({ clue: read('08:05') })).toBe(true)
    expect(isFloating({ clue: read('08:05'), heading: read('hier') })).toBe(false)
    expect(isFloating({ clue: read('hier à 08:05') })).toBe(false)
    expect(isFloating({ clue: read('hier') })).toBe(false)
  })
})

describe('days and months in numbers', () => {
  const order = (printed: string[], language?: string): (number | undefined)[] =>
    orderDays(
      printed.map((text) => ({ clue: read(text) })),
      language,
    ).map(({ clue }) => clue.day?.month)

  test('the day stands first', () => {
    expect(order(['05/11/2024', '04/11/2024'])).toEqual([11, 11])
  })

  test('one date that can only be read the other way turns all', () => {
    expect(order(['11/05/2024', '11/14/2024', '11/04/2024'])).toEqual([11, 11, 11])
  })

  test('an American page puts the month first', () => {
    expect(order(['11/05/2024', '11/04/2024'], 'en-US')).toEqual([11, 11])
  })

  test('an American page whose dates say otherwise is believed', () => {
    expect(order(['05/11/2024', '24/10/2024'], 'en-US')).toEqual([11, 10])
  })

  test('dates with names are left as they are', () => {
    expect(order(['5 nov. 2024', '11/14/2024'])).toEqual([11, 11])
  })
})

test.each([
  [60, '+01:00'],
  [0, '+00:00'],
  [-210, '-03:30'],
  [345, '+05:45'],
  ['Europe/Paris', 'Europe/Paris'],
])('the zone %s is called %s', (given, name) => {
  expect(toZoneId(given)).toBe(name)
})
