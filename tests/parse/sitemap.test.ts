import { describe, expect, test } from 'vitest'
import { decode } from '../../utils/fetch/decode.ts'
import { parse } from '../../utils/parse/parse.ts'
import { readSitemap } from '../../utils/parse/sitemap.ts'
import { describeParsed, readFixtures } from './fixtures.ts'

const now = Date.parse('2024-11-16T08:10:00Z')
const context = { url: 'https://source.example/feeds/all', timeZone: 'Africa/Casablanca' }

describe('every fixture reads as its twin says', () => {
  test.each(readFixtures('sitemaps').map((fixture) => [fixture.name, fixture] as const))(
    '%s',
    (_name, fixture) => {
      const { text, charset } = decode(fixture.bytes, undefined)
      expect({ charset, ...(describeParsed(parse(text, context, now)) as object) }).toEqual(fixture.expected)
    },
  )
})

function readPages(pages: string) {
  return readSitemap(`<urlset xmlns:news="x">${pages}</urlset>`, context, now)
}

test('the title of a picture or a film is not the headline', () => {
  const page = `<url><loc>https://s.example/1</loc><video:video><video:title>Film</video:title></video:video>
    <news:news><news:title>Headline</news:title></news:news></url>`
  expect(readPages(page)?.stories.map(({ title }) => title)).toEqual(['Headline'])
})

test('a page without a headline is left out', () => {
  const pages = `<url><loc>https://s.example/1</loc></url>
    <url><loc>https://s.example/2</loc><news:news><news:title>Headline</news:title></news:news></url>`
  expect(readPages(pages)?.stories.map(({ url }) => url)).toEqual(['https://s.example/2'])
})

test('a date of publication goes before the date of the last change', () => {
  const page = `<url><loc>https://s.example/1</loc><lastmod>2024-11-16T08:00:00Z</lastmod>
    <news:news><news:title>T</news:title><news:publication_date>2024-11-16T06:00:00Z</news:publication_date></news:news></url>`
  expect(readPages(page)?.stories[0]?.publishedAt).toBe(Date.parse('2024-11-16T06:00:00Z'))
})

test('a page that breaks off is left out', () => {
  const text =
    '<urlset><url><loc>https://s.example/1</loc><title>Whole</title></url><url><loc>https://s.example/2</loc><title>Torn</title>'
  expect(readSitemap(text, context, now)?.stories.map(({ title }) => title)).toEqual(['Whole'])
})
