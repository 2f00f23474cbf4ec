import 'fake-indexeddb/auto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookAt, previewFile } from '../utils/look.ts'
import type { SeenPage, SiteOffer } from '../utils/site.ts'
import { type Newsroom, startNewsroom } from './newsroom/newsroom.ts'
import { emptyStore, putSource } from './support/fill-store.ts'

const zone = 'Africa/Casablanca'
let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await startNewsroom()
})
afterAll(() => newsroom.close())
beforeEach(emptyStore)

const findOutlet = (id: string) =>
  newsroom.sources.find((source) => source.id === id) as (typeof newsroom.sources)[0]

/** As the page's own site gives it, which is what the open page holds. */
async function see(url: string): Promise<SeenPage> {
  const [page, robots] = await Promise.all([fetch(url), fetch(new URL('/robots.txt', url))])
  const contentType = page.headers.get('content-type') ?? ''
  return { url, contentType, html: await page.text(), robots: await robots.text() }
}

const look = (page: SeenPage): Promise<SiteOffer[]> => lookAt(page, zone, Date.now())

describe('a page offers', () => {
  test.each(['remparts', 'salt-wind', 'harbour-hill', 'cimes', 'nawras'])(
    'the feed that it declares: %s',
    async (id) => {
      const { url, homeUrl, title } = findOutlet(id)
      expect(await look(await see(homeUrl))).toEqual([{ url, title, kind: 'feed' }])
    },
  )

  test('the news sitemap that its site’s robots.txt names', async () => {
    const { url, homeUrl } = findOutlet('qafila')
    const [offer, ...others] = await look(await see(homeUrl))
    expect(offer).toMatchObject({ url, kind: 'sitemap' })
    expect(others).toEqual([])
  })

  test('itself where it lists times beside headlines, with the first of them', async () => {
    const { url, title } = findOutlet('minute')
    const expected = newsroom.expectedStories('minute').filter(({ lead }) => !lead)
    const [offer] = await look(await see(url))
    expect(offer).toMatchObject({ url, title, kind: 'ticker' })
    const told = new Map(expected.map((story) => [story.title, story.publishedAt]))
    const headlines = offer?.preview?.headlines ?? []
    expect(headlines).toHaveLength(5)
    for (const { title: headline, at } of headlines) if (at !== undefined) expect(told.get(headline)).toBe(at)
  })

  test('first the feed that its address stands for, once, by the name that the page gives it', async () => {
    const html =
      '<link rel="alternate" type="application/rss+xml" title="Desk" href="/@desk.rss"><a href="/feed">All</a>'
    const page = { url: 'https://social.example/@desk', contentType: 'text/html', html }
    expect(await look(page)).toEqual([
      { url: 'https://social.example/@desk.rss', title: 'Desk', kind: 'feed' },
      { url: 'https://social.example/feed', title: 'All', kind: 'feed' },
    ])
  })

  test('the channel behind a handle', async () => {
    const html = `<link rel="canonical" href="https://www.youtube.com/channel/UC${'a'.repeat(22)}">`
    const page = { url: 'https://www.youtube.com/@handle', contentType: 'text/html', html }
    expect((await look(page)).map(({ url }) => url)).toEqual([
      `https://www.youtube.com/feeds/videos.xml?channel_id=UC${'a'.repeat(22)}`,
    ])
  })

  test('a file is offered itself', async () => {
    const page = { url: 'https://site.example/rss.xml', contentType: 'text/xml', html: '' }
    expect(await look(page)).toEqual([{ url: page.url, title: 'site.example/rss.xml', kind: 'feed' }])
  })

  test('nothing where there is nothing', async () => {
    const page = { url: 'https://site.example/about', contentType: 'text/html', html: '<p>About us</p>' }
    expect(await look(page)).toEqual([])
  })

  test('what is followed already, marked so', async () => {
    await putSource(1, { url: 'https://www.site.example/feed/' })
    const html = '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">'
    const page = { url: 'https://site.example/', contentType: 'text/html', html }
    expect(await look(page)).toEqual([
      { url: 'https://site.example/feed', title: 'News', kind: 'feed', known: true },
    ])
  })
})

test('what was let go can be followed again', async () => {
  await putSource(1, { url: 'https://site.example/feed', endedAt: 1 })
  const html = '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">'
  const page = { url: 'https://site.example/', contentType: 'text/html', html }
  expect(await look(page)).toEqual([{ url: 'https://site.example/feed', title: 'News', kind: 'feed' }])
})

test('of a page with forty feeds the first twenty, each once', async () => {
  const html = Array.from(
    { length: 40 },
    (_, nth) =>
      `<link rel="alternate" type="application/rss+xml" title="News ${nth}" href="/${nth % 30}/feed">`,
  ).join('')
  const page = { url: 'https://site.example/', contentType: 'text/html', html }
  const offers = await look(page)
  expect(offers.map(({ title }) => title)).toEqual(Array.from({ length: 20 }, (_, nth) => `News ${nth}`))
})

describe('a preview', () => {
  test.each(['remparts', 'salt-wind', 'harbour-hill', 'cimes', 'rasif', 'qafila'])(
    'of %s shows its first headlines with their times, in whatever letters',
    async (id) => {
      const { url, kind } = findOutlet(id)
      const answer = await fetch(url)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const file = {
        url,
        contentType: answer.headers.get('content-type') ?? '',
        bytes: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
      }
      const first = newsroom.expectedStories(id).slice(0, 5)
      expect(previewFile(file, zone, Date.now())).toMatchObject({
        kind,
        headlines: first.map(({ title, publishedAt }) => ({ title, at: publishedAt })),
      })
    },
  )

  test('of what is no source is none', () => {
    const file = { url: 'https://site.example/a.png', contentType: 'image/png', bytes: '\x89PNG\r\n' }
    expect(previewFile(file, zone, Date.now())).toBeUndefined()
  })
})
