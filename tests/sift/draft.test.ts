import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RuleDraft } from '../../utils/rule.ts'
import { findFault, openCatcher } from '../../utils/sift/filter.ts'

const now = Date.parse('2026-07-10T09:00:00Z')

function catches(given: RuleDraft, title: string): boolean {
  return openCatcher(given, () => 0)({ title }, { id: 1, language: 'fr' }) === true
}

describe('a draft', () => {
  const draft = (fields: Partial<RuleDraft>): RuleDraft => ({
    kind: 'mute',
    means: 'words',
    text: 'coupe',
    ...fields,
  })

  test.each([
    [draft({}), undefined],
    [draft({ text: '  ' }), 'empty'],
    [draft({ text: '?!' }), 'empty'],
    [draft({ means: 'phrase', text: '' }), 'empty'],
    [draft({ means: 'author', text: '—' }), 'empty'],
    [draft({ means: 'language', text: '' }), 'empty'],
    [draft({ means: 'language', text: 'fr' }), undefined],
    [draft({ means: 'any', text: '' }), 'everything'],
    [draft({ means: 'any', text: '', sourceId: 1 }), undefined],
    [draft({ means: 'any', text: '', folder: 'Sport' }), undefined],
    [draft({ means: 'pattern', text: '' }), 'empty'],
    [draft({ means: 'pattern', text: '(' }), 'broken'],
    [draft({ means: 'pattern', text: 'x'.repeat(201) }), 'too-long'],
    [draft({ means: 'pattern', text: '(a+)+' }), 'too-slow'],
    [draft({ means: 'pattern', text: 'a|' }), 'everything'],
    [draft({ means: 'pattern', text: '.*' }), 'everything'],
    [draft({ means: 'pattern', text: '\\?$' }), undefined],
    [draft({ untilAt: now }), 'past'],
    [draft({ untilAt: now + 1 }), undefined],
  ] as const)('%j: %s', (given, fault) => {
    expect(findFault(given, now)).toBe(fault)
  })

  test('without a fault never throws, and neither does one with any', () => {
    const anyDraft = fc.record({
      kind: fc.constantFrom('mute', 'highlight', 'alert', 'save'),
      means: fc.constantFrom('words', 'phrase', 'pattern', 'author', 'language', 'any'),
      text: fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('(', 'a, b', 'المغرب')),
    }) satisfies fc.Arbitrary<RuleDraft>
    fc.assert(
      fc.property(anyDraft, fc.string({ unit: 'grapheme', maxLength: 80 }), (given, title) => {
        findFault(given, now)
        expect(typeof catches(given, title)).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  test('of a headline’s own words catches that headline, with words and as a phrase', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[\p{L}\p{Nd}]{1,8}$/u), { minLength: 1, maxLength: 6 }),
        (words) => {
          const title = words.join(' ')
          fc.pre(findFault(draft({ text: title }), now) === undefined)
          expect(catches(draft({ means: 'phrase', text: title }), title)).toBe(true)
          expect(catches(draft({ text: title }), title)).toBe(true)
          expect(catches(draft({ text: title, parts: true }), title)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
