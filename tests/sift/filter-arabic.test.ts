import { describe, expect, test } from 'vitest'
import type { RuleDraft } from '../../utils/rule.ts'
import { openCatcher } from '../../utils/sift/filter.ts'

function catches(draft: Partial<RuleDraft>, title: string): boolean {
  const wanted: RuleDraft = { kind: 'mute', means: 'words', text: '', ...draft }
  return openCatcher(wanted, () => 0)({ title }, { id: 1 }) === true
}

describe('words', () => {
  test.each([
    ['أسعار', 'إضراب في ميناء طنجة وأسعار السمك ترتفع'],
    ['اسعار', 'إضراب في ميناء طنجة وأسعار السمك ترتفع'],
    ['كتاب', 'المعرض الدولي للكتاب'],
    ['معرض كتاب', 'بالمعرض الدولي للكتاب'],
    ['الكتاب', 'المعرض الدولي للكتاب'],
    ['المعرض', 'معرض الكتاب'],
    ['رياضة, للأسعار', 'ارتفاع الأسعار'],
    ['ألعاب', 'انطلاق بالألعاب الأولمبية'],
    ['الألعاب', 'استعداد للألعاب'],
  ])('%s catch what Arabic joins others to: "%s"', (text, title) => {
    expect(catches({ text }, title)).toBe(true)
    expect(catches({ text, parts: true }, title)).toBe(true)
  })

  test.each([
    ['أسعار', 'وأسعارها ترتفع'],
    ['تاب', 'معرض الكتاب'],
    ['كتاب', 'تاب وعاد'],
    ['وزير', 'زير الماء'],
    ['زير', 'الوزير الأول'],
    ['دم', 'كرة القدم ودم'],
    ['معرض كتاب', 'المعرض الدولي للصور'],
  ])('%s do not catch what only looks so: "%s"', (text, title) => {
    expect(catches({ text }, title)).toBe(false)
  })

  test('as parts are caught inside others still', () => {
    expect(catches({ text: 'كتاب', parts: true }, 'استكتاب')).toBe(true)
    expect(catches({ text: 'كتاب', parts: true }, 'كتب')).toBe(false)
  })
})

describe('a phrase', () => {
  test.each([
    ['كأس العالم', 'الفوز بكأس العالم', true],
    ['كأس العالم', 'الفوز بالكأس', false],
    ['كأس العالم', 'كأس للعالم', false],
    ['كأس العالم', 'العالم وكأس', false],
    ['المنتخب الوطني', 'فوز للمنتخب الوطني', true],
    ['المنتخب الوطني', 'فوز للمنتخب الوطنية', false],
  ])('%s may have others joined to its first word, and to that alone: "%s" %s', (text, title, isCaught) => {
    expect(catches({ means: 'phrase', text }, title)).toBe(isCaught)
  })
})
