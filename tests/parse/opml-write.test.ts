/** What Fil writes, Fil and others read: exactly, whatever the names. */
import fc from 'fast-check'
import { parseOpml } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../utils/exchange.ts'
import { readOpml } from '../../utils/parse/opml.ts'
import { writeOpml } from '../../utils/parse/opml-write.ts'
import { foldText } from '../../utils/parse/text.ts'

const now = Date.parse('2026-11-27T08:10:00Z')

/** As every title in the store: on one line, without what cannot be seen. */
const anyName = (maxLength: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength })
    .map((name) => foldText(name.replace(/[\ufffe\uffff]/g, '')))
    .filter((name) => name !== '' && name.length <= maxLength)

const anyFolder = fc
  .array(
    anyName(40).map((name) => name.replaceAll('/', '∕')),
    { minLength: 1, maxLength: 4 },
  )
  .map((names) => names.join('/'))

const anyAddress = fc
  .webUrl({ withQueryParameters: true })
  .map((url) => new URL(url.replace(/&(?:amp|#0*38|#x0*26);/gi, '')).href)

const anyEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      url: anyAddress,
      title: anyName(200),
      homeUrl: anyAddress,
      language: fc.constantFrom('fr', 'ar-MA', 'en'),
      folder: anyFolder,
      kind: fc.constantFrom('feed', 'sitemap', 'ticker'),
      timeZone: fc.constantFrom('Africa/Casablanca', 'Etc/GMT-1', '+05:45'),
      uncounted: fc.constant(true),
      fullText: fc.constant(true),
      onTop: fc.constant(true),
      paceMinutes: fc.integer({ min: 1, max: 10_000 }),
      timeZoneChosen: fc.constant(true),
    },
    { requiredKeys: ['url', 'title'] },
  )
  .map(({ timeZoneChosen, ...entry }) =>
    entry.timeZone && timeZoneChosen ? { ...entry, timeZoneChosen } : entry,
  ) as fc.Arbitrary<Entry>

const sort = (entries: Entry[]) => entries.map((entry) => JSON.stringify(listSorted(entry))).sort()
const listSorted = (entry: Entry) => Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1))

describe('a list of sources', () => {
  test('is read back exactly, field by field', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 12 }), (entries) => {
        const read = readOpml(writeOpml(entries, now))
        if ('fault' in read) throw new Error(JSON.stringify(read))
        expect(sort(read.entries)).toEqual(sort(entries))
        expect([read.broken, read.leftOut]).toEqual([[], 0])
      }),
      { numRuns: 300 },
    )
  })

  test('is the same again when it is written from what was read', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
        const once = writeOpml(entries, now)
        const read = readOpml(once)
        expect('entries' in read && writeOpml(read.entries, now)).toBe(once)
      }),
      { numRuns: 100 },
    )
  })

  test('tells another parser the same addresses and folders', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
        const outlines = parseOpml(writeOpml(entries, now)).body?.outlines ?? []
        expect(listOthers(outlines).sort()).toEqual(
          entries.map(({ url, folder = '' }) => `${folder.split('/').filter(Boolean).length} ${url}`).sort(),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('looks as other readers write theirs', () => {
    const text = writeOpml(
      [
        {
          url: 'https://a.example/rss?a=1&b=2',
          title: 'A "great" <paper>',
          homeUrl: 'https://a.example/',
          folder: 'Press/Morning',
          kind: 'feed',
        },
        {
          url: 'https://b.example/live',
          title: 'B',
          kind: 'ticker',
          timeZone: 'Asia/Dubai',
          timeZoneChosen: true,
        },
      ],
      now,
    )
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:fil="https://fil.news/opml">
  <head>
    <title>Fil</title>
    <dateCreated>Fri, 27 Nov 2026 08:10:00 GMT</dateCreated>
  </head>
  <body>
    <outline text="Press" title="Press">
      <outline text="Morning" title="Morning">
        <outline type="rss" text="A &quot;great&quot; &lt;paper&gt;" title="A &quot;great&quot; &lt;paper&gt;" xmlUrl="https://a.example/rss?a=1&amp;b=2" htmlUrl="https://a.example/" fil:kind="feed"/>
      </outline>
    </outline>
    <outline type="rss" text="B" title="B" xmlUrl="https://b.example/live" fil:kind="ticker" fil:timeZone="Asia/Dubai" fil:timeZoneChosen="true"/>
  </body>
</opml>
`)
  })

  test('holds nothing that XML does not allow', () => {
    const text = writeOpml([{ url: 'https://a.example/', title: 'a\u0000b\ud800c\uffffd\te' }], now)
    expect(text).toContain('text="ab\ufffdcd&#9;e"')
  })
})

interface Outline {
  xmlUrl?: string
  outlines?: Outline[]
}

function listOthers(outlines: Outline[], depth = 0): string[] {
  return outlines.flatMap(({ xmlUrl, outlines = [] }) =>
    xmlUrl === undefined ? listOthers(outlines, depth + 1) : [`${depth} ${xmlUrl}`],
  )
}
