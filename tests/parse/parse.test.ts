import { describe, expect, test } from 'vitest'
import { parse } from '../../utils/parse/parse.ts'

const now = Date.parse('2024-11-16T08:10:00Z')
const context = { url: 'https://p.example/feed', timeZone: 'Africa/Casablanca' }

function read(text: string, contentType?: string) {
  return parse(text, { ...context, ...(contentType && { contentType }) }, now)
}

const rss =
  '<rss version="2.0"><channel><title>T</title><item><title>A</title><link>https://p.example/a</link></item></channel></rss>'
const ticker =
  '08:05 La coalition gouvernementale résiste encore\n08:01 Casablanca à l’heure de la coupe\n07:54 Le Maroc écrase le Gabon\n07:37 La fédération lance sa boutique\n07:29 Ce qu’il faut savoir ce matin'

describe('the kind is in the bytes', () => {
  test.each(['text/html', 'application/json', 'text/plain', 'image/png', '', undefined])(
    'whatever the type %j says',
    (type) => {
      expect(read(rss, type)).toMatchObject({ reading: { kind: 'feed', stories: [{ title: 'A' }] } })
    },
  )

  test('of a sitemap', () => {
    const text = '<urlset><url><loc>https://p.example/a</loc><news:title>A</news:title></url></urlset>'
    expect(read(text, 'text/html')).toMatchObject({ reading: { kind: 'sitemap' } })
  })

  test('of a page that lists times beside headlines', () => {
    expect(read(ticker, 'application/rss+xml')).toMatchObject({
      reading: { kind: 'ticker', stories: { length: 5 } },
    })
  })
})

describe('trouble', () => {
  test.each([
    ['no-headlines', 'an empty answer', ''],
    ['no-headlines', 'a page of text', 'Nothing to see here.'],
    ['no-headlines', 'a page that quotes a feed', '<!doctype html><pre>&lt;rss version="2.0"&gt;</pre>'],
    [
      'no-headlines',
      'a page that offers a feed',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/f"></head></html>',
    ],
    [
      'no-headlines',
      'an index of sitemaps',
      '<sitemapindex><sitemap><loc>https://p.example/s.xml</loc></sitemap></sitemapindex>',
    ],
    [
      'no-headlines',
      'a list of feeds',
      '<?xml version="1.0"?><opml><body><outline xmlUrl="x"/></body></opml>',
    ],
    ['no-headlines', 'other XML', '<?xml version="1.0"?><note><to>you</to></note>'],
    ['no-headlines', 'other JSON', '{"error":404}'],
    ['no-headlines', 'a list in JSON', '[{"title":"A"}]'],
    ['no-headlines', 'JSON that breaks off', '{"title":"T","ite'],
    [
      'broken-feed',
      'a feed that breaks off before its first story',
      '<rss version="2.0"><channel><item><title>A',
    ],
  ])('%s: %s', (reason, _what, text) => {
    expect(read(text)).toEqual({ trouble: { reason } })
  })
})

describe('no trouble', () => {
  test('is a channel with nothing new', () => {
    expect(read('<rss version="2.0"><channel><title>T</title></channel></rss>')).toMatchObject({
      reading: { stories: [] },
    })
  })

  test('is a feed that somebody wrapped in a page', () => {
    expect(read(`<html><body>${rss}</body></html>`)).toMatchObject({
      reading: { kind: 'feed', stories: [{ title: 'A' }] },
    })
  })

  test('is a body that breaks off after its first story, which it says', () => {
    expect(read(rss.slice(0, -'</channel></rss>'.length))).toMatchObject({
      isTruncated: true,
      reading: { stories: [{ title: 'A' }] },
    })
    expect(read(rss)).not.toHaveProperty('isTruncated')
  })

  test('is a sitemap that breaks off, which it says', () => {
    const url = '<url><loc>https://p.example/a</loc><news:title>A</news:title></url>'
    expect(read(`<urlset>${url}`)).toMatchObject({ isTruncated: true })
    expect(read(`<urlset>${url}</urlset>`)).not.toHaveProperty('isTruncated')
  })
})

test('an address that is none is no reason to throw', () => {
  expect(parse(rss, { url: '', timeZone: 'Nowhere/Land' }, Number.NaN)).toMatchObject({
    reading: { stories: [{ title: 'A' }] },
  })
})

test('a clock that is none is no reason to throw', () => {
  expect(() => parse(ticker, { url: '', timeZone: 'Nowhere/Land' }, Number.NaN)).not.toThrow()
})
