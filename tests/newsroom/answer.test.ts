import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { type Newsroom, startNewsroom } from './newsroom.ts'

let newsroom: Newsroom
let url: string

beforeEach(async () => {
  newsroom = await startNewsroom({ now: Date.parse('2026-05-12T09:30:00Z') })
  url = newsroom.sources[0]?.url ?? ''
})
afterEach(() => newsroom.close())

describe('validators', () => {
  test('an answer carries a strong tag and the time of the last change', async () => {
    const { headers } = await ask(url)
    expect(headers.etag).toMatch(/^"[0-9a-f]{20}"$/)
    expect(headers['last-modified']).toMatch(/ GMT$/)
    expect(Date.parse(headers['last-modified'] ?? '')).toBe(
      newsroom.expectedStories('remparts')[0]?.publishedAt,
    )
  })

  test('the tag answers 304 without a body, and with the validators', async () => {
    const { headers } = await ask(url)
    const again = await ask(url, { headers: { 'if-none-match': headers.etag ?? '' } })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
    expect(again.headers.etag).toBe(headers.etag)
    expect(again.headers['last-modified']).toBe(headers['last-modified'])
  })

  test.each([
    ['among others', (etag: string) => `"other", ${etag}`],
    ['marked as weak', (etag: string) => `W/${etag}`],
    ['as anything', () => '*'],
  ])('the tag is recognised %s', async (_how, write) => {
    const { headers } = await ask(url)
    expect((await ask(url, { headers: { 'if-none-match': write(headers.etag ?? '') } })).status).toBe(304)
  })

  test('a tag without its quotes is another tag', async () => {
    const { headers } = await ask(url)
    const bare = (headers.etag ?? '').replaceAll('"', '')
    expect((await ask(url, { headers: { 'if-none-match': bare } })).status).toBe(200)
  })

  test('the date alone answers 304, an earlier one does not', async () => {
    const modified = (await ask(url)).headers['last-modified'] ?? ''
    const earlier = new Date(Date.parse(modified) - 1000).toUTCString()
    expect((await ask(url, { headers: { 'if-modified-since': modified } })).status).toBe(304)
    expect((await ask(url, { headers: { 'if-modified-since': earlier } })).status).toBe(200)
    expect((await ask(url, { headers: { 'if-modified-since': 'once upon a time' } })).status).toBe(200)
  })

  test('a tag that fails outweighs a date that holds', async () => {
    const modified = (await ask(url)).headers['last-modified'] ?? ''
    const headers = { 'if-modified-since': modified, 'if-none-match': '"other"' }
    expect((await ask(url, { headers })).status).toBe(200)
  })

  test('publishing twice within a second changes tag and date twice', async () => {
    const seen = [await ask(url)]
    for (let nth = 0; nth < 2; nth++) {
      newsroom.publish('remparts')
      seen.push(await ask(url))
    }
    expect(new Set(seen.map(({ headers }) => headers.etag)).size).toBe(3)
    expect(new Set(seen.map(({ headers }) => headers['last-modified'])).size).toBe(3)
  })

  test('publishing elsewhere changes nothing here', async () => {
    const before = (await ask(url)).headers.etag
    newsroom.publish('nawras')
    expect((await ask(url)).headers.etag).toBe(before)
  })
})

test('HEAD says what GET says, without the body', async () => {
  const [head, get] = [await ask(url, { method: 'HEAD' }), await ask(url)]
  expect(head.body).toHaveLength(0)
  expect(get.body.length).toBeGreaterThan(1000)
  expect(head.headers['content-length']).toBe(String(get.body.length))
  expect(head.headers.etag).toBe(get.headers.etag)
})

describe('the log', () => {
  test('tells who asked what of whom, how, and what went back', async () => {
    const first = await ask(url, { headers: { 'x-asked-by': 'a test' } })
    await ask(url, { headers: { 'if-none-match': first.headers.etag ?? '' } })
    const [fresh, unchanged] = newsroom.requestsFor('remparts')
    expect(fresh).toMatchObject({
      outlet: 'remparts',
      method: 'GET',
      path: '/feed/',
      page: 'source',
      status: 200,
      sentETag: first.headers.etag,
      sentLastModified: first.headers['last-modified'],
    })
    expect(fresh?.headers['x-asked-by']).toBe('a test')
    expect(fresh?.stories).toEqual(newsroom.expectedStories('remparts'))
    expect(unchanged).toMatchObject({ status: 304, sentETag: first.headers.etag })
    expect(unchanged).not.toHaveProperty('stories')
    expect(unchanged?.headers['if-none-match']).toBe(first.headers.etag)
  })

  test('times each request from its beginning to its end', async () => {
    const before = Date.now()
    await ask(url)
    await expect.poll(() => newsroom.log[0]?.endedAt).toBeDefined()
    const { at = 0, endedAt = 0 } = newsroom.log[0] ?? {}
    expect(at).toBeGreaterThanOrEqual(before)
    expect(endedAt).toBeGreaterThanOrEqual(at)
    expect(Date.now()).toBeGreaterThanOrEqual(endedAt)
  })

  test('keeps outlets apart and can be emptied', async () => {
    await ask(url)
    await ask(newsroom.sources[1]?.homeUrl ?? '')
    expect(newsroom.log.map(({ outlet, page }) => [outlet, page])).toEqual([
      ['remparts', 'source'],
      ['salt-wind', 'home'],
    ])
    expect(newsroom.requestsFor('salt-wind')).toHaveLength(1)
    newsroom.clearLog()
    expect(newsroom.log).toHaveLength(0)
  })
})
