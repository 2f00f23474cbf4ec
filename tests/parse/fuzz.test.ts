/** Nothing that a server could send makes parsing throw, hang, or tell a story that has no name. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../../utils/fetch/decode.ts'
import { detectFormat } from '../../utils/parse/detect.ts'
import { discover } from '../../utils/parse/discover.ts'
import { readFeed } from '../../utils/parse/feed.ts'
import { parse } from '../../utils/parse/parse.ts'
import { readSitemap } from '../../utils/parse/sitemap.ts'
import { expectWithin } from '../support/cpu-time.ts'
import { readFixtures } from './fixtures.ts'

/** A longer soak sets it. */
const runs = Number(process.env.FUZZ_RUNS ?? 2000)
const timeout = 60_000 + runs * 20
const now = Date.parse('2024-11-16T08:10:00Z')
const context = { url: 'https://fuzz.example/feed', timeZone: 'Africa/Casablanca' }
const seeds = ['feeds', 'sitemaps', 'discover'].flatMap(readFixtures).map(({ bytes }) => bytes)

/** What breaks parsers: markup out of place, halves of things, names that objects know. */
const shrapnel = fc.constantFrom(
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?',
    '<!DOCTYPE rss [',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
  ],
  ...[
    '<entry>',
    '<link/>',
    '<guid>',
    '</channel>',
    '</rss>',
    '<__proto__>',
    'xmlns="',
    'xml:base="//',
    '&#xD83D;',
    '&#0;',
    '&amp;amp;',
  ],
  ...[
    '\u0000',
    '\ufeff',
    '\u202e',
    '{',
    '}',
    '[',
    '],',
    '"items":[',
    '\\',
    '24:00',
    '31 Feb 2024',
    '99999999999999',
    'javascript:',
  ],
)

type Edit = { at: number; length: number; text: string; copyFrom: number }

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(400)),
  text: fc.oneof(shrapnel, fc.string({ maxLength: 6 }), fc.constant('')),
  copyFrom: fc.double({ min: 0, max: 1, noNaN: true }),
})

function mutate(bytes: Uint8Array, edits: Edit[], end: number): Uint8Array {
  let text = Buffer.from(bytes).toString('latin1')
  for (const { at, length, text: inserted, copyFrom } of edits) {
    const start = Math.floor(at * text.length)
    const source = Math.floor(copyFrom * text.length)
    const middle = inserted || text.slice(source, source + length)
    text = text.slice(0, start) + Buffer.from(middle).toString('latin1') + text.slice(start + length)
  }
  return Buffer.from(text.slice(0, Math.ceil(text.length * end)), 'latin1')
}

function checkReading(bytes: Uint8Array): void {
  const { text } = decode(bytes, undefined)
  const parsed = expectWithin(1000, () => parse(text, context, now))
  callBeneath(text)
  if ('trouble' in parsed) return
  const { stories } = parsed.reading
  expect(new Set(stories.map(({ key }) => key)).size).toBe(stories.length)
  for (const { key, title, url, publishedAt } of stories) {
    expect(key.length).toBeGreaterThan(0)
    expect(key.length).toBeLessThanOrEqual(2048)
    expect(title.trim()).not.toBe('')
    expect(title).not.toMatch(/[\n\r\u202a-\u202e]/)
    if (url !== undefined) expect(url).toMatch(/^https?:/)
    if (publishedAt !== undefined) expect(publishedAt).toBeLessThanOrEqual(now + 300_000)
  }
}

/** The parsers themselves, without the net that `parse` holds under them. */
function callBeneath(text: string): void {
  const format = detectFormat(text)
  if (format === 'rss' || format === 'rdf' || format === 'atom' || format === 'json')
    readFeed(text, format, context, now)
  if (format === 'sitemap') readSitemap(text, context, now)
  discover(text, context.url)
}

test(`${runs} mutilated fixtures are read without a throw, a hang or a nameless story`, {
  timeout,
}, () => {
  const input = fc.tuple(
    fc.constantFrom(...seeds),
    fc.array(edit, { minLength: 1, maxLength: 8 }),
    fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  )
  fc.assert(
    fc.property(input, ([bytes, edits, end]) => checkReading(mutate(bytes, edits, end))),
    { numRuns: runs },
  )
})

test('so is any text at all', { timeout }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
      checkReading(new TextEncoder().encode(text)),
    ),
    { numRuns: runs / 4 },
  )
})

test('so are tags in any order', { timeout }, () => {
  const tags = fc.array(fc.oneof(shrapnel, fc.string({ maxLength: 4 })), { maxLength: 60 })
  fc.assert(
    fc.property(
      fc.constantFrom('<rss version="2.0"><channel>', '<feed xmlns="http://www.w3.org/2005/Atom">', '{', ''),
      tags,
      (head, pieces) => checkReading(new TextEncoder().encode(head + pieces.join(''))),
    ),
    { numRuns: runs / 4 },
  )
})

describe('a megabyte takes less than a second', () => {
  const head = '<rss version="2.0"><channel><title>T</title>'
  const item = (words: string) => `${head}<item><title>x</title>${words}</item></channel></rss>`
  const fill = (piece: string) => piece.repeat(Math.ceil(1_000_000 / piece.length))

  test.each([
    [
      'of items',
      `${head}${fill('<item><title>Hello</title><link>https://f.example/1</link></item>')}</channel></rss>`,
    ],
    ['of headlines never closed', `${head}${fill('<item><title>Hello')}`],
    ['of elements within elements', item(fill('<x>'))],
    ['of ampersands', item(`<title>${fill('&a')}</title>`)],
    ['of entities', item(`<title>${fill('&amp;')}</title>`)],
    ['of brackets', item(`<description>${fill('<')}</description>`)],
    ['of comments never closed', `${head}${fill('<!-- ')}`],
    ['of CDATA never closed', `${head}${fill('<title><![CDATA[x')}`],
    ['of declared entities', `<!DOCTYPE rss [${fill('<!ENTITY a "b">')}]>${head}</channel></rss>`],
    ['of spaces', item(`<title>${fill(' ')}x</title>`)],
    ['of marks of direction', item(`<title>x${fill('\u200e \u200f')}x</title>`)],
    ['of one guid', item(`<guid>${fill('g')}</guid>`)],
    ['of one address', item(`<link>https://f.example/${fill('g')}</link>`)],
    ['of one date', item(`<pubDate>${fill('1 ')}</pubDate>`)],
    ['of one author', item(`<author>${fill('<(')}</author>`)],
    [
      'of dates that are none',
      `${head}${fill('<item><title>x</title><pubDate>1 zzz 20 8:05 aaaa bbbb</pubDate></item>')}</channel></rss>`,
    ],
    ['of half-open tags in a text', item(`<description><![CDATA[${fill('<p><b')}]]></description>`)],
    ['of links in a text', item(`<description><![CDATA[${fill('<a href="/x">y</a>')}]]></description>`)],
    ['of the same story', `${head}${fill('<item><guid>1</guid><title>a</title></item>')}</channel></rss>`],
    [
      'of contents',
      `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><items>${Array.from({ length: 9000 }, (_, at) => `<rdf:li rdf:resource="${at}"/>`).join('')}</items></channel>${Array.from({ length: 9000 }, (_, at) => `<item rdf:about="${at}"><title>${at}</title></item>`).join('')}</rdf:RDF>`,
    ],
    ['of roots', fill('<rss>')],
    ['of JSON within JSON', fill('[')],
    ['of JSON never closed', `{"items":[${fill('{"a":')}`],
    ['of stories in JSON', `{"title":"T","items":[${fill('{"id":"1","title":"x"},')}`],
    ['of letters', fill('abc ')],
  ])('%s', (_what, text) => {
    expectWithin(1000, () => {
      expect(() => parse(text, context, now)).not.toThrow()
    })
  })
})

test('entities that multiply are neither loaded nor multiplied', () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`,
  )
  const text = `<!DOCTYPE lolz [<!ENTITY lol0 "lol">${levels.join('')}]><rss version="2.0"><channel><title>&lol9;</title><item><title>&lol9; Hello</title></item></channel></rss>`
  const parsed = expectWithin(50, () => parse(text, context, now))
  expect(parsed).toMatchObject({ reading: { stories: [{ title: '&lol9; Hello' }] } })
})
