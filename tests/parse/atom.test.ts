import { describe, expect, test } from 'vitest'
import { readFeed } from '../../utils/parse/feed.ts'

const context = { url: 'https://a.example/feed', timeZone: 'UTC' }
const now = Date.parse('2024-11-16T08:10:00Z')

function readEntry(words: string) {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>1</id>${words}</entry></feed>`
  return readFeed(text, 'atom', context, now)?.reading.stories[0]
}

describe('a title', () => {
  test.each([
    ['of no type', '<title>A &lt;i&gt;b&lt;/i&gt; &amp;amp; c</title>', 'A b &amp; c'],
    ['of no type that is about a tag', '<title>The &lt;b&gt; tag</title>', 'The <b> tag'],
    ['of no type in CDATA', '<title><![CDATA[A &amp; b]]></title>', 'A & b'],
    ['of text', '<title type="text">A &lt;i&gt;b&lt;/i&gt;</title>', 'A <i>b</i>'],
    ['of HTML', '<title type="html">A &lt;b&gt;b &amp;amp; c</title>', 'A b & c'],
    ['of HTML in CDATA', '<title type="html"><![CDATA[A &amp;amp; <b>b</b>]]></title>', 'A &amp; b'],
    ['of XHTML', '<title type="xhtml"><div>A <b>b</b> &amp; c</div></title>', 'A b & c'],
  ])('%s', (_type, words, title) => {
    expect(readEntry(`${words}<link href="/1"/>`)?.title).toBe(title)
  })
})

describe('a content', () => {
  test.each([
    ['of HTML', '<content type="html">&lt;p&gt;a&lt;/p&gt;</content>', '<p>a</p>'],
    ['of text', '<content type="text">a &lt; b</content>', 'a &lt; b'],
    ['of no type', '<content>a &amp; b</content>', 'a &amp; b'],
    ['of no type that is HTML all the same', '<content>&lt;p&gt;a&lt;/p&gt;</content>', '<p>a</p>'],
    ['in base64', '<content type="application/octet-stream">PHA+w6l0w6k8L3A+</content>', '<p>été</p>'],
    ['that is a picture', '<content type="image/png">iVBORw0KGgoAAAANSUhEUgAAAAE=</content>', undefined],
    ['that is elsewhere', '<content type="text/html" src="/page"/>', undefined],
    ['of XML', '<content type="application/xml"><x>1</x></content>', undefined],
  ])('%s', (_type, words, content) => {
    expect(readEntry(`<title>T</title>${words}`)?.content).toBe(content)
  })

  test('that is elsewhere is what opens', () => {
    expect(readEntry('<title>T</title><content type="text/html" src="/page"/>')?.url).toBe(
      'https://a.example/page',
    )
  })

  test('says what the story is about where no summary does', () => {
    expect(readEntry('<title>T</title><content type="html">&lt;p&gt;a&lt;/p&gt; b</content>')?.summary).toBe(
      'a b',
    )
  })
})

describe('what opens is', () => {
  test.each([
    ['the alternate', '<link rel="self" href="/s"/><link rel="alternate" href="/a"/>', '/a'],
    ['a link without a relation', '<link rel="edit" href="/e"/><link href="/a"/>', '/a'],
    [
      'the page among alternates',
      '<link rel="alternate" type="application/pdf" href="/p"/><link rel="alternate" type="text/html" href="/a"/>',
      '/a',
    ],
    ['the alternate that there is', '<link rel="alternate" type="application/pdf" href="/p"/>', '/p'],
    ['a related page', '<link rel="self" href="/s"/><link rel="related" href="/r"/>', '/r'],
    ['the enclosure', '<link rel="enclosure" href="/e.mp3" type="audio/mpeg"/>', '/e.mp3'],
  ])('%s', (_what, links, path) => {
    expect(readEntry(`<title>T</title>${links}`)?.url).toBe(`https://a.example${path}`)
  })

  test('the id where it is an address and nothing else is', () => {
    const text =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><id>https://a.example/id</id></entry></feed>'
    expect(readFeed(text, 'atom', context, now)?.reading.stories[0]?.url).toBe('https://a.example/id')
  })

  test('nothing that only answers or edits', () => {
    expect(
      readEntry('<title>T</title><link rel="replies" href="/r"/><link rel="edit" href="/e"/>'),
    ).not.toHaveProperty('url')
  })
})

test('the time of publication goes before that of the last change', () => {
  const words =
    '<title>T</title><updated>2024-11-16T08:00:00Z</updated><published>2024-11-16T07:00:00Z</published>'
  expect(readEntry(words)?.publishedAt).toBe(Date.parse('2024-11-16T07:00:00Z'))
})

test("the feed's own author is not that of its stories", () => {
  const text =
    '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Desk</name></author><entry><title>T</title><id>1</id></entry></feed>'
  expect(readFeed(text, 'atom', context, now)?.reading.stories[0]).not.toHaveProperty('author')
})
