import { describe, expect, test } from 'vitest'
import { decode } from '../../utils/fetch/decode.ts'
import type { Story } from '../../utils/model.ts'
import { readFeed } from '../../utils/parse/feed.ts'
import { parse } from '../../utils/parse/parse.ts'
import { expectWithin } from '../support/cpu-time.ts'
import { describeParsed, readFixtures } from './fixtures.ts'

const now = Date.parse('2024-11-16T08:10:00Z')
const context = { url: 'https://source.example/feeds/all', timeZone: 'Africa/Casablanca' }

describe('every fixture reads as its twin says', () => {
  test.each(readFixtures('feeds').map((fixture) => [fixture.name, fixture] as const))(
    '%s',
    (_name, fixture) => {
      const { text, charset } = decode(fixture.bytes, undefined)
      expect({ charset, ...(describeParsed(parse(text, context, now)) as object) }).toEqual(fixture.expected)
    },
  )
})

function readItems(items: string, head = ''): Story[] {
  const text = `<rss version="2.0"><channel><title>T</title><link>https://t.example/</link>${head}${items}</channel></rss>`
  return readFeed(text, 'rss', context, now)?.reading.stories ?? []
}

describe('which of the three parsers answers', () => {
  const item = '<item><title>One</title><link>https://t.example/1</link></item>'

  test('feedsmith reads what is well formed', () => {
    expect(readFeed(`<rss version="2.0"><channel>${item}</channel></rss>`, 'rss', context, now)?.parser).toBe(
      'feedsmith',
    )
  })

  test('a repair is enough for a document type that names a file', () => {
    const text = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///x">]><rss version="2.0"><channel>${item}</channel></rss>`
    expect(readFeed(text, 'rss', context, now)?.parser).toBe('repaired')
  })

  test('the tolerant pass reads an item that was never closed', () => {
    const text = `<rss version="2.0"><channel><item><title>Zero</title><link>https://t.example/0</link>${item}</channel></rss>`
    const found = readFeed(text, 'rss', context, now)
    expect(found?.parser).toBe('tolerant')
    expect(found?.reading.stories.map(({ title }) => title)).toEqual(['Zero', 'One'])
  })

  test('a story without an address is no reason to prefer a parser that finds none either', () => {
    const text = '<rss version="2.0"><channel><item><title>No address</title></item></channel></rss>'
    expect(readFeed(text, 'rss', context, now)?.parser).toBe('feedsmith')
  })

  test('a person made of a megabyte of brackets goes past feedsmith and costs no time', () => {
    const text = `<rss version="2.0"><channel><item><title>One</title><author>${'('.repeat(1_000_000)}</author></item></channel></rss>`
    const found = expectWithin(1000, () => readFeed(text, 'rss', context, now))
    expect(found?.reading.stories[0]?.title).toBe('One')
  })
})

describe('a body that breaks off', () => {
  const whole = '<item><title>Whole</title><guid>1</guid></item>'

  test.each([
    ['within a word', '<item><title>Ha'],
    ['within a tag', '<item><ti'],
    ['within CDATA', '<item><title>Two</title><description><![CDATA[abc'],
    ['between two items', ''],
    ['after the last word of an item', '<item><title>Two</title><link>https://t.example/2</link>'],
  ])('%s keeps its whole stories and says that it is torn', (_where, rest) => {
    const found = readFeed(`<rss version="2.0"><channel><title>T</title>${whole}${rest}`, 'rss', context, now)
    expect(found?.reading.stories.map(({ title }) => title)).toEqual(['Whole'])
    expect(found?.isTruncated).toBe(true)
  })

  test.each(['<title>Ha', '<title>Two</title><link>https://t.example/2</link>'])(
    'of RDF is not taken for whole because its channel ends early: %s',
    (torn) => {
      const head = '<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel>'
      const found = readFeed(`${head}<item><title>Whole</title></item><item>${torn}`, 'rdf', context, now)
      expect(found?.reading.stories.map(({ title }) => title)).toEqual(['Whole'])
      expect(found?.isTruncated).toBe(true)
    },
  )

  test('before its first story is none at all', () => {
    expect(readFeed('<rss version="2.0"><channel><item><title>Ha', 'rss', context, now)).toBeUndefined()
  })

  test('only behind its end is whole', () => {
    const text = `<rss version="2.0"><channel>${whole}</channel></rss`
    expect(readFeed(text, 'rss', context, now)).toMatchObject({ isTruncated: false })
  })
})

describe('JSON', () => {
  const read = (text: string) => readFeed(text, 'json', context, now)
  const version = '"version":"https://jsonfeed.org/version/1.1"'

  test('that is a feed by its version alone has no stories, and no trouble', () => {
    expect(read(`{${version},"items":[]}`)).toMatchObject({ isTruncated: false, reading: { stories: [] } })
    expect(read(`{${version},"items":[{},{"x":1}]}`)).toMatchObject({ reading: { stories: [] } })
  })

  test.each(['{"items":[{},', '{"title":1,"items":[{"id":{}},', '{"title":"","items":[{"x":1},'])(
    '%s breaks off before anything is said',
    (text) => {
      expect(read(text)).toBeUndefined()
    },
  )

  test('with a comma too many is repaired, and whole', () => {
    const text = `{${version},"title":"T","items":[{"id":"1","title":"One"},]}`
    expect(read(text)).toMatchObject({
      parser: 'repaired',
      isTruncated: false,
      reading: { stories: [{ title: 'One' }] },
    })
  })

  test.each(['{"error":404}', '{}', '{"title":"T"}', '[]', 'null', '"text"'])('%s is no feed', (text) => {
    expect(read(text)).toBeUndefined()
  })
})

describe('where relative addresses start', () => {
  const entry = '<entry><title>E</title><id>1</id><link href="a"/></entry>'
  const read = (feed: string) => readFeed(feed, 'atom', context, now)?.reading.stories[0]?.url

  test('at xml:base, which is itself relative to the feed', () => {
    expect(read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/base/">${entry}</feed>`)).toBe(
      'https://source.example/base/a',
    )
  })

  test("else at the site's own page", () => {
    expect(
      read(`<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://site.example/x/"/>${entry}</feed>`),
    ).toBe('https://site.example/x/a')
  })

  test('else at the feed', () => {
    expect(read(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`)).toBe(
      'https://source.example/feeds/a',
    )
  })
})

describe('who wrote it', () => {
  test.each([
    ['<author>desk@t.example (Ada King)</author>', 'Ada King'],
    ['<dc:creator>Ada</dc:creator><dc:creator>Bea</dc:creator>', 'Ada, Bea'],
    ['<atom:author><atom:name>Ada</atom:name></atom:author>', 'Ada'],
    ['<itunes:author>Ada</itunes:author>', 'Ada'],
    ['<author>Ada</author><dc:creator>Ada</dc:creator>', 'Ada'],
    ['<media:credit role="author">Ada</media:credit>', 'Ada'],
    ['<media:credit role="photographer">Ada</media:credit>', undefined],
    ['<author>desk@t.example</author>', undefined],
    ['', undefined],
  ])('%s', (words, author) => {
    expect(readItems(`<item><title>T</title>${words}</item>`)[0]?.author).toBe(author)
  })
})

describe('the picture of a story', () => {
  const text = '<description>&lt;p&gt;Text&lt;/p&gt;</description>'
  const picture = '<p><img src="https://t.example/p.jpg" alt=""></p>'

  test.each([
    ['an enclosure', '<enclosure url="/p.jpg" type="image/jpeg"/>', picture],
    ['media:content', '<media:content url="/p.jpg" medium="image"/>', picture],
    ['media:thumbnail', '<media:thumbnail url="/p.jpg"/>', picture],
    ['a group', '<media:group><media:content url="/p.jpg" type="image/jpeg"/></media:group>', picture],
    [
      'a thumbnail within content',
      '<media:content url="/v.mp4" type="video/mp4"><media:thumbnail url="/p.jpg"/></media:content>',
      picture,
    ],
    ['no picture but a film', '<media:content url="/v.mp4" type="video/mp4"/>', ''],
    ['a script', '<media:thumbnail url="javascript:alert(1)"/>', ''],
  ])('%s stands in front of its text', (_name, words, expected) => {
    expect(readItems(`<item><title>T</title>${text}${words}</item>`)[0]?.content).toBe(
      `${expected}<p>Text</p>`,
    )
  })

  test('is not set in front of a text that has one', () => {
    const item =
      '<item><title>T</title><description>&lt;img src="/own.jpg"&gt;</description><media:thumbnail url="/p.jpg"/></item>'
    expect(readItems(item)[0]?.content).toBe('<img src="https://t.example/own.jpg">')
  })

  test('alone makes no text of a story that has none', () => {
    expect(
      readItems('<item><title>T</title><media:thumbnail url="/p.jpg"/></item>')[0]?.content,
    ).toBeUndefined()
  })
})
