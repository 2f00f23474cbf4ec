import { describe, expect, test } from 'vitest'
import { discover } from '../../utils/parse/discover.ts'
import { expectWithin } from '../support/cpu-time.ts'
import { readFixtures } from './fixtures.ts'

const page = 'https://liens.example/plan/du/site.html'

describe('every fixture offers what its twin says', () => {
  test.each(readFixtures('discover').map((fixture) => [fixture.name, fixture] as const))(
    '%s',
    (_name, fixture) => {
      expect(discover(new TextDecoder().decode(fixture.bytes), page)).toEqual(fixture.expected)
    },
  )
})

describe('an address that looks like a feed', () => {
  const find = (href: string) => discover(`<a href="${href}">Here</a>`, page).map(({ url }) => url)

  test.each([
    '/feed',
    '/feed/',
    '/feeds',
    '/rss',
    '/rss2',
    '/atom',
    '/rss.xml',
    '/atom.xml',
    '/index.rdf',
    '/feed.json',
    '/rss.php',
    '/a/b.rss',
    '/category/sport/feed/',
    '/feed?lang=fr',
    '/?feed=rss2',
    '/index.php?format=feed&amp;type=rss',
    '/rss/economie.xml',
    '/feeds/all.xml',
    '/sitemap-news.xml',
    '/news-sitemap.xml',
    '/sitemap_news_1.xml',
  ])('%s', (href) => {
    expect(find(href)).toHaveLength(1)
  })

  test.each([
    '/feedback',
    '/feed-the-world',
    '/rss-aide.html',
    '/atomic-energy',
    '/press',
    '/sitemap.xml',
    '/about/rss-policy/',
    '/newsfeeder',
    '#feed',
    'javascript:rss()',
    'mailto:feed@liens.example',
    'data:text/xml,rss.xml',
  ])('%s does not', (href) => {
    expect(find(href)).toEqual([])
  })
})

test('a source that is declared and linked to is offered once, by its declared name', () => {
  const html =
    '<link rel="alternate" type="application/rss+xml" title="Named" href="/feed"><a href="/feed/?utm_source=footer">RSS</a>'
  expect(discover(html, page)).toEqual([{ url: 'https://liens.example/feed', title: 'Named', kind: 'feed' }])
})

test('no more than twenty are offered', () => {
  const html = Array.from({ length: 50 }, (_, index) => `<a href="/rss/${index}.xml">${index}</a>`).join('')
  expect(discover(html, page)).toHaveLength(20)
})

test('a megabyte of links that never end takes less than a second', () => {
  expectWithin(1000, () => {
    discover('<a href="/rss">'.repeat(66_000), page)
    discover(`<link rel="alternate" type="application/rss+xml" href="${'x'.repeat(1_000_000)}">`, page)
    discover('<title>'.repeat(140_000), page)
  })
})
