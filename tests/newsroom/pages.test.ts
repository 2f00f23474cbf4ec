import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedCast } from './cast.ts'
import { type Newsroom, startNewsroom } from './newsroom.ts'
import { decodeAnswer, listTexts } from './read-back.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await startNewsroom()
})
afterAll(() => newsroom.close())

async function fetchPage(url: string): Promise<{ status: number; type: string; text: string }> {
  const answer = await fetch(url)
  const type = answer.headers.get('content-type') ?? ''
  return { status: answer.status, type, text: decodeAnswer(new Uint8Array(await answer.arrayBuffer()), type) }
}

function findHome(id: string): string {
  return newsroom.sources.find((source) => source.id === id)?.homeUrl ?? ''
}

const ids = inventedCast.map(({ id }) => id)

describe.each(ids)('%s', (id) => {
  test('has articles with open graph tags and several paragraphs', async () => {
    const story = newsroom.expectedStories(id).find(({ lead }) => !lead)
    const { status, text } = await fetchPage(story?.url ?? '')
    expect(status).toBe(200)
    expect(listTexts(text, 'h1')).toEqual([story?.title])
    expect(text).toContain('<meta property="og:type" content="article">')
    expect(text).toContain(`<link rel="canonical" href="${story?.url}">`)
    const body = text.slice(text.indexOf('<article>'), text.indexOf('</article>'))
    expect(listTexts(body, 'p').filter((paragraph) => paragraph.length > 60).length).toBeGreaterThanOrEqual(5)
    expect(text).toContain('<time datetime="')
  })

  test('has a front page that names its feed, if it has one', async () => {
    const source = newsroom.sources.find((other) => other.id === id)
    const { type, text } = await fetchPage(findHome(id))
    const offered = /<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)">/.exec(text)
    expect(type).toContain('text/html')
    expect(offered?.[2]).toBe(source?.kind === 'feed' ? source.url : undefined)
    expect(text).toContain('rel="icon"')
  })

  test('has a mark as SVG and as PNG', async () => {
    expect((await fetchPage(`${findHome(id)}favicon.svg`)).text).toMatch(/^<svg .*<\/svg>$/)
    const png = Buffer.from(await (await fetch(`${findHome(id)}favicon.ico`)).arrayBuffer())
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([32, 32])
    const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8)
    expect(inflateSync(data)).toHaveLength(32 * (1 + 32 * 3))
  })

  test('has a page of its own for what is not there', async () => {
    const { status, text } = await fetchPage(`${findHome(id)}nowhere`)
    expect(status).toBe(404)
    expect(listTexts(text, 'h1')[0]?.length).toBeGreaterThan(10)
  })
})

test.each([
  ['rasif', 'rtl'],
  ['cimes', 'ltr'],
])('the pages of %s run %s', async (id, direction) => {
  expect((await fetchPage(findHome(id))).text).toContain(`dir="${direction}"`)
})

test('a front page of an outlet with a feed prints no clock times, so it is no ticker', async () => {
  expect((await fetchPage(findHome('remparts'))).text).not.toMatch(/>\s*\d\d:\d\d/)
})

test('the sitemap is named in robots.txt', async () => {
  const { text } = await fetchPage(`${findHome('qafila')}robots.txt`)
  expect(text).toContain(`Sitemap: ${findHome('qafila')}sitemap-news.xml`)
})

test('an article has the picture that it names', async () => {
  const { text } = await fetchPage(newsroom.expectedStories('nawras')[0]?.url ?? '')
  const picture = /<img src="([^"]+)"/.exec(text)?.[1] ?? ''
  const { status, type } = await fetchPage(picture)
  expect([status, type]).toEqual([200, 'image/svg+xml'])
})

test('the ticker is the same page with any query behind it', async () => {
  const home = findHome('minute')
  expect((await fetchPage(`${home}?rubrique=une`)).text).toBe((await fetchPage(home)).text)
})

test('the lead of the ticker has an article of its own', async () => {
  const [lead] = newsroom.expectedStories('minute')
  expect(listTexts((await fetchPage(lead?.url ?? '')).text, 'h1')).toEqual([lead?.title])
})
