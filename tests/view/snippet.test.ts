import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMatches, type Query, readQuery } from '../../utils/store/query.ts'
import { cutSnippet } from '../../utils/view/snippet.ts'

const ask = (typed: string) => readQuery(typed, 0, 'UTC') as Query
const long =
  'After two years of works the fishmonger and the baker are back in the centre of the old town, from '
const summary = `${long}early on Monday morning until late in the afternoon.`

const cut = (typed: string, text: { summary?: string; author?: string } = { summary }) =>
  cutSnippet('The covered market opens', text, ask(typed))

describe('the words by which a story was found', () => {
  test('are cut out with a word or two before them, from word to word', () => {
    expect(cut('baker')).toBe(
      '…and the baker are back in the centre of the old town, from early on Monday morning until late in…',
    )
    expect(cut('afternoon')).toBe('…in the afternoon.')
  })

  test('stand with all that is before them where that is little', () => {
    expect(cut('years')).toMatch(/^After two years of works .*…$/)
    expect(cut('rain', { summary: 'Rain.' })).toBe('Rain.')
  })

  test('are the first that the headline does not show', () => {
    expect(cut('market monday')).toMatch(/^…early on Monday/)
    expect(cut('centre baker market')).toMatch(/^…and the baker/)
  })

  test.each(['market', 'covered market', '"the covered"', '-rain', 'source:post', 'after:2026'])(
    'are none where the headline shows all that is asked for: %s',
    (typed) => {
      expect(cut(typed, { summary: 'A market, covered, of the post in rain in 2026.' })).toBeUndefined()
    },
  )

  test('are the author’s name where it is that', () => {
    expect(cut('salma', { summary, author: 'Salma B.' })).toBe('Salma B.')
    expect(cut('salma', { author: 'Salma B.' })).toBe('Salma B.')
  })

  test('are none where the story says nothing else, or nothing of it', () => {
    expect(cut('rain', {})).toBeUndefined()
    expect(cut('rain')).toBeUndefined()
  })

  test('are found in Arabic without its article, and where no spaces part the words', () => {
    const arabic = 'بعد عامين من الأشغال يعود الخباز إلى وسط المدينة القديمة'
    expect(cut('خباز', { summary: arabic })).toBe('…يعود الخباز إلى وسط المدينة القديمة')
    const chinese = `经过整整两年的施工改造之后，鱼贩和面包师回到老城${'的中心市场来了'.repeat(20)}`
    expect(cut('面包', { summary: chinese })).toMatch(/^…面包师回到老城的.{90,}…$/)
  })

  test('are always whole within what is cut, whatever surrounds them', () => {
    const filler = fc.array(fc.constantFrom('an', 'evening', 'é', '👩‍🌾', 'word', '—', ','), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(filler, filler, (before, behind) => {
        const text = [...before, 'needle', ...behind].join(' ')
        const shown = cut('needle', { summary: text }) as string
        expect(findMatches(shown, ask('needle'))).toHaveLength(1)
        expect(text).toContain(shown.replace(/^…/, '').replace(/…$/, ''))
        expect(shown.length).toBeLessThanOrEqual(160)
        expect(shown.isWellFormed()).toBe(true)
      }),
    )
  })
})
