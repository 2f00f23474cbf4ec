import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { follow } from '../utils/follow.ts'
import type { Source } from '../utils/model.ts'
import { parse } from '../utils/parse/parse.ts'
import { refresh } from '../utils/refresh.ts'
import { refreshDue } from '../utils/round.ts'
import { database } from '../utils/store/database.ts'
import { askAllSources, findSource, listSources, removeSource } from '../utils/store/sources.ts'
import { type Newsroom, startNewsroom } from './newsroom/newsroom.ts'
import { countUnread, markAllStoriesRead, readNewest } from './support/stored.ts'

const always = async () => true
const keeper = { read: async () => ({}), write: async () => undefined }
const never = async () => false
const zone = 'Africa/Casablanca'

let newsroom: Newsroom

beforeEach(async () => {
  await database.delete()
  await database.open()
  newsroom = await startNewsroom()
})
afterEach(() => newsroom.close())

async function followOutlet(id: string): Promise<Source> {
  const outlet = newsroom.sources.find((source) => source.id === id)
  const followed = await follow(outlet?.url ?? '', zone, always)
  if ('trouble' in followed) throw new Error(`${id} is not followed: ${followed.trouble.reason}`)
  return followed.source
}

async function reread(source: Source): Promise<Source> {
  const stored = await findSource(source.id)
  if (!stored) throw new Error('the source is gone')
  return stored
}

const waitOf = (source: Source) => (source.nextCheckAt ?? 0) - Date.now()

const listTitles = async () => (await readNewest(1000)).map((row) => row.title).sort()

describe('follow', () => {
  test('every outlet is followed with one request, and its stories are those it published', async () => {
    for (const { id } of newsroom.sources) {
      await followOutlet(id)
      expect(newsroom.requestsFor(id)).toHaveLength(1)
    }
    const expected = newsroom.sources.flatMap(({ id }) =>
      newsroom.expectedStories(id).map((story) => story.title),
    )
    expect(await listTitles()).toEqual(expected.sort())
    expect((await listSources()).map(({ title }) => title).sort()).toEqual(
      newsroom.sources.map(({ title }) => title).sort(),
    )
  })

  test('the first answer is the first check: the next request is conditional', async () => {
    const [outlet] = newsroom.sources
    const source = await followOutlet(outlet?.id as string)
    await refresh(await reread(source), Date.now(), always)
    expect(newsroom.requestsFor(outlet?.id as string).map((request) => request.status)).toEqual([200, 304])
  })

  test('an address that is followed already is not asked again', async () => {
    const [outlet] = newsroom.sources
    const source = await followOutlet(outlet?.id as string)
    expect(await follow(outlet?.url as string, zone, always)).toMatchObject({
      known: true,
      source: { id: source.id },
    })
    expect(newsroom.requestsFor(outlet?.id as string)).toHaveLength(1)
  })

  test.each([
    ['news of today', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['http://127.0.0.1:9/', 'unreachable'],
  ] as const)('"%s" is the trouble "%s", and nothing is stored', async (address, reason) => {
    expect(await follow(address, zone, always)).toEqual({ trouble: { reason } })
    expect(await listSources()).toEqual([])
  })

  test('a page without headlines is told so, and nothing is stored', async () => {
    const [outlet] = newsroom.sources
    newsroom.setFault(outlet?.id as string, { kind: 'html' })
    expect(await follow(outlet?.url as string, zone, always)).toEqual({ trouble: { reason: 'no-headlines' } })
    expect(await listSources()).toEqual([])
  })

  test('without leave no request is made', async () => {
    const [outlet] = newsroom.sources
    expect(await follow(outlet?.url as string, zone, never)).toEqual({ trouble: { reason: 'no-permission' } })
    expect(newsroom.log).toEqual([])
  })
})

describe('refresh', () => {
  test('brings what was published since, once, unread, and leaves what was read', async () => {
    for (const { id } of newsroom.sources) {
      const source = await followOutlet(id)
      await markAllStoriesRead()
      const told = newsroom.publish(id)
      const changes = await refresh(await reread(source), Date.now(), always)
      expect(
        changes.map((change) => [change.kind, change.story.title]),
        id,
      ).toEqual([['new', told.title]])
      expect(await countUnread()).toBe(1)
      expect(await refresh(await reread(source), Date.now(), always)).toEqual([])
    }
  })

  test('a headline edited in place is edited in the list, and not unread again', async () => {
    const source = await followOutlet('remparts')
    await markAllStoriesRead()
    const [story] = newsroom.expectedStories('remparts')
    newsroom.revise('remparts', story?.url as string, { title: 'Un titre corrigé après coup' })
    const changes = await refresh(await reread(source), Date.now(), always)
    expect(changes).toMatchObject([{ kind: 'edited', story: { title: 'Un titre corrigé après coup' } }])
    expect(await countUnread()).toBe(0)
    expect(await listTitles()).toContain('Un titre corrigé après coup')
  })

  test('a failure keeps stories and validators, names the trouble, and tries later and later', async () => {
    const source = await followOutlet('remparts')
    const before = await reread(source)
    newsroom.setFault('remparts', { kind: 'status', status: 500 })
    await refresh(before, Date.now(), always)
    const once = await reread(source)
    expect(once).toMatchObject({ trouble: { reason: 'server-error', status: 500 }, failures: 1 })
    expect(once.validators).toEqual(before.validators)
    await refresh(once, Date.now(), always)
    const twice = await reread(source)
    expect(waitOf(twice)).toBeGreaterThan(1.5 * waitOf(once))
    newsroom.setFault('remparts', undefined)
    await refresh(twice, Date.now(), always)
    expect(await reread(source)).toMatchObject({ failures: 0 })
    expect(await reread(source)).not.toHaveProperty('trouble')
  })

  test('a login page in place of a feed is trouble, and the old validators stay', async () => {
    const source = await followOutlet('salt-wind')
    const before = await reread(source)
    newsroom.setFault('salt-wind', { kind: 'html' })
    await refresh(before, Date.now(), always)
    expect(await reread(source)).toMatchObject({
      trouble: { reason: 'no-headlines' },
      validators: before.validators,
    })
  })

  test('nor is a page with headlines of its own taken for the feed', async () => {
    const source = await followOutlet('salt-wind')
    const before = await reread(source)
    const rows = await database.stories.count()
    const lines = [1, 2, 3, 4, 5].map((hours) => {
      const at = new Date(Date.now() - hours * 3_600_000).toISOString()
      const time = `<time datetime="${at}">${at.slice(11, 16)}</time>`
      return `<li>${time} <a href="/p/${hours}">Portal headline number ${hours}</a></li>`
    })
    const body = `<!doctype html><html lang="en"><body><ul>${lines.join('')}</ul></body></html>`
    expect(parse(body, { url: source.url, timeZone: 'UTC' }, Date.now())).toMatchObject({
      reading: { kind: 'ticker' },
    })
    newsroom.setFault('salt-wind', { kind: 'bytes', body })
    await refresh(before, Date.now(), always)
    expect(await database.stories.count()).toBe(rows)
    expect(await reread(source)).toMatchObject({
      trouble: { reason: 'no-headlines' },
      validators: before.validators,
    })
  })

  test('a source that was removed while it was asked is not brought back', async () => {
    const source = await followOutlet('salt-wind')
    const underWay = refresh(await reread(source), Date.now(), always)
    await removeSource(source.id)
    expect(await underWay).toEqual([])
    expect(await listSources()).toEqual([])
    expect(await readNewest(9)).toEqual([])
  })

  test('nor is one whose check failed meanwhile', async () => {
    const source = await followOutlet('salt-wind')
    newsroom.setFault('salt-wind', { kind: 'status', status: 500 })
    const underWay = refresh(await reread(source), Date.now(), always)
    await removeSource(source.id)
    expect(await underWay).toEqual([])
    expect(await listSources()).toEqual([])
  })

  test('leave that was taken back is trouble without a request', async () => {
    const source = await followOutlet('salt-wind')
    newsroom.clearLog()
    await refresh(await reread(source), Date.now(), never)
    expect(newsroom.log).toEqual([])
    expect(await reread(source)).toMatchObject({ trouble: { reason: 'no-permission' } })
  })
})

describe('refreshDue', () => {
  test('asks nobody before it is due', async () => {
    for (const { id } of newsroom.sources) await followOutlet(id)
    newsroom.clearLog()
    await refreshDue(always, () => undefined, keeper)
    expect(newsroom.log).toEqual([])
  })

  test('asks each once when all are due, and tells what each changed', async () => {
    for (const { id } of newsroom.sources) await followOutlet(id)
    const told = newsroom.sources.map(({ id }) => newsroom.publish(id).title)
    newsroom.clearLog()
    await askAllSources(Date.now())
    const arrived: string[] = []
    await refreshDue(
      always,
      (changes) => arrived.push(...changes.map((change) => change.story.title)),
      keeper,
    )
    expect(arrived.sort()).toEqual(told.sort())
    expect(newsroom.log).toHaveLength(newsroom.sources.length)
  })

  test('a fault inside Fil is a trouble of its source, tried again later, and stops nobody else', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    for (const { id } of newsroom.sources) await followOutlet(id)
    await askAllSources(Date.now())
    const [broken] = await listSources()
    const mayAsk = async (url: string) => {
      if (url === broken?.url) throw new Error('broken off')
      return true
    }
    await refreshDue(mayAsk, () => undefined, keeper)
    const sources = await listSources()
    expect(sources.filter((source) => source.trouble).map((source) => source.id)).toEqual([broken?.id])
    expect(await reread(broken as Source)).toMatchObject({ trouble: { reason: 'fault' }, failures: 1 })
    expect(waitOf(await reread(broken as Source))).toBeGreaterThan(5 * 60_000)
    expect(sources.every((source) => (source.checkedAt ?? 0) >= (source.askedAt ?? 0))).toBe(true)
    expect(errors).toHaveBeenCalledOnce()
    errors.mockRestore()
  })
})
