import { afterEach, describe, expect, test } from 'vitest'
import { readDate } from '../../utils/parse/date.ts'
import { expectWithin } from '../support/cpu-time.ts'
import { describeMoment } from './fixtures.ts'

const home = process.env.TZ

afterEach(() => {
  process.env.TZ = home
})

/** The instant as text, in a source of Casablanca (an hour ahead in November) unless the date says otherwise. */
function read(printed: string, timeZone = 'Africa/Casablanca'): string | undefined {
  const at = readDate(printed, timeZone)
  return at === undefined ? undefined : describeMoment(at)
}

const zoned: [printed: string, instant: string][] = [
  ['Sat, 16 Nov 2024 08:05:00 +0000', '2024-11-16T08:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 GMT', '2024-11-16T08:05:00Z'],
  ['Sat, 16 Nov 2024 08:05 UT', '2024-11-16T08:05:00Z'],
  ['16 Nov 2024 08:05:00 Z', '2024-11-16T08:05:00Z'],
  ['Sat, 16 Nov 24 08:05:00 +0100', '2024-11-16T07:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 -0330', '2024-11-16T11:35:00Z'],
  ['Sat,16 Nov 2024 8:5:0 +01:00', '2024-11-16T07:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 GMT+1', '2024-11-16T07:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 UTC-05:00', '2024-11-16T13:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 EST', '2024-11-16T13:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 CET', '2024-11-16T07:05:00Z'],
  ['Tue, 16 Jul 2024 08:05:00 CEST', '2024-07-16T06:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 WET', '2024-11-16T08:05:00Z'],
  ['Tue, 16 Jul 2024 08:05:00 WEST', '2024-07-16T07:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 ET', '2024-11-16T13:05:00Z'],
  ['Tue, 16 Jul 2024 08:05:00 ET', '2024-07-16T12:05:00Z'],
  ['Sat, 16 Nov 2024 08:05:00 Europe/Paris', '2024-11-16T07:05:00Z'],
  ['Tue, 16 Jul 2024 08:05:00 Europe/Paris', '2024-07-16T06:05:00Z'],
  ['2024-11-16T08:05:00Z', '2024-11-16T08:05:00Z'],
  ['2024-11-16T08:05:00.987654Z', '2024-11-16T08:05:00Z'],
  ['2024-11-16T08:05:00+01:00', '2024-11-16T07:05:00Z'],
  ['2024-11-16T08:05:00+0100', '2024-11-16T07:05:00Z'],
  ['2024-11-16T08:05+01', '2024-11-16T07:05:00Z'],
  ['2024-11-16 08:05:00 +0100', '2024-11-16T07:05:00Z'],
  ['2024-11-16T08:05:00-05:00Z', '2024-11-16T13:05:00Z'],
  ['20241116T080500Z', '2024-11-16T08:05:00Z'],
  ['2024-11-16T24:00:00Z', '2024-11-17T00:00:00Z'],
  ['Sat, 16 Nov 2024 24:00:00 GMT', '2024-11-17T00:00:00Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
  ['1731744300', '2024-11-16T08:05:00Z'],
  ['1731744300.5', '2024-11-16T08:05:00Z'],
  ['1731744300123', '2024-11-16T08:05:00Z'],
  ['Thu Nov 12 2020 17:00:00 GMT+0000 (Coordinated Universal Time)', '2020-11-12T17:00:00Z'],
  ['Sat Nov 16 08:05:00 +0000 2024', '2024-11-16T08:05:00Z'],
  ['Sat Nov 16 08:05:00 CET 2024', '2024-11-16T07:05:00Z'],
  ['11/16/2024 8:05 pm PST', '2024-11-17T04:05:00Z'],
  ['16 Nov 2024 GMT', '2024-11-16T00:00:00Z'],
  ['2024년 11월 16일 08:05:15', '2024-11-15T23:05:15Z'],
  ['2024-11-16 오후 08:05', '2024-11-16T11:05:00Z'],
]

const unzoned: [printed: string, instant: string][] = [
  ['2024-11-16T08:05:00', '2024-11-16T07:05:00Z'],
  ['2024-11-16 08:05', '2024-11-16T07:05:00Z'],
  ['2024-11-16', '2024-11-15T23:00:00Z'],
  ['20241116', '2024-11-15T23:00:00Z'],
  ['2024-11', '2024-10-31T23:00:00Z'],
  ['2024', '2023-12-31T23:00:00Z'],
  ['Sat, 16 Nov 2024 08:05:00', '2024-11-16T07:05:00Z'],
  ['Sat, 16 Nov 2024', '2024-11-15T23:00:00Z'],
  ['samedi 16 novembre 2024 - 08:05', '2024-11-16T07:05:00Z'],
  ['sam., 16 nov. 2024 à 8h05', '2024-11-16T07:05:00Z'],
  ['mar., 01 déc. 2020 16:11:02', '2020-12-01T15:11:02Z'],
  ['1er août 2024 08:05', '2024-08-01T07:05:00Z'],
  ['السبت 16 نونبر 2024 - 08:05', '2024-11-16T07:05:00Z'],
  ['٢٤ غشت ٢٠٢٤ ٠٨:٠٥', '2024-08-24T07:05:00Z'],
  ['12 كانون الثاني 2024 3:05 م', '2024-01-12T14:05:00Z'],
  ['16 أيلول 2024 3:05 ص', '2024-09-16T02:05:00Z'],
  ['۱۶ نوامبر ۲۰۲۴', '2024-11-15T23:00:00Z'],
  ['16 de noviembre de 2024 08:05', '2024-11-16T07:05:00Z'],
  ['Sa, 16. November 2024, 08:05', '2024-11-16T07:05:00Z'],
  ['Do, 29 Mär 2018 00:00:00', '2018-03-28T23:00:00Z'],
  ['16 ноября 2024 г. 08:05', '2024-11-16T07:05:00Z'],
  ['Σαβ, 16 Νοε 2024 08:05', '2024-11-16T07:05:00Z'],
  ['16 Kasım 2024 08:05', '2024-11-16T07:05:00Z'],
  ['November 16th, 2024 at 8:05 a.m.', '2024-11-16T07:05:00Z'],
  ['Nov. 16, 2024, 12:05 a.m.', '2024-11-15T23:05:00Z'],
  ['Nov. 16, 2024, 12:05 p.m.', '2024-11-16T11:05:00Z'],
  ['16 Nov 2024 8pm', '2024-11-16T19:00:00Z'],
  ['Nov. 2024', '2024-10-31T23:00:00Z'],
  ['2024/11/16 08:05', '2024-11-16T07:05:00Z'],
  ['16/11/2024 08:05', '2024-11-16T07:05:00Z'],
  ['11/16/2024 08:05', '2024-11-16T07:05:00Z'],
  ['16.11.24', '2024-11-15T23:00:00Z'],
  ['Sat, 11/16/2024 - 08:05', '2024-11-16T07:05:00Z'],
  ['2024年11月16日 08:05', '2024-11-16T07:05:00Z'],
]

describe.each(['Africa/Casablanca', 'America/New_York', 'Asia/Tokyo'])('on a machine in %s', (zone) => {
  test.each(zoned)('%s says its own zone', (printed, instant) => {
    process.env.TZ = zone
    expect(new Date(0).getTimezoneOffset()).toBe(
      { 'Africa/Casablanca': 0, 'America/New_York': 300 }[zone] ?? -540,
    )
    expect(read(printed)).toBe(instant)
  })

  test.each(unzoned)("%s is read in the source's zone", (printed, instant) => {
    process.env.TZ = zone
    expect(read(printed)).toBe(instant)
  })
})

describe('a day in numbers that could be two', () => {
  test.each([
    ['Sat, 11 04 2020 08:00 GMT', '2020-04-11T08:00:00Z', 'the weekday decides'],
    ['Wed, 11/04/2020 08:00 GMT', '2020-11-04T08:00:00Z', 'the weekday decides'],
    ['11/04/2020 08:00 GMT', '2020-04-11T08:00:00Z', 'the day comes first'],
    ['11/04/2020 08:00 EST', '2020-11-04T13:00:00Z', 'in America the month comes first'],
    ['11/04/2020 08:00 am', '2020-11-04T07:00:00Z', 'an American clock goes with an American day'],
    ['11.04.2020 08:00 EST', '2020-04-11T13:00:00Z', 'but never with dots'],
  ])('%s', (printed, instant, _why) => {
    expect(read(printed)).toBe(instant)
  })
})

describe('what happens twice or never when the clocks change', () => {
  test('a time that happens twice is the first of the two', () => {
    expect(read('2024-10-27T02:30:00', 'Europe/Paris')).toBe('2024-10-27T00:30:00Z')
  })

  test('a time that never happens is an hour later', () => {
    expect(read('2024-03-31T02:30:00', 'Europe/Paris')).toBe('2024-03-31T01:30:00Z')
  })
})

describe('what is no date', () => {
  test.each([
    '',
    '   ',
    'yesterday',
    'now',
    '0',
    '42',
    '12345678',
    '2024-13-01',
    '2024-02-30',
    '2024-11-16T25:00:00Z',
    '2024-11-16T10:61:00Z',
    '2024-11-16T10:00:61Z',
    '2024-11-16T24:00:01Z',
    '2024-11-16T08:05:00-99:99',
    '2024-11-16T08:05:00 Mars/Olympus',
    '2024-11-16T08:05:00-06:00Textra',
    '2024-xx-16',
    'Sat, 00 Nov 2024 08:05:00 GMT',
    'Sat, 16 Nov zz 08:05:00 GMT',
    'Sat, 16 zzz 2024 08:05:00 GMT',
    'Sat, Nov x 2024 08:05:00 GMT',
    'Sat, 16 Nov 2024 1:2:3:4 GMT',
    'Sat, 16 Nov 2024 08:05:00 +zz:00',
    'November',
    '16 November',
    'Sat, 16 17 Nov 2024',
    `${'2024-11-16'.padEnd(121)}`,
  ])('%j', (printed) => {
    expect(read(printed)).toBeUndefined()
  })
})

test.each([
  ['Thu, 01 Jan 49 00:00:00 GMT', '2049-01-01T00:00:00Z'],
  ['Sat, 01 Jan 50 00:00:00 GMT', '1950-01-01T00:00:00Z'],
  ['031231', '2003-12-31T00:00:00Z'],
  ['03-12-31', '2003-12-31T00:00:00Z'],
  ['-0312', '2003-12-01T00:00:00Z'],
  ['-03-12', '2003-12-01T00:00:00Z'],
])('%s has a year of two digits', (printed, instant) => {
  expect(read(printed, 'UTC')).toBe(instant)
})

test('a hundred thousand dates take less than five seconds, in every form', () => {
  const forms = [...zoned, ...unzoned].map(([printed]) => printed)
  expectWithin(5000, () => {
    for (let index = 0; index < 100_000; index++) readDate(forms[index % forms.length] ?? '', 'UTC')
  })
})
