import { describe, expect, test } from 'vitest'
import type { Clue } from '../../utils/parse/clock-parts.ts'
import { readWhole } from '../../utils/parse/clock-read.ts'

const at = (hour: number, minute = 0, second = 0) => ({ clock: (hour * 60 + minute) * 60 + second })
const minutes = (count: number): Clue => ({ age: count * 60_000 })
const hours = (count: number): Clue => minutes(count * 60)
const days = (count: number): Clue => hours(count * 24)
const day = (year: number, month: number, date: number) => ({ day: { year, month, day: date } })
const numbers = (
  year: number,
  month: number,
  date: number,
  order: 'day-first' | 'month-first' | 'either',
) => ({
  day: { year, month, day: date, numbers: order },
})

describe('a clock time', () => {
  test.each<[string, Clue]>([
    ['08:05', at(8, 5)],
    ['8:05', at(8, 5)],
    ['08h05', at(8, 5)],
    ['08H05', at(8, 5)],
    ['8 h 05', at(8, 5)],
    ['08 : 05', at(8, 5)],
    ['08:05:30', at(8, 5, 30)],
    ['8:05 AM', at(8, 5)],
    ['8:05 p.m.', at(20, 5)],
    ['12:05 am', at(0, 5)],
    ['12:20 PM', at(12, 20)],
    ['9 PM', at(21)],
    ['٠٨:٠٥', at(8, 5)],
    ['۰۸:۰۵', at(8, 5)],
    ['9:15 م', at(21, 15)],
    ['9:15 ص', at(9, 15)],
    ['10:30 صباحاً', at(10, 30)],
    ['9 مساء', at(21)],
    ['00:00', at(0)],
    ['24:00', at(0)],
    ['[08:05]', at(8, 5)],
    ['• 08:05 •', at(8, 5)],
    ['\u200f08:05\u200f', at(8, 5)],
    ['à 08h05', at(8, 5)],
    ['Mis à jour à 14:05', at(14, 5)],
    ['14:26 GMT', { ...at(14, 26), zone: 0 }],
    ['14:26 (GMT+1)', { ...at(14, 26), zone: 60 }],
    ['14:26 UTC+05:30', { ...at(14, 26), zone: 330 }],
  ])('%s is read', (printed, clue) => {
    expect(readWhole(printed)).toEqual(clue)
  })

  test('with a point is told apart, for a price looks the same', () => {
    expect(readWhole('08.05')).toEqual({ ...at(8, 5), isDotted: true })
  })
})

describe('an age', () => {
  test.each<[string, Clue]>([
    ['il y a 8 minutes', minutes(8)],
    ['il y a 2 heures', hours(2)],
    ['Il y a une heure', hours(1)],
    ['il y a 1 h 20', minutes(80)],
    ['il y a 1h20 min', minutes(80)],
    ['il y a environ 3 heures', hours(3)],
    ['Il y a 3 j', days(3)],
    ['il y a 2 semaines', days(14)],
    ['il y a 2 mois', days(60)],
    ['il y a un an', days(365)],
    ['5 min', minutes(5)],
    ['5m', minutes(5)],
    ['2 h', hours(2)],
    ['2h', hours(2)],
    ['3 hours ago', hours(3)],
    ['3 hrs ago', hours(3)],
    ['an hour ago', hours(1)],
    ['a minute ago', minutes(1)],
    ['1 hour and 5 minutes ago', minutes(65)],
    ['2d ago', days(2)],
    ['hace 5 minutos', minutes(5)],
    ['hace una hora', hours(1)],
    ['hace 1 hora y 5 minutos', minutes(65)],
    ['منذ 5 دقائق', minutes(5)],
    ['قبل 3 ساعات', hours(3)],
    ['قبل ٣ ساعات', hours(3)],
    ['منذ ساعة', hours(1)],
    ['منذ ساعتين', hours(2)],
    ['منذ ساعة و 5 دقائق', minutes(65)],
    ['قبل يومين', days(2)],
    ['منذ أسبوع', days(7)],
    ["à l'instant", minutes(0)],
    ['à l’instant', minutes(0)],
    ['just now', minutes(0)],
    ['الآن', minutes(0)],
  ])('%s is read', (printed, clue) => {
    expect(readWhole(printed)).toEqual(clue)
  })
})

describe('a day', () => {
  test.each<[string, Clue]>([
    ['hier', { daysBack: 1 }],
    ['Hier à 21:00', { daysBack: 1, ...at(21) }],
    ['Hier, 21h05', { daysBack: 1, ...at(21, 5) }],
    ['avant-hier', { daysBack: 2 }],
    ["Aujourd'hui à 08:05", { daysBack: 0, ...at(8, 5) }],
    ['Publié aujourd’hui à 08h05', { daysBack: 0, ...at(8, 5) }],
    ['yesterday', { daysBack: 1 }],
    ['Yesterday at 9:00 PM', { daysBack: 1, ...at(21) }],
    ['ayer a las 21:00', { daysBack: 1, ...at(21) }],
    ['أمس', { daysBack: 1 }],
    ['أمس على الساعة 21:00', { daysBack: 1, ...at(21) }],
    ['اليوم 08:05', { daysBack: 0, ...at(8, 5) }],
    ['24/10/2025', numbers(2025, 10, 24, 'day-first')],
    ['24-10-2025 à 14h26', { ...numbers(2025, 10, 24, 'day-first'), ...at(14, 26) }],
    ['24.10.25', numbers(2025, 10, 24, 'day-first')],
    ['24/10/2025 14:26', { ...numbers(2025, 10, 24, 'day-first'), ...at(14, 26) }],
    ['14:26 | 24/10/2025', { ...numbers(2025, 10, 24, 'day-first'), ...at(14, 26) }],
    ['10/24/2025', numbers(2025, 10, 24, 'month-first')],
    ['05/10/2025', numbers(2025, 10, 5, 'either')],
    ['2025-10-24', day(2025, 10, 24)],
    ['2025/10/24', day(2025, 10, 24)],
    ['2025-10-24T14:26:00+01:00', { ...day(2025, 10, 24), ...at(14, 26), zone: 60 }],
    ['2025-10-24T14:26:09.123Z', { ...day(2025, 10, 24), ...at(14, 26, 9), zone: 0 }],
    ['vendredi 25 septembre 2020 - 09:24', { weekday: 5, ...day(2020, 9, 25), ...at(9, 24) }],
    ['18 nov. 2024 à 10h15', { ...day(2024, 11, 18), ...at(10, 15) }],
    ['18 nov. 2024 à 10h', { ...day(2024, 11, 18), ...at(10) }],
    ['1er octobre 2024', day(2024, 10, 1)],
    ['mar. 12 nov. 2024', { weekday: 2, ...day(2024, 11, 12) }],
    ['23 avril', { day: { month: 4, day: 23 } }],
    ['Le 24/10 à 14:26', { day: { month: 10, day: 24, numbers: 'day-first' }, ...at(14, 26) }],
    ['Nov 18, 2024 10:15 AM', { ...day(2024, 11, 18), ...at(10, 15) }],
    [
      'October 24, 2025 · 2:45 PM GMT+1 · Updated 3 hours ago',
      { ...day(2025, 10, 24), ...at(14, 45), zone: 60 },
    ],
    ['Published On 24 Oct 2025', day(2025, 10, 24)],
    ['Nov. 18', { day: { month: 11, day: 18 } }],
    ['18 de noviembre de 2024', day(2024, 11, 18)],
    ['الإثنين 22 أبريل 2024 - 21:21', { weekday: 1, ...day(2024, 4, 22), ...at(21, 21) }],
    ['22 يوليوز 2024', day(2024, 7, 22)],
    ['22 غشت 2024', day(2024, 8, 22)],
    ['2 شتنبر 2024', day(2024, 9, 2)],
    ['2 نونبر 2024', day(2024, 11, 2)],
    ['2 دجنبر 2024', day(2024, 12, 2)],
    ['1 تموز 2024', day(2024, 7, 1)],
    ['1 آب 2024', day(2024, 8, 1)],
    ['3 كانون الثاني 2024', day(2024, 1, 3)],
    ['11 جويلية 2024', day(2024, 7, 11)],
    ['11 يوليو 2024', day(2024, 7, 11)],
    ['11 أغسطس 2024', day(2024, 8, 11)],
    [
      'Publié le 12 octobre 2023 à 15h38 | Modifié 12 octobre 2023 à 15h43',
      { ...day(2023, 10, 12), ...at(15, 38) },
    ],
  ])('%s is read', (printed, clue) => {
    expect(readWhole(printed)).toEqual(clue)
  })
})

describe('what is no time', () => {
  test.each([
    '',
    'lundi',
    '3 commentaires',
    '5 min read',
    '12.50 DH',
    'Fajr 06:14',
    '09:00 - 18:00',
    '25:10',
    '08:75',
    '24:01',
    '12/13/14/15',
    '32/10/2025',
    '2024',
    '1234567890',
    '5-1',
    '12:30:45:10',
    'Le 35 octobre 2024',
    '76e position',
    'x'.repeat(200),
    `08:05 ${' '.repeat(200)}`,
  ])('"%s" is none', (printed) => {
    expect(readWhole(printed)).toBeUndefined()
  })
})
