import { describe, expect, test } from 'vitest'
import { foldWords } from '../utils/fold.ts'
import { findSpans, isIn, openNeedle } from '../utils/joined.ts'
import { expectWithin } from './support/cpu-time.ts'

const begins = (typed: string, text: string) => isIn(foldWords(text), openNeedle(foldWords(typed).trimEnd()))
const says = (typed: string, text: string) => isIn(foldWords(text), openNeedle(foldWords(typed)))

describe('a word of four letters or more', () => {
  test.each([
    'كتاب',
    'الكتاب',
    'وكتاب',
    'فكتاب',
    'بكتاب',
    'ككتاب',
    'لكتاب',
    'للكتاب',
    'والكتاب',
    'فالكتاب',
    'بالكتاب',
    'كالكتاب',
    'وللكتاب',
    'فللكتاب',
    'وبالكتاب',
    'وبكتاب',
    'ولكتاب',
    'فبكتاب',
    'فلكتاب',
    'وَلِلْكِتَاب',
  ])('is found in %s, typed with its article and without', (written) => {
    for (const typed of ['كتاب', 'الكتاب']) {
      expect(says(typed, `معرض ${written} الدولي`), typed).toBe(true)
      expect(begins(typed, `معرض ${written} الدولي`), typed).toBe(true)
      expect(begins(typed, `معرض ${written}ات`), typed).toBe(true)
      expect(says(typed, `معرض ${written}ات`), typed).toBe(false)
    }
  })

  test.each(['مكتاب', 'تكتاب', 'سكتاب', 'ووكتاب', 'الوكتاب', 'abوكتاب'])('is not found in %s', (written) => {
    expect(says('كتاب', written)).toBe(false)
    expect(begins('كتاب', written)).toBe(false)
  })

  test('is found where it begins with a hamza, however that is written', () => {
    for (const written of ['ألمانيا', 'وألمانيا', 'بألمانيا', 'لألمانيا', 'لالمانيا']) {
      expect(says('ألمانيا', `وزير ${written}`), written).toBe(true)
    }
    for (const written of ['ألعاب', 'الألعاب', 'والألعاب', 'بالألعاب', 'للألعاب', 'وبالألعاب', 'لألعاب']) {
      for (const typed of ['ألعاب', 'الألعاب', 'العاب']) {
        expect(says(typed, `وزير ${written}`), `${typed} in ${written}`).toBe(true)
      }
    }
  })
})

describe('a word of three letters', () => {
  test.each(['حرب', 'الحرب', 'وحرب', 'بحرب', 'لحرب', 'للحرب', 'والحرب', 'وللحرب'])(
    'is found in %s',
    (written) => {
      expect(says('حرب', `نهاية ${written}`)).toBe(true)
      expect(begins('حرب', `نهاية ${written}`)).toBe(true)
    },
  )

  test.each([
    ['تاب', 'كتابة جديدة'],
    ['احد', 'واحدة من المدن'],
    ['آية', 'ولاية الرباط'],
    ['زير', 'الوزير'],
    ['حرب', 'ولحرب'],
  ])('that others only end with is not: %s in %s', (typed, text) => {
    expect(begins(typed, text)).toBe(false)
    expect(says(typed, text)).toBe(false)
  })

  test('is asked for with its article where it is typed so', () => {
    expect(begins('الأحد', 'يوم الأحد')).toBe(true)
    expect(begins('الأحد', 'مباريات للأحد')).toBe(true)
    expect(begins('الأحد', 'أحداث')).toBe(false)
    expect(begins('الأحد', 'واحد')).toBe(false)
  })
})

test.each([
  ['دم', 'ودم'],
  ['دم', 'قدم'],
  ['من', 'ومن'],
  ['الله', 'له'],
])('a word of two letters or fewer is found as it is alone: %s is not in %s', (typed, text) => {
  expect(says(typed, text)).toBe(false)
  expect(begins(typed, text)).toBe(false)
})

describe('a word that is typed with others joined to it', () => {
  test.each([
    ['وأسعار', 'أسعار السمك'],
    ['وأسعار', 'الأسعار'],
    ['وأسعار', 'بأسعار'],
    ['للكتاب', 'معرض الكتاب'],
    ['والكتاب', 'كتاب'],
    ['بالمغرب', 'المغرب'],
    ['بالمغرب', 'والمغرب'],
    ['وللمغرب', 'المغرب'],
    ['وألمانيا', 'ألمانيا'],
    ['والألمانيات', 'الألمانيات'],
  ])('is found without them: %s in %s', (typed, text) => {
    expect(says(typed, text)).toBe(true)
  })

  test.each([
    ['وزير', 'زير نساء'],
    ['وطن', 'طن من القمح'],
    ['وجهات', 'الجهات'],
    ['واحد', 'أحداث'],
    ['كتاب', 'تاب'],
    ['لبنان', 'بنان'],
    ['والدين', 'الدين'],
    ['فرنسا', 'رنسا'],
  ])('finds itself, and nothing that it only looks like: %s is not in %s', (typed, text) => {
    expect(begins(typed, typed)).toBe(true)
    expect(says(typed, `قال ${typed} أمس`)).toBe(true)
    expect(begins(typed, text)).toBe(false)
    expect(says(typed, text)).toBe(false)
  })
})

test.each([
  ['وزارة', 'بوزارة الداخلية'],
  ['وزير', 'والوزير'],
  ['ولاية', 'لولاية'],
  ['وكالة', 'للوكالة'],
])('%s, which begins like a joined word, is found in %s', (typed, text) => {
  expect(says(typed, text)).toBe(true)
})

test('of a phrase the first word may have others joined to it', () => {
  expect(says('كأس العالم', 'الفوز بكأس العالم')).toBe(true)
  expect(says('المنتخب الوطني', 'فوز للمنتخب الوطني')).toBe(true)
  expect(says('كأس العالم', 'كأس للعالم')).toBe(false)
})

test.each([
  ['port', 'aéroport'],
  ['port', 'وport'],
  ['2026', 'و2026'],
])('nothing is joined to words in other letters: %s is not in %s', (typed, text) => {
  expect(says(typed, text)).toBe(false)
})

test('one that is not there is found nowhere', () => {
  expect(findSpans(foldWords('أسعار السمك'), openNeedle(' غاييب'))).toEqual([])
  expect(findSpans(' ', openNeedle(' كتاب'))).toEqual([])
})

test.each([
  ['one word', 'ا'.repeat(100_000)],
  ['many words', 'وااا '.repeat(25_000)],
])('a hundred thousand letters in %s take no time', (_name, text) => {
  const words = foldWords(text)
  expectWithin(500, () => [isIn(words, openNeedle(' اااا')), findSpans(words, openNeedle(' ااا '))])
})
