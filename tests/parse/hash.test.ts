import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashText } from '../../utils/parse/hash.ts'

test('the name of a text is the same on every machine and in every version', () => {
  expect(hashText('')).toBe('wvjl67o80326c8wzs8fs1')
  expect(hashText('hello\n')).toBe('nnjiot932h1oqeuwgubr2')
})

test('a text has a name of letters and digits, as long for a book as for a word', () => {
  for (const text of ['', 'a', 'é', '😀', 'x'.repeat(1_000_000)])
    expect(hashText(text)).toMatch(/^[a-z\d]{12,22}$/)
})

test('different texts have different names', () => {
  const names = new Set(Array.from({ length: 100_000 }, (_, index) => hashText(`Headline ${index}`)))
  expect(names.size).toBe(100_000)
})

test('one different letter makes a different name', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
      expect(hashText(a) === hashText(b)).toBe(a === b)
    }),
  )
})
