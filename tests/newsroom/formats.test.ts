import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedCast } from './cast.ts'
import { type Newsroom, startNewsroom } from './newsroom.ts'
import type { PressSource } from './outlet.ts'
import { decodeAnswer, listTexts, readBack } from './read-back.ts'

const now = Date.parse('2026-05-12T09:30:20Z')
let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await startNewsroom({ now })
})
afterAll(() => newsroom.close())

async function fetchText(url: string): Promise<{ text: string; contentType: string; bytes: Uint8Array }> {
  const answer = await fetch(url)
  const contentType = answer.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { text: decodeAnswer(bytes, contentType), contentType, bytes }
}

function findSource(id: string): PressSource {
  return newsroom.sources.find((source) => source.id === id) as PressSource
}

const ids = inventedCast.map(({ id, format, language }) => [id, `${format}, ${language}`] as const)

describe('what a source serves', () => {
  test.each(ids)('%s (%s) reads back as the stories that are expected', async (id) => {
    const source = findSource(id)
    const read = readBack(source, (await fetchText(source.url)).text)
    const expected = newsroom.expectedStories(id).filter(({ lead }) => !lead)

    expect(expected).toHaveLength(25)
    expect(read.title).toBe(source.title)
    expect(read.stories.map(({ title, url }) => ({ title, url }))).toEqual(
      expected.map(({ title, url }) => ({ title, url })),
    )
  })

  test.each(ids.filter(([id]) => id !== 'minute'))(
    '%s (%s) prints times that are right to the second',
    async (id) => {
      const source = findSource(id)
      const read = readBack(source, (await fetchText(source.url)).text)
      expect(read.stories.map(({ at }) => Date.parse(at ?? ''))).toEqual(
        newsroom.expectedStories(id).map(({ publishedAt }) => publishedAt),
      )
    },
  )

  test('the ticker prints clock times of its own zone, newest first, that pass midnight', async () => {
    const source = findSource('minute')
    const read = readBack(source, (await fetchText(source.url)).text)
    const listed = newsroom.expectedStories('minute').filter(({ lead }) => !lead)
    const clocks = listed.map(({ publishedAt }) =>
      new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: source.timeZone }).format(publishedAt),
    )
    expect(read.stories.map(({ at }) => at)).toEqual(clocks)
    expect(listed.every(({ publishedAt }) => (publishedAt ?? 1) % 60_000 === 0)).toBe(true)
    expect(clocks.some((clock, index) => index > 0 && clock > (clocks[index - 1] as string))).toBe(true)
  })

  test('the ticker ends in a lead with its paragraphs, after a call to follow the outlet', async () => {
    const { text } = await fetchText(findSource('minute').url)
    const [lead] = newsroom.expectedStories('minute')
    expect(lead).toMatchObject({ lead: true })
    expect(lead).not.toHaveProperty('publishedAt')
    expect(listTexts(text, 'h2')).toEqual([lead?.title])
    const story = text.slice(text.indexOf('<section class="une">'), text.indexOf('</section>'))
    expect(listTexts(story, 'p')).toHaveLength(4)
    expect(text.indexOf('Suivez-nous')).toBeLessThan(text.indexOf('<section'))
  })

  test.each([
    ['remparts', 'application/rss+xml; charset=utf-8'],
    ['salt-wind', 'application/atom+xml; charset=utf-8'],
    ['harbour-hill', 'application/feed+json; charset=utf-8'],
    ['cimes', 'application/rdf+xml; charset=iso-8859-1'],
    ['rasif', 'text/xml; charset=windows-1256'],
    ['qafila', 'application/xml; charset=utf-8'],
    ['minute', 'text/html; charset=utf-8'],
    ['nawras', 'text/xml; charset=utf-8'],
  ])('%s says %s', async (id, expected) => {
    expect((await fetchText(findSource(id).url)).contentType).toBe(expected)
  })

  test.each(ids.filter(([id]) => id !== 'harbour-hill'))(
    '%s (%s) declares the charset of its header',
    async (id) => {
      const { text, contentType } = await fetchText(findSource(id).url)
      const declared = /(?:encoding|charset)="([^"]+)"/.exec(text)?.[1]
      expect(contentType).toMatch(new RegExp(`charset=${declared}$`, 'i'))
    },
  )

  test.each(['cimes', 'rasif'])('%s is not UTF-8 by accident', async (id) => {
    const { bytes } = await fetchText(findSource(id).url)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
  })

  test('WordPress numbers its entities, carries the full text, and keeps emoji', async () => {
    const { url } = newsroom.publish('remparts', {
      title: '🎉 L’été & la « fête »',
      paragraphs: ['Un.', 'Deux.'],
    })
    const { text } = await fetchText(findSource('remparts').url)
    expect(text).toContain('<title>🎉 L&#8217;été &#038; la &#171; fête &#187;</title>')
    expect(text).toContain('<content:encoded><![CDATA[\n<p>Un.</p>\n\n\n<p>Deux.</p>\n]]></content:encoded>')
    expect(readBack(findSource('remparts'), text).stories[0]).toMatchObject({
      title: '🎉 L’été & la « fête »',
      url,
    })
  })

  test.each(ids)('%s (%s) lets no headline break its markup', async (id) => {
    const title = 'A <b>bold</b> & "quoted" ]]> headline'
    newsroom.publish(id, { title })
    const source = findSource(id)
    expect(readBack(source, (await fetchText(source.url)).text).stories[0]?.title).toBe(title)
  })
})
