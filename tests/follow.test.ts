/** Following addresses that stand for a feed. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { follow } from '../utils/follow.ts'
import { listSources } from '../utils/store/sources.ts'
import { emptyStore } from './support/fill-store.ts'

const always = async () => true
const feed = `<rss version="2.0"><channel><title>Desk</title><item><title>News</title><guid>1</guid></item></channel></rss>`
const ticker = `<title>Ticker</title><ul>${Array.from({ length: 8 }, (_, nth) => `<li><time>1${9 - nth}:00</time> <a href="/${nth}">A headline that is number ${nth} of the day</a></li>`).join('')}</ul>`

let asked: string[] = []

/** The web: what stands at which address, and nothing anywhere else. */
function setWeb(pages: Record<string, string>): void {
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    const text = pages[url]
    const answer = new Response(text ?? 'Not found', {
      status: text === undefined ? 404 : 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
    Object.defineProperty(answer, 'url', { value: url })
    return answer
  })
}

beforeEach(async () => {
  // The ticker's newest line is of 19:00.
  vi.setSystemTime('2026-03-10T19:30:00Z')
  asked = []
  await emptyStore()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('the feed that an address stands for is asked in its place, and alone', async () => {
  setWeb({ 'https://github.com/owner/project/releases.atom': feed })
  expect(await follow('github.com/owner/project', 'UTC', always)).toMatchObject({ source: { title: 'Desk' } })
  expect(asked).toEqual(['https://github.com/owner/project/releases.atom'])
})

test('following it again, by either address, is recognised', async () => {
  setWeb({ 'https://social.example/@desk.rss': feed })
  await follow('https://social.example/@desk', 'UTC', always)
  for (const address of ['https://social.example/@desk', 'https://social.example/@desk.rss']) {
    expect(await follow(address, 'UTC', always)).toMatchObject({ known: true })
  }
  expect(await listSources()).toHaveLength(1)
  expect(asked).toHaveLength(1)
})

test('where no feed is there after all, what the address itself holds is followed', async () => {
  setWeb({ 'https://site.example/@today': ticker })
  const followed = await follow('https://site.example/@today', 'UTC', always)
  expect(followed).toMatchObject({ source: { kind: 'ticker', url: 'https://site.example/@today' } })
})

test('a fault of the feed is told, and the page is not asked behind its back', async () => {
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return new Response('', { status: 500 })
  })
  expect(await follow('https://social.example/@desk', 'UTC', always)).toMatchObject({
    trouble: { reason: 'server-error' },
  })
  expect(asked).toEqual(['https://social.example/@desk.rss'])
})

test('a channel known by its handle is followed by what its page tells', async () => {
  const channel = `https://www.youtube.com/feeds/videos.xml?channel_id=UC${'a'.repeat(22)}`
  setWeb({
    'https://www.youtube.com/@handle': `<link rel="canonical" href="https://www.youtube.com/channel/UC${'a'.repeat(22)}">`,
    [channel]: feed,
  })
  expect(await follow('https://www.youtube.com/@handle', 'UTC', always)).toMatchObject({
    source: { url: channel },
  })
})

test('without leave for the feed’s site nobody is asked', async () => {
  setWeb({})
  const never = async () => false
  expect(await follow('https://www.reddit.com/r/Morocco', 'UTC', never)).toEqual({
    trouble: { reason: 'no-permission' },
  })
  expect(asked).toEqual([])
})
