/** Pages that are kept ahead: which are asked for, how slowly, and never twice. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Source } from '../utils/model.ts'
import { markStories } from '../utils/store/acts.ts'
import { database } from '../utils/store/database.ts'
import { noteAsked } from '../utils/store/keeping.ts'
import { changeSettings } from '../utils/store/settings.ts'
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

describe('of unread stories', () => {
  test('the pages of so many of the newest are fetched, the newest first', async () => {
    await follow(1)
    await tellMany(14)
    await changeSettings({ keepUnread: 10 })
    await keep(1)
    expect(listAsked()).toEqual(Array.from({ length: 10 }, (_, nth) => addressOf(14 - nth)))
    expect(await listKept()).toHaveLength(10)
  })

  test('none are fetched unless the reader asks for it', async () => {
    await follow(1)
    await tellMany(3)
    await keep()
    expect(edges.asked).toEqual([])
  })

  test('a host is asked for no two pages within some seconds, while others are asked meanwhile', async () => {
    await follow(1)
    await follow(2)
    for (const [id, sourceId] of [1, 1, 1, 2, 2].entries()) await tell(id + 1, { sourceId })
    await changeSettings({ keepUnread: 10 })
    await keep(120)
    expect(edges.asked).toHaveLength(5)
    for (const host of ['s1.example', 's2.example']) {
      const times = edges.asked.filter(({ url }) => url.includes(host)).map(({ at }) => at)
      for (const [nth, at] of times.slice(1).entries()) {
        expect(at - (times[nth] as number)).toBeGreaterThan(100)
      }
    }
    expect(
      new Set(
        listAsked()
          .slice(0, 2)
          .map((url) => new URL(url).host),
      ).size,
    ).toBe(2)
  })

  test('a worker that comes after one that was killed keeps the same distance, and asks for nothing twice', async () => {
    await follow(1)
    await tellMany(2)
    await changeSettings({ keepUnread: 10 })
    // The first was asked for, and its worker did not live to keep it.
    await noteAsked(2, 's1.example', Date.now(), 150)
    const startedAt = performance.now()
    await keep(150)
    expect(listAsked()).toEqual([addressOf(1)])
    expect((edges.asked[0]?.at as number) - startedAt).toBeGreaterThan(100)
    await keep(1)
    expect(edges.asked).toHaveLength(1)
  })

  test('what its source says in full needs no page, and what it says in short does', async () => {
    await follow(1)
    await tellMany(3)
    await database.texts.bulkPut([
      { id: 1, content: whole },
      { id: 2, content: '<p>The ferry…</p>' },
    ])
    await changeSettings({ keepUnread: 10 })
    await keep(1)
    expect(listAsked()).toEqual([addressOf(3), addressOf(2)])
  })

  test.each<[string, Partial<Source>]>([
    ['is paused', { nextCheckAt: undefined as never, because: 'paused' }],
    ['was let go', { endedAt: 5 }],
    ['is muted', { mutedUntilAt: Date.now() + day }],
    ['fails', { failures: 1, trouble: { reason: 'server-error' } }],
    ['asks to be left alone', { heldUntilAt: Date.now() + minute }],
    ['sleeps at this hour', { rest: { skipHours: Array.from({ length: 24 }, (_, hour) => hour) } }],
    ['has its pages in the network of the reader', { url: 'https://far.example/' }],
  ])('no page is asked for where the source %s', async (_how, fields) => {
    await follow(1, fields)
    await tell(1, fields.url ? { url: 'http://192.168.1.1/admin' } : {})
    await changeSettings({ keepUnread: 10 })
    await keep()
    expect(edges.asked).toEqual([])
    await follow(1)
    await tell(1)
    await keep()
    expect(edges.asked).toHaveLength(1)
  })

  test.each([
    ['without leave', { isAllowed: false }],
    ['without a network', { onLine: false }],
    ['where the platform saves data', { connection: { saveData: true } }],
    ['where the connection is a mobile one', { connection: { type: 'cellular' } }],
  ])('no page is asked for %s, and all are once that is over', async (_how, hindrance) => {
    await follow(1)
    await tell(1)
    await changeSettings({ keepUnread: 10 })
    edges.platform = { ...usual, ...hindrance }
    await keep()
    expect(edges.asked).toEqual([])
    edges.platform = { ...usual, connection: { type: 'wifi', saveData: false } }
    await keep()
    expect(listAsked()).toEqual([addressOf(1)])
  })

  test('a page that failed is asked for again only a day later', async () => {
    await follow(1)
    await tell(1)
    await changeSettings({ keepUnread: 10 })
    edges.answer = (url) => reply('', url, { status: 404 })
    await keep()
    await keep()
    expect(edges.asked).toHaveLength(1)
    passTime(day + minute)
    edges.answer = answerPage
    await keep()
    vi.restoreAllMocks()
    expect(edges.asked).toHaveLength(2)
    expect(await listKept()).toEqual([1])
  })

  test.each([
    ['is down', () => new Response('', { status: 500 }), 1],
    ['wants to see a person', () => new Response('', { status: 403 }), 1],
    ['lacks the page', () => new Response('', { status: 404 }), 3],
  ])(
    'of a host that %s no further pages are asked for a while, or all are',
    async (_how, answered, count) => {
      await follow(1)
      await tellMany(3)
      await changeSettings({ keepUnread: 10 })
      edges.answer = answered
      await keep(1)
      expect(edges.asked).toHaveLength(count)
    },
  )

  test('a server that says for how long it wants to be left alone is, also one that is no source’s', async () => {
    await follow(1)
    for (const id of [1, 2]) await tell(id, { url: `https://pages.example/${id}` })
    await changeSettings({ keepUnread: 10 })
    edges.answer = (url) => reply('', url, { status: 429, headers: { 'retry-after': '7200' } })
    await keep(1)
    passTime(90 * minute)
    await keep(1)
    expect(edges.asked).toHaveLength(1)
    passTime(31 * minute)
    await keep(1)
    vi.restoreAllMocks()
    expect(edges.asked).toHaveLength(2)
  })

  test('a page that redirects to where Fil may not go is asked for once', async () => {
    await follow(1)
    await tell(1)
    await changeSettings({ keepUnread: 10 })
    edges.answer = () => Promise.reject(new TypeError('Failed to fetch'))
    await keep()
    expect(edges.asked).toHaveLength(1)
  })

  test('the network that goes while a page is asked for is no failure of the page', async () => {
    await follow(1)
    await tell(1)
    await changeSettings({ keepUnread: 10 })
    edges.answer = loseNetwork
    await keep()
    edges.platform = usual
    edges.answer = answerPage
    await keep()
    expect(edges.asked).toHaveLength(2)
    expect(await listKept()).toEqual([1])
  })

  test('nothing is asked for that cannot be kept', async () => {
    await follow(1)
    await tell(1)
    await changeSettings({ keepUnread: 10 })
    const put = vi.spyOn(database.settings, 'put').mockRejectedValue(new Error('full'))
    await expect(keep()).rejects.toThrow('full')
    put.mockRestore()
    expect(edges.asked).toEqual([])
  })

  test('that are read while others are fetched are asked for no more', async () => {
    await follow(1)
    await tellMany(3)
    await changeSettings({ keepUnread: 10 })
    edges.answer = async (url) => {
      await markStories([1, 2], 'read', Date.now())
      return answerPage(url)
    }
    await keep()
    expect(listAsked()).toEqual([addressOf(3)])
  })
})
