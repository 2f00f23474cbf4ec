import { describe, expect, test } from 'vitest'
import type { Clue } from '../../utils/parse/clock-parts.ts'
import { endsInUpdate, readLead, readTail } from '../../utils/parse/clock-read.ts'

const at = (hour: number, minute = 0, second = 0) => ({ clock: (hour * 60 + minute) * 60 + second })
const minutes = (count: number): Clue => ({ age: count * 60_000 })
const hours = (count: number): Clue => minutes(count * 60)
const day = (year: number, month: number, date: number) => ({ day: { year, month, day: date } })
const numbers = (
  year: number,
  month: number,
  date: number,
  order: 'day-first' | 'month-first' | 'either',
) => ({
  day: { year, month, day: date, numbers: order },
})

describe('a time in front of a headline', () => {
  test.each<[string, Clue, string]>([
    ['08:05Pays-Bas : la coalition résiste', at(8, 5), 'Pays-Bas : la coalition résiste'],
    ['- 08:0112 morts à la frontière', at(8, 1), '12 morts à la frontière'],
    ['08:05 - Le Maroc gagne', at(8, 5), 'Le Maroc gagne'],
    ['08:05 | Sport | Le Maroc gagne', at(8, 5), 'Sport | Le Maroc gagne'],
    ['08h05 à Rabat, le roi reçoit', at(8, 5), 'à Rabat, le roi reçoit'],
    ['08:05 Le lundi noir de la Bourse', at(8, 5), 'Le lundi noir de la Bourse'],
    ['(08:05) Le Maroc gagne', at(8, 5), 'Le Maroc gagne'],
    ['8:05 AM President speaks', at(8, 5), 'President speaks'],
    ['08:05:30 Le Maroc gagne', at(8, 5, 30), 'Le Maroc gagne'],
    ['٠٨:٠٥ الملك يستقبل', at(8, 5), 'الملك يستقبل'],
    [
      '24/10/2025 14:26 Le Maroc gagne',
      { ...numbers(2025, 10, 24, 'day-first'), ...at(14, 26) },
      'Le Maroc gagne',
    ],
    ['18 nov. 2024 à 10h15 – Le roi', { ...day(2024, 11, 18), ...at(10, 15) }, 'Le roi'],
    ['Hier à 21:00 - Le Maroc gagne', { daysBack: 1, ...at(21) }, 'Le Maroc gagne'],
    ['Il y a 5 min - Le Maroc gagne', { age: 300_000 }, 'Le Maroc gagne'],
  ])('%s', (line, clue, rest) => {
    const found = readLead(line)
    expect(found?.clue).toEqual(clue)
    expect(line.slice(found?.to)).toBe(rest)
  })

  test.each([
    '12.50 DH le kilo de tomates',
    '5.10 % de croissance attendue',
    '09:00 - 18:00 ouvert au public',
    '09:00 à 18:00 du lundi au vendredi',
    '5 min pour comprendre la crise',
    '5 min - tout comprendre de la crise',
    'Il y a 5 ans disparaissait le poète',
    '2024: une année de sécheresse',
    'À 20h30, le Raja affronte le Wydad',
    'Le 12 octobre, le roi ouvre la session',
    'Hier à Rabat, le roi a ouvert la session',
    '3 morts et 5 blessés à Settat',
    '24 heures pour convaincre',
    '[…] et la suite',
  ])('"%s" opens with none', (line) => {
    expect(readLead(line)).toBeUndefined()
  })
})

describe('a time behind a headline', () => {
  test.each<[string, Clue, string]>([
    ['Le Maroc gagne - 08:05', at(8, 5), 'Le Maroc gagne'],
    ['Le Maroc gagne (08:05)', at(8, 5), 'Le Maroc gagne'],
    ['Par Ahmed Alaoui - 24 oct. 2025 à 14:26', { ...day(2025, 10, 24), ...at(14, 26) }, 'Par Ahmed Alaoui'],
    ['Par Ahmed le 24 octobre 2025 à 14h26', { ...day(2025, 10, 24), ...at(14, 26) }, 'Par Ahmed'],
    ['Société | il y a 2 heures', hours(2), 'Société'],
    ['الملك يستقبل - ٠٨:٠٥', at(8, 5), 'الملك يستقبل'],
    ['Rabat, 24 octobre 2025', day(2025, 10, 24), 'Rabat'],
  ])('%s', (line, clue, rest) => {
    const found = readTail(line)
    expect(found?.clue).toEqual(clue)
    expect(line.slice(0, found?.from)).toBe(rest)
  })

  test.each(['Le Maroc joue ce soir à 20h30', 'Raja 2 - 1', 'Ouvert de 09:00 - 18:00', 'Bilan : 12 morts'])(
    '"%s" ends with none',
    (line) => {
      expect(readTail(line)).toBeUndefined()
    },
  )
})

test.each([
  ['Mis à jour le ', true],
  ['(màj : ', true],
  ['Le débat est modifié', true],
  ['démodifié ', false],
  ['Updated: ', true],
  ['آخر تحديث ', true],
  ['Publié le ', false],
])('what follows "%s" is the time of a change: %s', (text, isUpdate) => {
  expect(endsInUpdate(text)).toBe(isUpdate)
})
