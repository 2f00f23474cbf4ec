/** Pages of what is saved, or of a source that is read from its pages; and how long any page stays that was kept ahead. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchArticle } from '../utils/fetch-article.ts'
import { markStories } from '../utils/store/acts.ts'
import { measureArticles } from '../utils/store/articles.ts'
import { writeBackup } from '../utils/store/backup.ts'
import { database } from '../utils/store/database.ts'
import { noteAsked, wantPages } from '../utils/store/keeping.ts'
import { changeSettings } from '../utils/store/settings.ts'
import { dropKept } from '../utils/store/to-keep.ts'
import {
  addressOf,
  answerPage,
  edges,
  follow,
  keep,
  listAsked,
  listKept,
  loseNetwork,
  passTime,
  reply,
  setEdges,
  tell,
  tellMany,
  usual,
  whole,
} from './support/keep-stage.ts'

const minute = 60_000
const day = 24 * 60 * minute

beforeEach(setEdges)
afterEach(() => vi.unstubAllGlobals())

test('a source that is read from its pages has those of its newest unread stories kept, whatever it says itself', async () => {
  await follow(1, { fullText: true })
  await tellMany(30)
  await tell(31, { unread: undefined as never })
  await database.texts.put({ id: 30, content: whole })
  await keep(1)
  expect(listAsked()[0]).toBe(addressOf(30))
  expect(edges.asked).toHaveLength(24)
})

describe('of a story that is saved', () => {
  test('the page is fetched, unless its source says it in full', async () => {
    await follow(1, { nextCheckAt: undefined as never, because: 'paused' })
    await tellMany(3, { unread: undefined as never, seenAt: 1 })
    await database.texts.put({ id: 2, content: whole })
    await markStories([1, 2], 'saved', Date.now())
    await wantPages([1, 2])
    await keep(1)
    expect(listAsked()).toEqual([addressOf(1)])
  })

  test.each([
    ['its worker was killed', () => noteAsked(1, 's1.example', Date.now(), 1)],
    [
      'its server was down',
      async () => {
        edges.answer = (url) => reply('', url, { status: 500 })
        await keep()
      },
    ],
  ])('the page is asked for again a day after %s, also long after it came', async (_how, fail) => {
    await follow(1)
    await tell(1, { saved: 1, seenAt: 1 })
    await wantPages([1])
    await fail()
    edges.asked = []
    edges.answer = answerPage
    await keep()
    expect(edges.asked).toEqual([])
    passTime(day + minute)
    await keep()
    vi.restoreAllMocks()
    expect(listAsked()).toEqual([addressOf(1)])
    expect(await listKept()).toEqual([1])
  })

  test.each([
    ['is there', answerPage],
    ['is not', (url: string) => reply('', url, { status: 404 })],
  ])('the page that %s is asked for once', async (_how, answered) => {
    await follow(1)
    await tell(1, { saved: 1, seenAt: 1 })
    await wantPages([1])
    edges.answer = answered
    await keep()
    await database.articles.clear()
    passTime(day + minute)
    await keep()
    vi.restoreAllMocks()
    expect(edges.asked).toHaveLength(1)
  })

  test('many that need no page are looked at once, and cost no look at every source each', async () => {
    await follow(1)
    await tellMany(60, { saved: 1, seenAt: 1 })
    const ids = Array.from({ length: 60 }, (_, nth) => nth + 1)
    await database.texts.bulkPut(ids.map((id) => ({ id, content: whole })))
    await wantPages(ids)
    const looks = [vi.spyOn(database.sources, 'filter'), vi.spyOn(database.sources, 'toArray')]
    const texts = vi.spyOn(database.texts, 'get')
    await keep(1)
    expect(texts).toHaveBeenCalledTimes(60)
    await keep(1)
    vi.restoreAllMocks()
    expect(looks.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThanOrEqual(6)
    expect(texts).toHaveBeenCalledTimes(60)
    expect(edges.asked).toEqual([])
  })

  test('the page is fetched where a rule saved it as it came', async () => {
    await follow(1)
    await tell(1, { saved: 1, unread: undefined as never })
    await tell(2, { saved: 1, unread: undefined as never, seenAt: Date.now() - 3 * day })
    await keep(1)
    expect(listAsked()).toEqual([addressOf(1)])
  })

  test('no page is fetched where it is saved no more', async () => {
    await follow(1)
    await tell(1)
    await wantPages([1])
    await keep()
    expect(edges.asked).toEqual([])
  })

  test('the page is asked for again after the network went, also long after it came', async () => {
    await follow(1)
    await tell(1, { saved: 1, seenAt: 1 })
    await wantPages([1])
    edges.answer = loseNetwork
    await keep()
    edges.platform = usual
    edges.answer = answerPage
    await keep()
    expect(await listKept()).toEqual([1])
  })
})

describe('what was kept', () => {
  const keepTwo = async () => {
    await follow(1)
    await tellMany(2)
    await changeSettings({ keepUnread: 10 })
    await keep(1)
    expect(await listKept()).toEqual([1, 2])
  }

  test('is dropped once its story is read, but for a moment in which that can be undone', async () => {
    await keepTwo()
    await markStories([1], 'read', Date.now())
    await dropKept(10, Date.now())
    expect(await listKept()).toEqual([1, 2])
    await dropKept(10, Date.now() + minute)
    expect(await listKept()).toEqual([2])
  })

  test('stays where its story is saved, and is fetched anew where it is saved after that', async () => {
    await keepTwo()
    await markStories([1], 'saved', Date.now())
    await markStories([1, 2], 'read', Date.now())
    for (const later of [0, minute]) await dropKept(10, Date.now() + later)
    expect(await listKept()).toEqual([1])
    await markStories([2], 'saved', Date.now())
    await wantPages([2])
    await keep(1)
    expect(await listKept()).toEqual([1, 2])
  })

  test('stays where it was opened for reading', async () => {
    await keepTwo()
    const stored = await database.articles.get(1)
    const { page: _, ...rest } = stored as NonNullable<typeof stored>
    await database.articles.put({ ...rest, article: { html: '<p>Read</p>' } })
    await markStories([1, 2], 'read', Date.now())
    for (const later of [0, minute]) await dropKept(10, Date.now() + later)
    expect(await listKept()).toEqual([1])
  })

  test('is dropped where it is wanted no more, and where far newer ones have come', async () => {
    await follow(1)
    await tellMany(10)
    await changeSettings({ keepUnread: 10 })
    await keep(1)
    for (const later of [0, minute]) await dropKept(2, Date.now() + later)
    expect(await listKept()).toEqual([5, 6, 7, 8, 9, 10])
    for (const later of [0, minute]) await dropKept(0, Date.now() + later)
    expect(await listKept()).toEqual([])
  })

  test('stays when it is read by the reader’s own wish and was never fetched ahead', async () => {
    await follow(1)
    await tell(1)
    await fetchArticle({ id: 1 }, async () => true)
    await markStories([1], 'read', Date.now())
    for (const later of [0, minute]) await dropKept(10, Date.now() + later)
    expect(await listKept()).toEqual([1])
  })

  test('is measured with what was opened for reading, in bytes', async () => {
    expect(await measureArticles()).toEqual(new Map())
    await keepTwo()
    const { page = '', ...rest } = (await database.articles.get(1)) ?? { id: 1, url: '', fetchedAt: 1 }
    await database.articles.put({ ...rest, article: { html: 'ميناء' } })
    expect(await measureArticles()).toEqual(
      new Map([
        [1, 10],
        [2, page.length],
      ]),
    )
    expect(await measureArticles([1, 7])).toEqual(new Map([[1, 10]]))
  })

  test('is named in no backup', async () => {
    await keepTwo()
    const unpacked = (await writeBackup(1)).stream().pipeThrough(new DecompressionStream('gzip'))
    const text = await new Response(unpacked).text()
    expect(text).toContain('keepUnread')
    expect(text).not.toContain('keeping')
  })
})
