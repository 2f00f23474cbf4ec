import { describe, expect, test } from 'vitest'
import { emptyFields, fillFields, readAsked, readFields, writeAsked } from '../../components/rule-draft.ts'
import { listWords, pickWords, tickWord } from '../../components/rule-words.ts'
import type { Rule } from '../../utils/rule.ts'
import { openCatcher } from '../../utils/sift/filter.ts'

describe('words picked from a headline', () => {
  test.each([
    ['World Cup ferry timetable: 4,000 seats added', ['World', 'Cup']],
    ['Record crowd in Doha as the World Cup opens', ['Doha']],
    ['The World Cup opens in rain', ['World', 'Cup']],
    ['Séisme près de L’Aquila, en Italie', ['Aquila']],
    // A capital that begins a sentence, or every word, tells of no name.
    ['Casablanca à l’heure de 2030 : une ville en chantier', []],
    ['“Quiet night” expected on all roads', []],
    ['Nine Villages Wait For Rain', []],
    ['المغرب يفوز بكأس إفريقيا للأمم', []],
    ['Why Now', []],
  ])('%s', (headline, words) => {
    expect(pickWords(headline)).toEqual(words)
  })

  test('each stands there once, in its order, without those that say little', () => {
    expect(listWords('The storm after the storm: what we know about L’Aquila')).toEqual([
      'storm',
      'know',
      'Aquila',
    ])
    expect(listWords('بعد المباراة التي حسمها المغرب')).toEqual(['المباراة', 'حسمها', 'المغرب'])
  })

  test.each([
    ['World Cup ferry timetable: 4,000 seats added', '4,000'],
    ['Plus de 4\u202f000 manifestants à Rabat', '4\u202f000'],
    ['Plus de 12 500 manifestants à Rabat', '12\u00a0500'],
    ['Inflation slows to 3.5 percent', '3.5'],
    ['A deal of 1.25bn for the port', '1.25bn'],
    ['Match moved to 20:30 tonight', '20:30'],
    ['حضر ٤٬٠٠٠ مشجع', '٤٬٠٠٠'],
  ])('of “%s” have a number whole', (headline, number) => {
    const digits = listWords(headline).filter((word) => /\p{Nd}/u.test(word))
    expect(digits).toEqual([number])
    const rule = { kind: 'mute', means: 'words', text: number } as const
    expect(openCatcher(rule, () => 0)({ title: headline }, { id: 1 })).toBe(true)
    expect(openCatcher(rule, () => 0)({ title: 'Room 4, 12 and 1, 000 500 30 5' }, { id: 1 })).toBe(false)
  })

  test('are ticked in the headline’s order, and what was typed beside them stays', () => {
    const words = listWords('World Cup ferry timetable')
    expect(tickWord('Cup', 'World', words)).toBe('World Cup')
    expect(tickWord('World timetable', 'ferry', words)).toBe('World ferry timetable')
    expect(tickWord('', 'Cup', words)).toBe('Cup')
    expect(tickWord('boat,  Cup', 'ferry', words)).toBe('boat, Cup ferry')
    expect(tickWord('boat, World Cup', 'World', words)).toBe('boat, Cup')
  })

  test('of nothing are none', () => {
    expect([pickWords(''), listWords('… !')]).toEqual([[], []])
  })
})

describe('what a form holds', () => {
  const zone = 'Africa/Casablanca'

  test('ends with its last day in the reader’s zone, and reads the same again', () => {
    const fields = { ...emptyFields, text: 'World Cup', where: 'folder A b', lastDay: '2026-07-20' }
    const draft = readFields(fields, zone)
    expect(draft).toEqual({
      kind: 'mute',
      means: 'words',
      text: 'World Cup',
      folder: 'A b',
      untilAt: Date.parse('2026-07-21T00:00:00+01:00'),
    })
    expect(fillFields({ ...draft, id: 1, changedAt: 0 } as Rule, zone)).toEqual(fields)
  })

  test('names a source by its id, and nothing where everything is meant', () => {
    const draft = readFields(
      { ...emptyFields, means: 'any', text: 'left', where: 'source 12', parts: true },
      zone,
    )
    expect(draft).toEqual({ kind: 'mute', means: 'any', text: '', sourceId: 12 })
    expect(fillFields({ ...draft, id: 1, changedAt: 0 } as Rule, zone).where).toBe('source 12')
  })

  test('a story’s headline goes through an address whole, whatever it says', () => {
    for (const headline of ['50 % & plus #1?', 'المغرب', 'a=b&c']) {
      expect(readAsked(writeAsked({ headline, sourceId: 3 }))).toEqual({ headline, sourceId: 3 })
    }
    for (const hash of ['', '#rule=', '#rule=1&%', '#settings']) expect(readAsked(hash)).toBeUndefined()
  })
})
