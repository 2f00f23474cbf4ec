import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchArticle } from '../utils/fetch-article.ts'
import { database } from '../utils/store/database.ts'
import { forgetStories } from '../utils/store/forget.ts'
import { addSource, findSource, removeSource } from '../utils/store/sources.ts'

const url = 'https://press.example/story'
const page = `<title>Ferry</title><article>${'<p>The ferry of Port Lorne crossed the bay.</p>'.repeat(20)}</article>`
const asked: { url: string; init: RequestInit }[] = []
let answer: () => Response | Promise<Response>

/** The web is the edge here: what the one address answers. */
beforeEach(async () => {
  await database.delete()
  await database.open()
  asked.length = 0
  answer = () => reply(page)
  vi.stubGlobal('fetch', async (at: string, init: RequestInit) => {
    asked.push({ url: at, init })
    return answer()
  })
})
afterEach(() => vi.unstubAllGlobals())

function reply(body: string, { at = url, ...init }: ResponseInit & { at?: string } = {}): Response {
  const response = new Response(body, { headers: { 'content-type': 'text/html' }, ...init })
  Object.defineProperty(response, 'url', { value: at })
  return response
}

async function tell(fields: object = {}, source: object = {}): Promise<number> {
  const { id } = await addSource({
    url: 'https://press.example/rss',
    kind: 'feed',
    title: 'Press',
    timeZone: 'UTC',
    addedAt: 1,
    validators: {},
    nextCheckAt: 1,
    failures: 0,
    ...source,
  })
  const row = { sourceId: id, key: 'k', title: 'Ferry', url, at: 1, seenAt: 1, unread: 1 as const, ...fields }
  return database.stories.add(row)
}

const mayAskAll = async () => true
const open = (id: number, again?: true) => fetchArticle({ id, ...(again && { again }) }, mayAskAll)

describe('the page of a story', () => {
  test('is asked for once, without cookies or referrer, and stored trimmed', async () => {
    const id = await tell()
    answer = () => reply(`${page}<script>x</script>`)
    const fetched = await open(id)
    expect(fetched).toMatchObject({ stored: { id, url, page } })
    expect(await open(id)).toEqual(fetched)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      url,
      init: {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        headers: { Accept: expect.stringMatching(/^text\/html/) },
      },
    })
    expect(await database.articles.get(id)).toEqual('stored' in fetched && fetched.stored)
  })

  test('is asked for once by two pages at the same time, and again where it is wanted anew', async () => {
    const id = await tell()
    await Promise.all([open(id), open(id)])
    expect(asked).toHaveLength(1)
    await open(id, true)
    expect(asked).toHaveLength(2)
  })

  test('is kept with what its site says of subscribers', async () => {
    const id = await tell()
    answer = () => reply(`<meta property="article:content_tier" content="locked">${page}`)
    expect(await open(id)).toMatchObject({ stored: { obstacle: 'paywall' } })
  })

  test('is forgotten with its story, and with its source', async () => {
    const [one, other] = [await tell(), await tell({ key: 'l' }, { url: 'https://press.example/other' })]
    await open(one)
    await open(other)
    await forgetStories([one], 5)
    expect(await database.articles.toCollection().primaryKeys()).toEqual([other])
    await removeSource((await database.stories.get(other))?.sourceId as number)
    expect(await database.articles.count()).toBe(0)
  })

  test('of a story that was forgotten meanwhile is not kept', async () => {
    const id = await tell()
    answer = async () => {
      await forgetStories([id], 5)
      return reply(page)
    }
    await open(id)
    expect(await database.articles.count()).toBe(0)
  })
})

describe('nobody is asked', () => {
  test('without leave', async () => {
    const id = await tell()
    expect(await fetchArticle({ id }, async () => false)).toEqual({ trouble: { reason: 'no-permission' } })
    expect(asked).toEqual([])
  })

  test('in the network of the reader, where a public source leads there', async () => {
    const id = await tell({ url: 'http://192.168.1.1/admin' })
    expect(await open(id)).toEqual({ trouble: { reason: 'unsafe-address' } })
    expect(asked).toEqual([])
  })

  test('while a server wants to be left alone', async () => {
    const id = await tell({}, { heldUntilAt: Date.now() + 60_000 })
    expect(await open(id)).toEqual({ trouble: { reason: 'busy' } })
    expect(asked).toEqual([])
  })

  test('for a story without a page, or one that is no more', async () => {
    const id = await tell({ url: undefined })
    expect(await open(id)).toEqual({ trouble: { reason: 'no-text' } })
    expect(await open(id + 1)).toEqual({ trouble: { reason: 'no-text' } })
    expect(asked).toEqual([])
  })
})

describe('a page that gives no article', () => {
  test.each([
    ['that is gone', () => reply('', { status: 404 }), { reason: 'not-found', status: 404 }],
    ['that is refused', () => reply('', { status: 403 }), { reason: 'refused', status: 403 }],
    ['that is guarded', () => reply('<title>Just a moment...</title>'), { reason: 'challenge' }],
    [
      'that scripts draw',
      () => reply('<div id="root"></div><script src=x></script>'),
      { reason: 'script-only' },
    ],
    ['that leads inside', () => reply(page, { at: 'http://10.0.0.1/' }), { reason: 'unsafe-address' }],
    [
      'that is a picture',
      () => reply('x', { headers: { 'content-type': 'image/png' } }),
      { reason: 'no-text' },
    ],
  ])('%s tells why, and is not kept', async (_how, response, trouble) => {
    const id = await tell()
    answer = response
    expect(await open(id)).toEqual({ trouble })
    expect(await database.articles.count()).toBe(0)
  })

  test('of a server that is asked too often has it left alone', async () => {
    const id = await tell()
    answer = () => reply('', { status: 429, headers: { 'retry-after': '120' } })
    expect(await open(id)).toMatchObject({ trouble: { reason: 'busy' } })
    const source = await findSource((await database.stories.get(id))?.sourceId as number)
    expect(source?.heldUntilAt).toBeGreaterThan(Date.now() + 100_000)
    expect(await open(id)).toEqual({ trouble: { reason: 'busy' } })
    expect(asked).toHaveLength(1)
  })
})
