import { describe, expect, test } from 'vitest'
import { emptyFields, fillFields, readAsked, readFields, writeAsked } from '../../components/rule-draft.ts'
import { listWords, pickWords } from '../../components/rule-words.ts'
import type { Rule } from '../../utils/rule.ts'

describe('words picked from a headline', () => {
  test.each([
    ['Record crowd in Doha as the World Cup opens', ['Doha', 'World']],
    ['Casablanca à l’heure de 2030 : une ville en chantier', ['Casablanca', 'chantier']],
    ['Pays-Bas : la coalition gouvernementale résiste', ['coalition', 'gouvernementale']],
    ['المغرب يفوز بكأس إفريقيا للأمم', ['المغرب', 'إفريقيا']],
    ['Nine Villages Wait For Rain', ['Nine', 'Villages']],
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
