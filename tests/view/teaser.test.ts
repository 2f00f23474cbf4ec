import { describe, expect, test } from 'vitest'
import { isDispatch, isTeaser } from '../../utils/view/teaser.ts'
import { expectWithin } from '../support/cpu-time.ts'

const words = (count: number) => Array.from({ length: count }, (_, nth) => `word${nth}`).join(' ')

test('a few lines are a teaser, and many are an article', () => {
  expect(isTeaser(words(30))).toBe(true)
  expect(isTeaser(words(119))).toBe(true)
  expect(isTeaser(`${words(150)}.`)).toBe(false)
  expect(isTeaser('')).toBe(true)
})

test.each([
  ['…'],
  ['...'],
  [' […]'],
  [' [...]'],
  ['… Read more'],
  ['. Continue reading the ferry stops →'],
  ['. Lire la suite »'],
  ['. Lire l’article'],
  ['… اقرأ المزيد'],
  ['. للمزيد'],
  ['. Weiterlesen'],
  [' […] The post The ferry stops appeared first on The Lorne Gazette.'],
  [' […] L’article La halle rouvre est apparu en premier sur L’Écluse.'],
])('many lines that end with "%s" go on elsewhere', (end) => {
  expect(isTeaser(words(200) + end)).toBe(true)
})

test.each([
  ['. The post The ferry stops appeared first on The Lorne Gazette.'],
  ['. “Well…” she said.'],
  ['. And nobody read more than she did.'],
])('an article that ends with "%s" is whole', (end) => {
  expect(isTeaser(words(200) + end)).toBe(false)
})

test('the lead of a ticker has little text of its own', () => {
  expect(isTeaser(`${words(60)}.`, true)).toBe(false)
  expect(isTeaser(words(20), true)).toBe(true)
  expect(isTeaser(`${words(60)}…`, true)).toBe(true)
})

test.each([['…'], ['.'], ['read more '], ['the post '], [' ']])('%s without end takes no time', (piece) => {
  expectWithin(1_000, () => isTeaser(words(200) + piece.repeat(200_000)))
})

describe('of a short dispatch', () => {
  const dispatch = 'The bridge over the river opened again at eight this morning.'

  test.each([
    ['the same', dispatch],
    ['the same in other signs', '  The bridge over the river opened again, at EIGHT this morning '],
    ['less, cut within a word', 'The bridge over the river opened aga…'],
    ['more', `${dispatch} The mayor was there.`],
  ])('the feed tells %s', (_what, feed) => {
    expect(isDispatch(dispatch, feed)).toBe(true)
  })

  test.each([
    ['something else than the feed', dispatch, 'The ferry of Port Lorne stops at six.'],
    ['nothing', '', dispatch],
    ['nothing that the feed tells', dispatch, ''],
    ['a label', 'The bridge', 'The bridge'],
    ['that it goes on', `${dispatch.slice(0, -1)}…`, dispatch],
    ['where the rest is', `${dispatch} Read more`, `${dispatch} Read more`],
  ])('a page that tells %s is not the whole', (_what, page, feed) => {
    expect(isDispatch(page, feed)).toBe(false)
  })

  test('Arabic is told by its words, however it is pointed', () => {
    expect(isDispatch('أعيد فتح الجسر على النهر هذا الصباح.', 'اعيد فتح الجسر علي النهر هذا الصباح')).toBe(
      true,
    )
  })
})
