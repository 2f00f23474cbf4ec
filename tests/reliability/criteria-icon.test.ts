import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { refreshIcons } from '../../utils/icons.ts'
import type { Source } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { keepIcon, listIcons } from '../../utils/store/icons.ts'
import { addSource, removeSource } from '../../utils/store/sources.ts'
import { setOnline } from './stage.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const day = 24 * 60 * 60_000
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

const asked: string[] = []
let answer: (url: string) => Response

/** The web is the edge here: what each address answers. */
beforeEach(async () => {
  await database.delete()
  await database.open()
  asked.length = 0
  answer = () => new Response(png)
  vi.useFakeTimers({ toFake: ['Date'], now })
  vi.stubGlobal('fetch', async (url: URL | string, init: RequestInit) => {
    asked.push(String(url))
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
    const response = answer(String(url))
    if (!response.url) Object.defineProperty(response, 'url', { value: String(url) })
    return response
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function follow(fields: Partial<Source> = {}): Promise<Source> {
  return addSource({
    url: 'https://feeds.example/rss',
    homeUrl: 'https://site.example/',
    kind: 'feed',
    title: 'Site',
    timeZone: 'UTC',
    addedAt: now,
    validators: {},
    nextCheckAt: now,
    failures: 0,
    ...fields,
  })
}

const mayAskAll = async () => true
const sizes = async () => (await listIcons()).map(({ data }) => data?.size)

describe('C27 an icon is asked for at most once a week a source', () => {
  test('at its site, and not again before the week is over', async () => {
    await follow()
    await refreshIcons(now, mayAskAll)
    await refreshIcons(now + 6 * day, mayAskAll)
    expect(asked).toEqual(['https://site.example/favicon.ico'])
    await refreshIcons(now + 7 * day, mayAskAll)
    expect(asked).toHaveLength(2)
    expect((await listIcons())[0]?.data?.type).toBe('image/png')
  })

  test('where the reader lets Fil read: else at the source’s own address, else nowhere', async () => {
    await follow()
    await refreshIcons(now, async () => false)
    expect(asked).toEqual([])
    await refreshIcons(now, async (url) => url.startsWith('https://feeds.example/'))
    expect(asked).toEqual(['https://feeds.example/favicon.ico'])
  })

  test.each<[string, Partial<Source>]>([
    ['its server wants to be left alone', { heldUntilAt: now + day, nextCheckAt: now + day }],
    ['it is gone', { nextCheckAt: undefined as never }],
  ])('not while %s', async (_name, fields) => {
    await follow(fields)
    await refreshIcons(now, mayAskAll)
    expect(asked).toEqual([])
  })

  test('not without a network, and then with it', async () => {
    await follow()
    setOnline(false)
    await refreshIcons(now, mayAskAll)
    expect(asked).toEqual([])
    setOnline(true)
    await refreshIcons(now, mayAskAll)
    expect(asked).toHaveLength(1)
  })

  test.each<[string, () => Response]>([
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['a 404 with a picture', () => new Response(png, { status: 404 })],
    ['more than an icon has', () => new Response(new Uint8Array(200_000).fill(0x89))],
    ['nothing', () => new Response('')],
    [
      'a script that calls itself a picture',
      () => new Response('alert(1)', { headers: { 'content-type': 'image/png' } }),
    ],
    [
      'a picture inside the reader’s own network',
      () => Object.defineProperty(new Response(png), 'url', { value: 'http://192.168.0.1/favicon.ico' }),
    ],
  ])('%s is no icon, and is not asked for again within the week', async (_name, respond) => {
    answer = respond
    await follow()
    await refreshIcons(now, mayAskAll)
    await refreshIcons(now + day, mayAskAll)
    expect(asked).toHaveLength(1)
    expect(await sizes()).toEqual([undefined])
  })

  test('one that fails once keeps the icon that there was', async () => {
    const source = await follow()
    await keepIcon(source.id, new Blob([png]), now - 8 * day)
    answer = () => new Response('', { status: 500 })
    await refreshIcons(now, mayAskAll)
    expect(await sizes()).toEqual([png.length])
  })

  test('it goes with its source, and none comes back for one that was let go meanwhile', async () => {
    const source = await follow()
    await refreshIcons(now, mayAskAll)
    await removeSource(source.id)
    await keepIcon(source.id, new Blob([png]), now)
    expect(await listIcons()).toEqual([])
  })
})
