import { describe, expect, test } from 'vitest'
import { findNewsSitemaps } from '../../utils/parse/robots.ts'
import { expectWithin } from '../support/cpu-time.ts'

const site = 'https://site.example/robots.txt'
const find = (robots: string) => findNewsSitemaps(robots, site).map(({ url }) => url)

describe('a robots.txt', () => {
  test('names its news sitemaps, in its own order and each once', () => {
    const robots = [
      'User-agent: *',
      'Disallow: /news/private',
      'Sitemap: https://site.example/sitemap.xml',
      'Sitemap: https://site.example/sitemap-news.xml',
      'sitemap : https://site.example/sitemap-news.xml?utm_source=robots',
      '  SITEMAP:https://cdn.example/google-news.xml # the other',
    ].join('\r\n')
    expect(findNewsSitemaps(robots, site)).toEqual([
      {
        url: 'https://site.example/sitemap-news.xml',
        title: 'site.example/sitemap-news.xml',
        kind: 'sitemap',
      },
      { url: 'https://cdn.example/google-news.xml', title: 'cdn.example/google-news.xml', kind: 'sitemap' },
    ])
  })

  test.each([
    '/news-sitemap.xml',
    '/sitemap_news_1.xml',
    '/sitemapnews.xml',
    '/newssitemap.xml.gz',
    '/googlenews.xml',
    '/arc/outboundfeeds/sitemap-news/',
    '/sitemaps/news/index.php?day=today',
  ])('%s is one of news', (path) => {
    expect(find(`Sitemap: ${path}`)).toEqual([`https://site.example${path}`])
  })

  test.each(['/sitemap.xml', '/sitemap-newsletters.xml', '/newsroom-pages.xml', '/sitemap-images.xml'])(
    '%s is none',
    (path) => {
      expect(find(`Sitemap: ${path}`)).toEqual([])
    },
  )

  test('a host with "news" in its name makes no sitemap one of news', () => {
    expect(find('Sitemap: https://news.example/sitemap.xml')).toEqual([])
  })

  test('an address that no page may lead to is passed over', () => {
    expect(find('Sitemap: javascript:news\nSitemap: file:///news.xml\nSitemap:')).toEqual([])
  })

  test('no more than five are named', () => {
    expect(
      find(Array.from({ length: 9 }, (_, index) => `Sitemap: /news/${index}.xml`).join('\n')),
    ).toHaveLength(5)
  })

  test('a page in its place names none', () => {
    expect(find('<!doctype html><p>Sitemap: /news.xml is not here</p>')).toEqual([])
  })

  test('a megabyte of blanks takes less than a second', () => {
    expectWithin(1000, () => {
      find(`sitemap${' '.repeat(1_000_000)}`)
      find('sitemap: '.repeat(110_000))
      find(' \t'.repeat(500_000))
    })
  })
})
