/** Optional recorded data: pages as their publishers wrote them. They stand beside the project or not at all. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from '../../utils/parse/parse.ts'
import { parseTicker } from '../../utils/parse/ticker.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const isMissing = !existsSync(data)
const read = (name: string): string => readFileSync(join(data, name), 'utf8')

describe.skipIf(isMissing)('optional recorded data: the front page as text', () => {
  const context = { url: 'https://front.example/', timeZone: 'Africa/Casablanca' }
  const first = Date.parse('2024-11-16T08:10:00+01:00')
  const later = Date.parse('2024-11-16T09:00:00+01:00')
  const page = isMissing ? '' : read('seed/front-page.txt')

  test('gives nine headlines with their times and one lead with four paragraphs', () => {
    const stories = parseTicker(page, context, first)?.stories ?? []
    const lines = page.split('\n').slice(0, 9)
    expect(stories.slice(0, 9).map(({ title }) => title)).toEqual(
      lines.map((line) => line.slice('- 08:05'.length)),
    )
    expect(stories.slice(0, 9).map(({ publishedAt }) => publishedAt)).toEqual(
      [
        '16T08:05',
        '16T08:01',
        '16T07:54',
        '16T07:37',
        '16T07:29',
        '16T07:23',
        '16T07:18',
        '16T07:15',
        '15T21:00',
      ].map((at) => Date.parse(`2024-11-${at}:00+01:00`)),
    )
    expect(stories).toHaveLength(10)
    const lead = stories[9]
    expect(lead).toMatchObject({ lead: true, title: page.split('\n')[10] })
    expect(lead).not.toHaveProperty('publishedAt')
    const paragraphs = page.trim().split('\n').slice(11)
    expect(lead?.content).toBe(paragraphs.map((text) => `<p>${text}</p>`).join(''))
  })

  test('read again with two lines on top gives two more stories and moves none', () => {
    const before = parseTicker(page, context, first)?.stories ?? []
    const added = `- 08:58Le tramway de Salé roule de nouveau\n- 08:41La pluie attendue dès ce soir au nord\n${page}`
    const after = parseTicker(added, context, later)?.stories ?? []
    const known = new Set(before.map(({ key }) => key))
    expect(after.filter(({ key }) => !known.has(key)).map(({ publishedAt }) => publishedAt)).toEqual([
      Date.parse('2024-11-16T08:58:00+01:00'),
      Date.parse('2024-11-16T08:41:00+01:00'),
    ])
    expect(after.filter(({ key }) => known.has(key))).toEqual(before)
  })
})

describe.skipIf(isMissing)('optional recorded data: front pages', () => {
  test('cards with ages are read relative to the reading time', () => {
    const now = Date.parse('2025-10-25T20:00:00Z')
    const page = read('pages/lavieeco-home.html')
    const reading = parseTicker(
      page,
      { url: 'https://www.lavieeco.com/', timeZone: 'Africa/Casablanca' },
      now,
    )
    const told = (reading?.stories ?? []).map(({ title, publishedAt }) => [
      title,
      (now - (publishedAt ?? 0)) / 60_000,
    ])
    expect(told).toEqual(readCards(page))
    expect(told).toHaveLength(45)
    expect(reading?.stories.every(({ url }) => url?.startsWith('https://www.lavieeco.com/'))).toBe(true)
    expect(reading).toMatchObject({ title: 'La Vie éco', language: 'fr-FR' })
  })

  test('an article with tables and menus is no ticker', () => {
    const context = { url: 'https://medias24.com/categorie/economie/', timeZone: 'Africa/Casablanca' }
    const now = Date.parse('2025-10-25T20:00:00Z')
    expect(parse(read('pages/medias24-economie.html'), context, now)).toEqual({
      trouble: { reason: 'no-headlines' },
    })
  })
})

/** The same cards by a search for what stands around an age in this one page, each headline once. */
function readCards(page: string): [title: string, minutes: number][] {
  const lengths: Record<string, number> = { minute: 1, heure: 60, jour: 1440 }
  const cards = page.matchAll(
    /mvp-cd-date[^>]*>il y a (\d+) (minute|heure|jour)s?\s*<[\s\S]*?<h2>([\s\S]*?)<\/h2>/g,
  )
  const titles = new Map<string, number>()
  for (const [, count = '', unit = '', title = ''] of cards) {
    const text = title
      .replace(/<[^>]*>/g, '')
      .replace(/&rsquo;/g, '’')
      .replace(/&#0?39;/g, "'")
      .trim()
    if (!titles.has(text)) titles.set(text, Number(count) * (lengths[unit] ?? 0))
  }
  return [...titles]
}
