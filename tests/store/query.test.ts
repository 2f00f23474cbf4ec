import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMatches, findMisread, matchSource, type Query, readQuery } from '../../utils/store/query.ts'
import { expectWithin } from '../support/cpu-time.ts'

const zone = 'Africa/Casablanca'
const now = Date.parse('2026-03-10T08:05:00Z')
const read = (typed: string) => readQuery(typed, now, zone)
const at = (local: string) => Temporal.PlainDate.from(local).toZonedDateTime(zone).epochMilliseconds

describe('a query', () => {
  test.each<[string, Partial<Query>]>([
    ['maroc', { wanted: [' maroc'] }],
    ['Équipe  MAROC', { wanted: [' equipe', ' maroc'] }],
    ['l’école', { wanted: [' l ecole'] }],
    ['"le roi"', { wanted: [' le roi '] }],
    ['« le roi » maroc', { wanted: [' le roi ', ' maroc'] }],
    ['“le ro', { wanted: [' le ro'] }],
    ['-football', { unwanted: [' football '] }],
    ['roi -"coupe du monde"', { wanted: [' roi'], unwanted: [' coupe du monde '] }],
    ['covid-19', { wanted: [' covid 19'] }],
    ['source:matin', { sources: [' matin'] }],
    ['source:"Le Matin" port', { sources: [' le matin'], wanted: [' port'] }],
    ['-source:matin', { otherThan: [' matin'] }],
    ['port -before:2026', { wanted: [' port'] }],
    ['sources say', { wanted: [' sources', ' say'] }],
    ['avanti', { wanted: [' avanti'] }],
    ['constructors before:constructor', { wanted: [' constructors'] }],
    ['بعده', { wanted: [' بعده'] }],
    ['constructor:x', { wanted: [' constructor x'] }],
    ['"  le   roi  "', { wanted: [' le roi '] }],
    ['مصدر:الصباح', { sources: [' ال صباح'] }],
    ['before:2026', { beforeAt: at('2026-01-01') }],
    ['before:2026-03-09', { beforeAt: at('2026-03-09') }],
    ['after:2026-03', { fromAt: at('2026-03-01') }],
    ['après:09/03/2026', { fromAt: at('2026-03-09') }],
    ['بعد:٢٠٢٦-٠٣', { fromAt: at('2026-03-01') }],
    ['after:today', { fromAt: at('2026-03-10') }],
    ['\u2068بعد:\u20662026-03\u2069\u2069', { fromAt: at('2026-03-01') }],
    ['après:hier', { fromAt: at('2026-03-09') }],
    ['بعد:أمس', { fromAt: at('2026-03-09') }],
    ['after:2026-03-01 before:2026-03-05', { fromAt: at('2026-03-01'), beforeAt: at('2026-03-05') }],
    ['https://example.com', { wanted: [' https example com'] }],
  ])('%s', (typed, expected) => {
    expect(read(typed)).toEqual({ wanted: [], unwanted: [], sources: [], ...expected })
  })

  test.each([
    '',
    '   ',
    '-',
    '"',
    '""',
    'before:',
    'before:20',
    'after:2026-13',
    'after:2026-02-30',
    'source:',
    '…',
  ])('that is not complete asks for nothing: %j', (typed) => {
    expect(read(typed)).toBeUndefined()
  })

  test.each<[string, string, string]>([
    ['before:banana', 'before', 'banana'],
    ['rain after:"next week"', 'after', 'next week'],
    ['Avant:demain', 'Avant', 'demain'],
    ['بعد:غدا', 'بعد', 'غدا'],
    ['after:2026-13', 'after', '2026-13'],
    ['after:2026-02-30', 'after', '2026-02-30'],
    ['before:20 rain', 'before', '20'],
    ['before:yest ', 'before', 'yest'],
    ['before:"yest"', 'before', 'yest'],
    ['before:2026 after:soon', 'after', 'soon'],
  ])('tells what is no date: %s', (typed, operator, value) => {
    expect(findMisread(typed)).toEqual({ operator, value })
  })

  test.each([
    'rain',
    'before:',
    'before:2',
    'before:2026',
    'before:2026-',
    'before:2026-0',
    'before:2026-03-',
    'before:2026-03-0',
    'before:9/',
    'before:09/03/20',
    'before:9.3.2026',
    'before:yest',
    'après:aujourd',
    'بعد:ام',
    'بعد:٢٠٢',
    'before:"yest',
    '-before:banana',
    'source:banana',
    'https://example.com',
    'before:yesterday after:2025 rain',
  ])('has nothing to tell of a date, or of what may become one: %s', (typed) => {
    expect(findMisread(typed)).toBeUndefined()
  })

  test.each([
    ['quotes and spaces', `"${' '.repeat(100_000)}`],
    ['many quotes', '" '.repeat(50_000)],
    ['one long word', 'a'.repeat(100_000)],
    ['minuses', '-'.repeat(100_000)],
    ['colons', 'a:'.repeat(50_000)],
  ])('of a hundred thousand signs takes no time: %s', (_name, typed) => {
    expectWithin(500, () => [read(typed), findMisread(typed)])
  })

  test('never throws, and asks only for folded words', () => {
    const pieces = fc.constantFrom(
      '"',
      '-',
      ' ',
      'source:',
      'before:',
      'after:',
      '2026-',
      '«',
      'ال',
      '’',
      'é',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme' }))), (parts) => {
        const query = read(parts.join(''))
        for (const word of [
          ...(query?.wanted ?? []),
          ...(query?.unwanted ?? []),
          ...(query?.sources ?? []),
        ]) {
          expect(word).toMatch(/^ \S/u)
        }
      }),
    )
  })
})

test('a source is named by the beginning of any of its words', () => {
  const query = read('source:hesp') as Query
  expect(matchSource('Hespress FR', query)).toBe(true)
  expect(matchSource('Le Hespress', query)).toBe(true)
  expect(matchSource('Le Matin', query)).toBe(false)
  const others = read('-source:hesp') as Query
  expect(matchSource('Hespress FR', others)).toBe(false)
  expect(matchSource('Le Matin', others)).toBe(true)
})

describe('matches are marked', () => {
  const mark = (text: string, typed: string) => {
    let [marked, end] = ['', 0]
    for (const [from, to] of findMatches(text, read(typed) as Query)) {
      marked += `${text.slice(end, from)}[${text.slice(from, to)}]`
      end = to
    }
    return marked + text.slice(end)
  }

  test.each([
    ['Été à Fès', 'ete', '[Été] à Fès'],
    ['Été à Fès', 'fe', 'Été à [Fè]s'],
    ['Cœur à cœur', 'coeur', '[Cœur] à [cœur]'],
    ['Cœur', 'co', '[Cœ]ur'],
    ['Straße', 'stras', '[Straß]e'],
    ['e\u0301te\u0301', 'ete', '[e\u0301te\u0301]'],
    ['Le roi et le roi', '"le roi"', '[Le roi] et [le roi]'],
    ['L’école', 'l’ecole', '[L’école]'],
    ['المغرب', 'مغرب', 'ال[مغرب]'],
    ['المغرب', 'المغرب', '[المغرب]'],
    ['الألعاب', 'الألعاب', '[الألعاب]'],
    ['والمغرب', 'المغرب', '[والمغرب]'],
    ['إضراب في ميناء طنجة وأسعار السمك ترتفع', 'اسعار', 'إضراب في ميناء طنجة [وأسعار] السمك ترتفع'],
    ['أسعار السمك', 'وأسعار', '[أسعار] السمك'],
    ['وأسعار السمك', 'وأسعار', '[وأسعار] السمك'],
    ['المعرض الدولي للكتاب', 'كتاب', 'المعرض الدولي [للكتاب]'],
    ['وَلِلْكُتَّابِ هنا', 'كتاب', '[وَلِلْكُتَّابِ] هنا'],
    ['الفوز بكأس العالم', '"كأس العالم"', 'الفوز [بكأس العالم]'],
    ['الفوز بكأس العالم', '"كاس العا', 'الفوز [بكأس العا]لم'],
    ['مُـحَـمَّـد هنا', 'محمد', '[مُـحَـمَّـد] هنا'],
    ['port portail', 'port portail', '[port] [portail]'],
    ['nothing here', 'absent', 'nothing here'],
  ])('in %s by %s', (text, typed, marked) => {
    expect(mark(text, typed)).toBe(marked)
  })

  test('inside the text, in order, apart from each other', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
        (text, typed) => {
          const query = read(typed)
          let before = -1
          for (const [from, to] of query ? findMatches(text, query) : []) {
            expect(from).toBeGreaterThan(before)
            expect(to).toBeGreaterThan(from)
            expect(to).toBeLessThanOrEqual(text.length)
            before = to
          }
        },
      ),
    )
  })
})
