import { describe, expect, test } from 'vitest'
import type { Rule, RuleDraft } from '../../utils/rule.ts'
import { openCatcher, openFilter, type Teller, type Told } from '../../utils/sift/filter.ts'

const now = Date.parse('2026-07-10T09:00:00Z')
const day = 24 * 60 * 60_000
const source: Teller = { id: 1, language: 'fr', folder: 'Sport' }

/** A clock that does not go. */
const stopped = () => 0

function catches(draft: Partial<RuleDraft>, story: Told | string, teller: Teller = source): boolean {
  const told = typeof story === 'string' ? { title: story } : story
  return openCatcher({ kind: 'mute', means: 'words', text: '', ...draft }, stopped)(told, teller) === true
}

let lastId = 0
function makeRule(fields: Partial<Rule>): Rule {
  lastId += 1
  return { id: lastId, kind: 'mute', means: 'words', text: 'coupe', changedAt: now, ...fields }
}

function judge(rules: Rule[], title = 'La coupe du monde', at = now) {
  return openFilter(rules, stopped).judge({ title }, source, at)
}

describe('words', () => {
  test.each([
    ['coupe', 'La Coupe du monde'],
    ['COUPE', 'la coupe'],
    ['ete', 'L’été à Fès'],
    ['été', 'Un ETE chaud'],
    ['monde coupe', 'La coupe du monde'],
    ['coeur', 'Le cœur d’une ville'],
    ['Al-Ahly', 'Al Ahly gagne'],
    ['12', 'Les ١٢ villes'],
    ['كأس العالم', 'كَأْسُ العَالَم 2026'],
    ['كاس', 'كأس العالم'],
    ['عالم', 'كأس العالم'],
    ['مدرسه', 'افتتاح مدرسة جديدة'],
    ['مستشفي', 'مستشفى جديد'],
    ['rugby, coupe', 'La coupe du monde'],
    ['coupe ، رياضة', 'La coupe du monde'],
    ['rugby; tennis ,coupe', 'La coupe'],
    ['4,000', 'Ils sont 4.000'],
    ['4\u202f000', 'Ils sont 4 000'],
    ['rugby,12,coupe', 'Le rugby'],
    ['2026,2030', 'En 2030'],
    ['12, 000', 'En 12 jours'],
    ['monde\u00a0coupe', 'La coupe du monde'],
  ])('%s catch "%s"', (text, title) => {
    expect(catches({ text }, title)).toBe(true)
  })

  test.each([
    ['coupe', 'Les coupes budgétaires'],
    ['coupe', 'Découpe'],
    ['coupe monde', 'La coupe est pleine'],
    ['rugby, tennis', 'La coupe du monde'],
    ['Al-Ahly', 'Ahly gagne chez Al'],
    ['', 'La coupe'],
    [' , ,', 'La coupe'],
    ['4,000', 'Les 4 villes'],
    ['1,250,000', '1 000 pour 250'],
    ['4\u202f000', 'Pour 000, dites 4'],
    ['…!', 'La coupe'],
  ])('%s do not catch "%s"', (text, title) => {
    expect(catches({ text }, title)).toBe(false)
  })

  test('catch as parts of longer ones where that is wanted', () => {
    expect(catches({ text: 'coupe', parts: true }, 'La découpe')).toBe(true)
    expect(catches({ text: 'foot', parts: true }, 'Le football')).toBe(true)
    expect(catches({ text: 'غرب', parts: true }, 'المغربية للطيران')).toBe(true)
    expect(catches({ text: 'foot balle', parts: true }, 'Le football')).toBe(false)
  })

  test('are looked for in what the story says below its headline, but not for ever', () => {
    expect(catches({ text: 'rugby' }, { title: 'Sport', summary: 'Le rugby' })).toBe(true)
    expect(catches({ text: 'rugby' }, { title: 'Sport', summary: `${'mot '.repeat(100)}rugby` })).toBe(false)
  })

  test('are not looked for in the name of the author', () => {
    expect(catches({ text: 'martin' }, { title: 'Sport', author: 'Anne Martin' })).toBe(false)
  })
})

describe('a phrase', () => {
  test('is caught in its order alone, and as whole words', () => {
    expect(catches({ means: 'phrase', text: 'coupe du Monde' }, 'La Coupe du monde')).toBe(true)
    expect(catches({ means: 'phrase', text: 'du monde coupe' }, 'La coupe du monde')).toBe(false)
    expect(catches({ means: 'phrase', text: 'coupe du mon' }, 'La coupe du monde')).toBe(false)
  })

  test('takes commas as spaces', () => {
    expect(catches({ means: 'phrase', text: 'Rabat, Salé' }, 'Pluie à Rabat Salé')).toBe(true)
  })

  test('of signs alone catches nothing', () => {
    expect(catches({ means: 'phrase', text: '?!' }, 'Quoi ?!')).toBe(false)
  })
})

describe('an author', () => {
  test('is caught by any part of the name, in whole words', () => {
    const story = { title: 'Sport', author: 'Anne-Marie Léger' }
    expect(catches({ means: 'author', text: 'leger' }, story)).toBe(true)
    expect(catches({ means: 'author', text: 'anne marie leger' }, story)).toBe(true)
    expect(catches({ means: 'author', text: 'leg' }, story)).toBe(false)
  })

  test('who is not named is nobody', () => {
    expect(catches({ means: 'author', text: 'anne' }, 'Anne')).toBe(false)
    expect(catches({ means: 'author', text: '–' }, 'Anne')).toBe(false)
  })
})

describe('a language', () => {
  test('is the one that the source declares, whatever the region', () => {
    expect(catches({ means: 'language', text: 'fr' }, 'Bonjour', { id: 1, language: 'fr-MA' })).toBe(true)
    expect(catches({ means: 'language', text: 'fr' }, 'Bonjour', { id: 1, language: 'FR_fr' })).toBe(true)
    expect(catches({ means: 'language', text: 'en' }, 'Bonjour', { id: 1, language: 'fr' })).toBe(false)
  })

  test('is Arabic where the letters are, and not what the source declares', () => {
    expect(catches({ means: 'language', text: 'ar' }, 'أمطار في مراكش')).toBe(true)
    expect(catches({ means: 'language', text: 'fr' }, 'أمطار في مراكش')).toBe(false)
  })

  test('that nobody declares is not caught', () => {
    expect(catches({ means: 'language', text: 'fr' }, 'Bonjour', { id: 1 })).toBe(false)
    expect(catches({ means: 'language', text: '' }, 'Bonjour', { id: 1 })).toBe(false)
  })
})

describe('a pattern', () => {
  const pattern = (text: string) => ({ means: 'pattern', text }) as const

  test('sees the text as it is written, accents and all, but for capitals', () => {
    expect(catches(pattern('^la coupe .* monde$'), 'La coupe du MONDE')).toBe(true)
    expect(catches(pattern('ete'), 'L’été')).toBe(false)
    expect(catches(pattern('été'), 'L’e\u0301te\u0301'.normalize('NFD'))).toBe(true)
  })

  test('that is broken or refused catches nothing', () => {
    expect(catches(pattern('('), '(')).toBe(false)
    expect(catches(pattern('(a+)+$'), 'aaa')).toBe(false)
  })

  test('sees no more than the beginning of a long text', () => {
    expect(catches(pattern('end'), `${'x'.repeat(299)} end`)).toBe(false)
  })

  /** Each look at the clock is so many milliseconds after the one before. */
  const clockOf = (...steps: number[]) => {
    let at = 0
    return () => {
      at += steps.shift() ?? 0
      return at
    }
  }

  test('that takes more than 50 ms twice is switched off, and catches nothing from then on', () => {
    const slow = makeRule(pattern('coupe'))
    const other = makeRule({ kind: 'highlight', text: 'monde' })
    const filter = openFilter([slow, other], clockOf(0, 51, 0, 51))
    const story = { title: 'La coupe du monde' }
    expect(filter.listSlow()).toEqual([])
    expect(filter.judge(story, source, now)).toEqual({ highlightedBy: other.id })
    expect(filter.listSlow()).toEqual([slow.id])
    expect(filter.judge(story, source, now)).toEqual({ highlightedBy: other.id })
  })

  test('is not to blame for one pause of the machine', () => {
    const rule = makeRule(pattern('coupe'))
    const filter = openFilter([rule], clockOf(0, 900, 0, 1))
    expect(filter.judge({ title: 'La coupe' }, source, now)).toEqual({ mutedBy: rule.id })
    expect(filter.listSlow()).toEqual([])
  })

  test('that took 50 ms and no more stays on', () => {
    const filter = openFilter([makeRule(pattern('coupe'))], clockOf(0, 50))
    expect(filter.judge({ title: 'La coupe' }, source, now)).toHaveProperty('mutedBy')
  })

  test('that was switched off before catches nothing', () => {
    expect(judge([makeRule({ ...pattern('coupe'), slowAt: now - day })])).toEqual({})
  })
})

describe('where', () => {
  test.each([
    [{ sourceId: 1 }, true],
    [{ sourceId: 2 }, false],
    [{ folder: 'Sport' }, true],
    [{ folder: 'sport' }, false],
    [{ sourceId: 1, folder: 'Sport' }, true],
    [{ sourceId: 1, folder: 'News' }, false],
    [{}, true],
  ])('%j of a source in the folder Sport: %s', (place, isCaught) => {
    expect(catches({ means: 'any', ...place }, 'Whatever')).toBe(isCaught)
    expect(catches({ text: 'coupe', ...place }, 'La coupe')).toBe(isCaught)
  })

  test('a source without a folder is in none', () => {
    expect(catches({ means: 'any', folder: 'Sport' }, 'Whatever', { id: 3 })).toBe(false)
  })
})

describe('until', () => {
  test('a rule catches up to its last moment, and nothing from the next on', () => {
    const rules = [makeRule({ untilAt: now })]
    expect(judge(rules, undefined, now - 1)).toHaveProperty('mutedBy')
    expect(judge(rules, undefined, now)).toEqual({})
    expect(judge(rules, undefined, now + day)).toEqual({})
  })

  test('a clock that is set back begins it anew', () => {
    const filter = openFilter([makeRule({ untilAt: now })], stopped)
    const story = { title: 'La coupe' }
    expect(filter.judge(story, source, now + day)).toEqual({})
    expect(filter.judge(story, source, now - day)).toHaveProperty('mutedBy')
  })
})

describe('what becomes of a story', () => {
  test('without a rule that catches it is nothing', () => {
    expect(judge([])).toEqual({})
    expect(judge([makeRule({ text: 'rugby' })])).toEqual({})
  })

  test('is all that the rules want of it, each thing once', () => {
    const [first, second] = [makeRule({ kind: 'highlight' }), makeRule({ kind: 'highlight' })]
    const rules = [first, second, makeRule({ kind: 'alert' }), makeRule({ kind: 'save' })]
    expect(judge(rules)).toEqual({ highlightedBy: first.id, isTold: true, isSaved: true })
  })

  test('is to be muted and nothing else, wherever among the rules that is said', () => {
    const mute = makeRule({ text: 'monde' })
    const others = (['highlight', 'alert', 'save'] as const).map((kind) => makeRule({ kind }))
    expect(judge([...others, mute])).toEqual({ mutedBy: mute.id })
    expect(judge([mute, ...others])).toEqual({ mutedBy: mute.id })
  })

  test('is told of the first rule that mutes it', () => {
    const [first, second] = [makeRule({}), makeRule({})]
    expect(judge([first, second])).toEqual({ mutedBy: first.id })
  })
})
