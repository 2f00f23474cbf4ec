import { describe, expect, test } from 'vitest'
import { findMonth, foldWord } from '../../utils/parse/months.ts'

function read(...words: string[]): number | undefined {
  return findMonth(words.map(foldWord))?.month
}

describe('the months of the languages read most', () => {
  test.each([
    ['French', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
    ['French, short', 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'],
    ['English', 'January February March April May June July August September October November December'],
    ['English, short', 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'],
    ['Spanish', 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'],
    ['Arabic of the Maghreb', 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'],
    ['Arabic of Algeria', 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر'],
    ['Arabic of the Gulf', 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'],
    [
      'Arabic of the Levant',
      'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول',
    ],
  ])('%s', (_language, names) => {
    expect(names.split(' ').map((name) => read(name))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

test.each([
  ['Juli', 7],
  ['Mär', 3],
  ['dezembro', 12],
  ['gennaio', 1],
  ['października', 10],
  ['listopada', 11],
  ['heinäkuuta', 7],
  ['Ιούλ', 7],
  ['július', 7],
  ['февраля', 2],
  ['Eylül', 9],
  ['ספטמבר', 9],
  ['maart', 3],
])('%s is asked of Intl', (name, month) => {
  expect(read(name)).toBe(month)
})

test('the last name counts: the Tuesday of the French is shortened to their March', () => {
  expect(findMonth(['mar', 'dec'])).toEqual({ month: 12, at: 1 })
  expect(findMonth(['dec', 'mar'])).toEqual({ month: 3, at: 1 })
})

test.each(['', 'zzz', 'monday', 'lundi', 'constructor', '13'])('%j is no month', (word) => {
  expect(read(word)).toBeUndefined()
})

test.each([
  ['Février', 'fevrier'],
  ['أبريل', 'ابريل'],
  ['آب', 'اب'],
  ['غـشـت', 'غشت'],
  ['déc.', 'dec'],
  ['11월', '11월'],
])('%s folds to %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded)
})
