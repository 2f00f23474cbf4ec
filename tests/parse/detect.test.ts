import { describe, expect, test } from 'vitest'
import { detectFormat } from '../../utils/parse/detect.ts'
import { expectWithin } from '../support/cpu-time.ts'

describe('a document is', () => {
  test.each([
    ['rss', '<rss version="2.0"><channel>'],
    ['rss', '<?xml version="1.0"?>\n<!-- <html> --><rss>'],
    ['rss', '\ufeff<?xml version="1.0"?><RSS>'],
    ['rss', '<r:rss xmlns:r="x">'],
    ['rss', '<channel><item>'],
    ['rss', '<br />\n<b>Warning</b>: x<br />\n<?xml version="1.0"?><rss version="2.0">'],
    ['rss', '<!DOCTYPE rss [<!ENTITY html "x">]><rss>'],
    ['atom', '<feed xmlns="http://www.w3.org/2005/Atom">'],
    ['atom', '<a:feed>'],
    ['rdf', '<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel>'],
    ['sitemap', '<urlset xmlns="x"><url>'],
    ['sitemap', '<?xml version="1.0"?><sm:urlset >'],
    ['sitemap', '<sitemapindex>'],
    ['json', '{"version":"https://jsonfeed.org/version/1"}'],
    ['json', '\ufeff\n {}'],
    ['json', '{\n  "title": "T"'],
    ['other', '[{"title":"T"}]'],
    ['other', ' []'],
    ['page', '[08:05] A headline'],
    ['page', '{ 08:05 } A headline'],
    ['page', '<!doctype html><p>&lt;rss version="2.0"&gt;'],
    ['page', '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">'],
    ['page', '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">'],
    ['page', '<html><body><rss version="2.0">'],
    ['page', '<head><link rel="alternate" type="application/rss+xml">'],
    ['page', '<div class="rss">08:05 A headline</div>'],
    ['page', '08:05 A headline\n08:01 Another'],
    ['page', '- 08:05A headline'],
    ['page', ''],
    ['page', '<!-- never closed <rss>'],
    ['page', '<rsss>'],
    ['other', '<?xml version="1.0"?><opml><body>'],
  ] as const)('%s: %j', (format, text) => {
    expect(detectFormat(text)).toBe(format)
  })

  test('found in no time among a megabyte of comments', () => {
    expectWithin(500, () => {
      expect(detectFormat(`${'<!-- <html> -->'.repeat(70_000)}<rss>`)).toBe('rss')
      expect(detectFormat('<!--'.repeat(250_000))).toBe('page')
      expect(detectFormat('<'.repeat(1_000_000))).toBe('page')
    })
  })
})
