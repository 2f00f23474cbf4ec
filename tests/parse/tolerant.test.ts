import { describe, expect, test } from 'vitest'
import { tolerateFeed } from '../../utils/parse/tolerant.ts'
import { expectWithin } from '../support/cpu-time.ts'

function read(text: string) {
  return tolerateFeed(text)?.drafts ?? []
}

function readItem(words: string) {
  return read(`<rss><channel><title>T</title><item>${words}</item></channel></rss>`)[0]
}

describe('what was never closed', () => {
  test('as an item ends where the next begins', () => {
    expect(read('<rss><item><title>A</title><item><title>B</title></rss>').map(({ title }) => title)).toEqual(
      ['A', 'B'],
    )
  })

  test('as a word ends where the next begins', () => {
    expect(readItem('<title>A<link>https://t.example/<pubDate>Sat, 16 Nov 2024')).toMatchObject({
      title: 'A',
      links: expect.arrayContaining(['https://t.example/']),
      dates: expect.arrayContaining(['Sat, 16 Nov 2024']),
    })
  })

  test('as a text ends with its item', () => {
    expect(readItem('<title>A</title><description>One <b>two <title>three')).toMatchObject({
      title: 'A',
      content: 'One <b>two <title>three',
    })
  })

  test('as a document loses its last story, and only that', () => {
    expect(
      read('<rss><item><title>A</title></item><item><title>B</title>').map(({ title }) => title),
    ).toEqual(['A'])
  })
})

describe('names', () => {
  test.each([
    ['in upper case', '<RSS><ITEM><TITLE>A</TITLE></ITEM></RSS>'],
    ['with a prefix that nobody declared', '<x:rss><x:item><x:title>A</x:title></x:item></x:rss>'],
    ['of Atom', '<feed><entry><title>A</title></entry></feed>'],
    ['of RDF', '<rdf:RDF><channel/><item><title>A</title></item></rdf:RDF>'],
    ['of a channel alone', '<channel><item><title>A</title></item></channel>'],
  ])('%s', (_what, text) => {
    expect(read(text).map(({ title }) => title)).toEqual(['A'])
  })

  test('of pictures, sources and films are not the story’s', () => {
    const draft = readItem(
      '<image><title>No</title><link>https://no.example/</link></image><source><title>No</title></source><media:group><media:title>No</media:title></media:group><itunes:title>No</itunes:title><title>Yes</title>',
    )
    expect(draft).toMatchObject({ title: 'Yes', links: [undefined, undefined] })
  })

  test('of the feed are not the story’s, nor the other way round', () => {
    const outline = tolerateFeed(
      '<rss xml:lang="fr" xml:base="/b/"><channel><title>Feed</title><link>https://f.example/</link><item><title>A</title></item></channel></rss>',
    )
    expect(outline).toMatchObject({
      title: 'Feed',
      links: ['https://f.example/'],
      language: 'fr',
      base: '/b/',
    })
    expect(outline?.drafts[0]).toMatchObject({ title: 'A', links: [undefined, undefined] })
  })
})

describe('words', () => {
  test.each([
    ['<title>AT&amp;T &eacute;</title>', 'AT&T é'],
    ['<title><![CDATA[AT&amp;T <b>x</b>]]></title>', 'AT&T x'],
    ['<title>A <i>b</i> c</title>', 'A b c'],
    ['<title type="html">a &amp;amp; b</title>', 'a & b'],
    ['<title type="html"><![CDATA[a &amp; b]]></title>', 'a & b'],
    ['<title></title><title>Second</title>', 'Second'],
    ['<title>First</title><title>Second</title>', 'First'],
  ])('%s is the title %j', (words, title) => {
    expect(readItem(words)?.title).toBe(title)
  })

  test.each([
    ['<description>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</description>', '<p>a &amp; b</p>', 'a & b'],
    ['<description><![CDATA[<p>a &amp; b</p>]]></description>', '<p>a &amp; b</p>', 'a & b'],
    ['<description><p>a &amp; b</p></description>', '<p>a &amp; b</p>', 'a & b'],
    ['<description>plain</description>', undefined, 'plain'],
    [
      '<content:encoded>&lt;i&gt;long&lt;/i&gt;</content:encoded><description>short</description>',
      '<i>long</i>',
      'short',
    ],
    ['<content type="xhtml"><div>a<br/>b</div></content>', '<div>a<br/>b</div>', 'a b'],
  ])('%s is text', (words, content, summary) => {
    expect(readItem(words)).toMatchObject({ content, summary })
  })

  test.each([
    ['<link>https://t.example/1</link>', ['https://t.example/1']],
    ['<link href="https://t.example/1"/>', ['https://t.example/1']],
    ['<link rel="self" href="/no"/><link rel="alternate" href="/yes"/>', ['/yes']],
    ['<guid>https://t.example/g</guid>', ['https://t.example/g']],
    ['<guid isPermaLink="false">https://t.example/g</guid>', []],
    ['<enclosure url="/a.mp3" type="audio/mpeg"/>', ['/a.mp3']],
    ['<media:content url="/a.mp4" type="video/mp4"/>', []],
  ])('%s has the addresses %j', (words, links) => {
    expect(readItem(words)?.links?.filter(Boolean)).toEqual(links)
  })

  test.each([
    ['<author>Ann</author>', 'Ann'],
    ['<dc:creator>Ann</dc:creator>', 'Ann'],
    ['<author><name>Ann</name><email>a@t.example</email></author>', 'Ann'],
    ['<author><uri>x</uri><name>Ann</name></author>', 'Ann'],
  ])('%s is by %s', (words, author) => {
    expect(readItem(words)?.author).toBe(author)
  })

  test.each([
    ['<enclosure url="/p.png" type="image/png"/>', '/p.png'],
    [
      '<media:content url="/v.mp4" type="video/mp4"><media:thumbnail url="/p.png"/></media:content>',
      '/p.png',
    ],
    ['<media:content url="/p.png" medium="image"/>', '/p.png'],
    ['<enclosure url="/a.mp3" type="audio/mpeg"/>', undefined],
  ])('%s shows %s', (words, image) => {
    expect(readItem(words)?.image).toBe(image)
  })

  test('an item of RDF is called what it is about', () => {
    const [draft] = read('<rdf:RDF><item rdf:about="https://t.example/1"><title>A</title></item></rdf:RDF>')
    expect(draft).toMatchObject({ guid: 'https://t.example/1' })
  })

  test('the first kind of date that is best goes first', () => {
    const draft = readItem('<updated>u</updated><dc:date>d</dc:date><pubDate>p</pubDate>')
    expect(draft?.dates?.filter(Boolean)).toEqual(['p', 'd', 'u'])
  })
})

test.each(['', 'text', '<html><body>', '<opml>', '{"items":[]}'])('%j is no feed', (text) => {
  expect(tolerateFeed(text)).toBeUndefined()
})

test('an empty channel is a feed without stories', () => {
  expect(tolerateFeed('<rss><channel></channel></rss>')?.drafts).toEqual([])
})

test.each([
  '<item>',
  '<title>',
  '<item><title>x',
  '<x>',
  '<image>',
  '<author><name>',
  '<description><b>',
  '</item>',
  '<entry><link/>',
])('a megabyte of %s takes less than a second', (piece) => {
  expectWithin(1000, () => {
    tolerateFeed(`<rss><channel>${piece.repeat(1_000_000 / piece.length)}</channel></rss>`)
  })
})
