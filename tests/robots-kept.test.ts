/** What is fetched ahead is what a site's robots.txt lets be fetched; a page that the reader opens is not held back by it. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchArticle } from '../utils/fetch-article.ts'
import { writeBackup } from '../utils/store/backup.ts'
import { database } from '../utils/store/database.ts'
import { wantPages } from '../utils/store/keeping.ts'
import { changeSettings } from '../utils/store/settings.ts'
import {
  addressOf,
  edges,
  follow,
  keep,
  listAsked,
  listKept,
  passTime,
  reply,
  setEdges,
  tell,
  tellMany,
  usual,
} from './support/keep-stage.ts'

const minute = 60_000
const day = 24 * 60 * minute

beforeEach(async () => {
  await setEdges()
  await follow(1)
  await changeSettings({ keepUnread: 10 })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const say = (robots: string) => {
  edges.answerRobots = (url) => reply(robots, url, { headers: { 'content-type': 'text/plain' } })
}
test('a site is asked once what may be fetched, and of its pages only those are', async () => {
  await tellMany(3)
  say('User-agent: *\nDisallow: /2')
  await keep()
  expect(listAsked()).toEqual([addressOf(3), addressOf(1)])
  expect(edges.robotsAsked.map(({ url }) => url)).toEqual(['https://s1.example/robots.txt'])
})

test('what it says under the name of Fil goes before what it says to everybody', async () => {
  await tellMany(2)
  say('User-agent: *\nDisallow:\n\nUser-agent: Fil\nDisallow: /')
  await keep()
  expect(listAsked()).toEqual([])
})

test('the page of a source that is read from its pages, or that a rule saved, is held back too', async () => {
  await follow(2, { fullText: true })
  await tell(1, { saved: 1, unread: undefined as never })
  await tell(2, { sourceId: 2 })
  say('User-agent: *\nDisallow: /')
  await keep()
  expect(edges.robotsAsked).toHaveLength(2)
  expect(listAsked()).toEqual([])
})

test('a page that the reader saved is asked for whatever the site says, and the site is not asked for that', async () => {
  await tell(1, { saved: 1, unread: undefined as never })
  await wantPages([1])
  say('User-agent: *\nDisallow: /')
  await keep()
  expect(edges.robotsAsked).toEqual([])
  expect(listAsked()).toEqual([addressOf(1)])
})

test('a page that the reader opens is asked for whatever the site says, and the site is not asked for that', async () => {
  await tell(1)
  say('User-agent: *\nDisallow: /')
  await keep()
  edges.robotsAsked = []
  expect(await fetchArticle({ id: 1 }, async () => true)).toHaveProperty('stored')
  expect(edges.robotsAsked).toEqual([])
})

test('a site says it anew after a day, and is believed', async () => {
  await tell(1)
  say('User-agent: *\nDisallow: /')
  await keep()
  say('User-agent: *\nAllow: /')
  passTime(day - minute)
  await keep()
  expect(edges.robotsAsked).toHaveLength(1)
  passTime(2 * minute)
  await keep()
  expect(edges.robotsAsked).toHaveLength(2)
  expect(await listKept()).toEqual([1])
})

test('a clock that was set back makes no day longer', async () => {
  await tell(1)
  say('User-agent: *\nDisallow: /')
  await keep()
  say('')
  passTime(-3 * day)
  await keep()
  expect(await listKept()).toEqual([1])
})

test('each origin says it for itself, and is forgotten after its day', async () => {
  await tell(1)
  await tell(2, { url: 'http://s1.example/2' })
  await keep()
  expect(edges.robotsAsked.map(({ url }) => url)).toEqual([
    'http://s1.example/robots.txt',
    'https://s1.example/robots.txt',
  ])
  passTime(day + minute)
  await tell(3, { url: 'https://other.example/3' })
  await keep()
  const noted = (await database.settings.get('robots'))?.value as object
  expect(Object.keys(noted)).toEqual(['https://other.example'])
})

test.each([400, 401, 403, 404, 410])('a site that answers %i lets all be fetched', async (status) => {
  await tell(1)
  edges.answerRobots = (url) => reply('Disallow: /', url, { status })
  await keep()
  expect(await listKept()).toEqual([1])
})

test.each<[string, (url: string) => Response | Promise<Response>]>([
  ['is down', (url) => reply('', url, { status: 500 })],
  ['is busy', (url) => reply('', url, { status: 503 })],
  ['is asked too much', (url) => reply('', url, { status: 429 })],
  ['is not reached', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['leads into the network of the reader', () => reply('', 'http://192.168.1.1/robots.txt')],
])('of a site that %s nothing is fetched for an hour, and then it is asked again', async (_how, answered) => {
  await tell(1)
  edges.answerRobots = answered
  await keep()
  say('')
  passTime(59 * minute)
  await keep()
  expect([edges.robotsAsked.length, listAsked()]).toEqual([1, []])
  passTime(2 * minute)
  await keep()
  expect(edges.robotsAsked).toHaveLength(2)
  expect(await listKept()).toEqual([1])
})

test('a site that says for how long it wants to be left alone is', async () => {
  await tell(1)
  edges.answerRobots = (url) => reply('', url, { status: 503, headers: { 'retry-after': '14400' } })
  await keep()
  passTime(3 * 60 * minute)
  await keep()
  expect(edges.robotsAsked).toHaveLength(1)
})

test('the network that goes while it is asked is no fault of the site', async () => {
  await tell(1)
  edges.answerRobots = () => {
    edges.platform = { ...usual, onLine: false }
    return Promise.reject(new TypeError('Failed to fetch'))
  }
  await keep()
  edges.platform = usual
  say('')
  await keep()
  expect(await listKept()).toEqual([1])
})

test('between what it says and its first page a host is left alone for some seconds, as between two pages', async () => {
  await tell(1)
  await keep(120)
  const [robots] = edges.robotsAsked
  const [page] = edges.asked
  expect((page?.at as number) - (robots?.at as number)).toBeGreaterThan(100)
})

test.each([
  ['without leave', { isAllowed: false }],
  ['without a network', { onLine: false }],
  ['where the platform saves data', { connection: { saveData: true } }],
])('no site is asked %s', async (_how, hindrance) => {
  await tell(1)
  edges.platform = { ...usual, ...hindrance }
  await keep()
  expect(edges.robotsAsked).toEqual([])
})

test('no site is asked whose pages nobody wants', async () => {
  await tell(1, { unread: undefined as never })
  await keep()
  expect(edges.robotsAsked).toEqual([])
})

test('what cannot be kept is not asked for', async () => {
  await tell(1)
  vi.spyOn(database.settings, 'put').mockRejectedValue(new Error('full'))
  await expect(keep()).rejects.toThrow('full')
  expect(edges.robotsAsked).toEqual([])
})

test('what sites allow is named in no backup', async () => {
  await tell(1)
  await keep()
  expect(await database.settings.get('robots')).toBeDefined()
  const unpacked = (await writeBackup(1)).stream().pipeThrough(new DecompressionStream('gzip'))
  expect(await new Response(unpacked).text()).not.toContain('s1.example"')
})
