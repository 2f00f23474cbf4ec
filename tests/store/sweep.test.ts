import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import type { Source, Story } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'
import { database } from '../../utils/store/database.ts'
import { addSource, removeSource } from '../../utils/store/sources.ts'
import { findKnown, writeChanges } from '../../utils/store/stories.ts'
import { noteServed, sweep, usualRetention } from '../../utils/store/sweep.ts'
import {
  check,
  day,
  followAll,
  followOutlet,
  lastRequest,
  minute,
  opening,
  passTime,
  press,
  readRows,
  setStage,
} from '../reliability/stage.ts'
import { countUnread } from '../support/stored.ts'

setStage()

function follow(name: string): Promise<Source> {
  return addSource({
    url: `https://${name}.example/feed`,
    kind: 'feed',
    title: name,
    timeZone: 'UTC',
    addedAt: opening,
    validators: {},
    nextCheckAt: opening,
    failures: 0,
  })
}

/** Stories `from` to `to`, one a minute, all seen at one moment. */
async function keep({ id }: Source, from: number, to: number, seenAt: number): Promise<Story[]> {
  const stories = Array.from({ length: to - from + 1 }, (_, nth) => ({
    key: `key ${from + nth}`,
    title: `Story ${from + nth}`,
    url: `https://x.example/${from + nth}`,
    summary: 'Said in short',
    publishedAt: opening - 365 * day + (from + nth) * minute,
  }))
  await writeChanges(id, sift(stories, await findKnown(id, stories), seenAt), seenAt)
  return stories
}

const readTitles = async () => (await readRows()).map(({ title }) => title)
const countNames = () => database.forgotten.count()

describe('the rule', () => {
  test('is 90 days and 20,000 stories a source', () => {
    expect(usualRetention).toEqual({ days: 90, perSource: 20_000 })
  })

  test('forgets what was first seen before its days, with its text, and nothing younger', async () => {
    const source = await follow('a')
    await keep(source, 1, 2, opening - 90 * day - 1)
    await keep(source, 3, 3, opening - 90 * day)
    await keep(source, 4, 4, opening)
    expect(await sweep(opening)).toBe(2)
    expect(await readTitles()).toEqual(['Story 3', 'Story 4'])
    expect(await database.texts.count()).toBe(2)
    expect(await countUnread()).toBe(2)
    expect(await database.forgotten.toArray()).toEqual([
      { sourceId: source.id, key: 'key 1', url: 'https://x.example/1' },
      { sourceId: source.id, key: 'key 2', url: 'https://x.example/2' },
    ])
    expect(await sweep(opening)).toBe(0)
  })

  test('keeps of each source its newest, however few another has', async () => {
    const [busy, quiet] = [await follow('busy'), await follow('quiet')]
    await keep(busy, 1, 12, opening)
    await keep(quiet, 1, 3, opening)
    expect(await sweep(opening, { days: 90, perSource: 5 })).toBe(7)
    const rows = await readRows()
    expect(rows.filter((row) => row.sourceId === busy.id).map(({ title }) => title)).toEqual(
      [8, 9, 10, 11, 12].map((nth) => `Story ${nth}`),
    )
    expect(rows.filter((row) => row.sourceId === quiet.id)).toHaveLength(3)
  })

  test('goes by when a story was published, and of two at the same moment keeps the one listed first', async () => {
    const source = await follow('a')
    await keep(source, 5, 6, opening)
    await keep(source, 1, 2, opening)
    const twins = ['listed first', 'listed second'].map((title) => ({
      key: title,
      title,
      publishedAt: opening - 365 * day + 4 * minute,
    }))
    await writeChanges(source.id, sift(twins, { rows: [], forgotten: [] }, opening), opening)
    await sweep(opening, { days: 90, perSource: 3 })
    expect((await readTitles()).sort()).toEqual(['Story 5', 'Story 6', 'listed first'])
  })

  test('is kept for thousands as for one', async () => {
    const source = await follow('a')
    await keep(source, 1, 1201, opening)
    expect(await sweep(opening, { days: 90, perSource: 1 })).toBe(1200)
    expect(await readTitles()).toEqual(['Story 1201'])
    expect(await countNames()).toBe(1200)
    await keep(source, 2000, 3100, opening - 91 * day)
    expect(await sweep(opening)).toBe(1101)
    expect(await readTitles()).toEqual(['Story 1201'])
  })

  test('broken off in the middle, has forgotten some stories wholly and others not at all', async () => {
    const source = await follow('a')
    await keep(source, 1, 1200, opening)
    const { put } = IDBObjectStore.prototype
    let puts = 0
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      puts += 1
      if (puts > 700) throw new DOMException('', 'UnknownError')
      return put.call(this, value)
    })
    await expect(sweep(opening, { days: 90, perSource: 0 })).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await countNames()).toBe(500)
    expect(await readRows()).toHaveLength(700)
    expect(await database.texts.count()).toBe(700)
    expect(await sweep(opening, { days: 90, perSource: 0 })).toBe(700)
  })
})

describe('what was forgotten', () => {
  test('cannot come back as new while its source serves it', async () => {
    const sources = await followAll()
    expect(await sweep(Date.now(), { days: 90, perSource: 4 })).toBeGreaterThan(20 * sources.length)
    for (const { id, url } of press().sources) {
      press().setFault(id, { kind: 'always200' })
      const source = sources.find((one) => one.url === url) as Source
      await check(source)
      expect(lastRequest(id).status).toBe(200)
    }
    expect(await readRows()).toHaveLength(4 * sources.length)
    for (const { id } of press().sources) press().publish(id)
    for (const source of sources) await check(source)
    expect(await readRows()).toHaveLength(5 * sources.length)
  })

  test('cannot come back as new under another guid either', async () => {
    const sources = await followAll()
    await sweep(Date.now(), { days: 90, perSource: 4 })
    for (const { id } of press().sources) press().setFault(id, { kind: 'newGuids', everyTime: true })
    for (let times = 0; times < 3; times++) for (const source of sources) await check(source)
    expect(await readRows()).toHaveLength(4 * sources.length)
  })

  test('cannot come back edited', async () => {
    const source = await followOutlet('salt-wind')
    await sweep(Date.now(), { days: 90, perSource: 4 })
    const old = press().expectedStories('salt-wind').at(-1)
    press().revise('salt-wind', old?.url as string, { title: 'An old story, told in new words' })
    await check(source)
    expect(await readTitles()).toHaveLength(4)
    expect(await readTitles()).not.toContain('An old story, told in new words')
  })

  test('is missed from the first whole answer without it, and no more once it is served again', async () => {
    const source = await follow('a')
    const stories = await keep(source, 1, 4, opening)
    await sweep(opening, { days: 90, perSource: 1 })
    const listMissed = async () =>
      (await database.forgotten.toArray()).map(({ key, missedAt }) => [key, missedAt && missedAt - opening])
    await noteServed(source.id, stories, opening)
    expect(await listMissed()).toEqual([1, 2, 3].map((nth) => [`key ${nth}`, undefined]))
    await noteServed(source.id, stories.slice(1), opening + day)
    await noteServed(source.id, stories.slice(2), opening + 2 * day)
    expect(await listMissed()).toEqual([
      ['key 1', day],
      ['key 2', 2 * day],
      ['key 3', undefined],
    ])
    const [first] = stories
    await noteServed(source.id, [{ ...(first as Story), key: 'another guid' }], opening + 3 * day)
    expect(await listMissed()).toEqual([
      ['key 1', undefined],
      ['key 2', 2 * day],
      ['key 3', 3 * day],
    ])
  })

  test('is told apart from its namesake of another source', async () => {
    const [a, b] = [await follow('a'), await follow('b')]
    const stories = await keep(a, 1, 2, opening)
    await keep(b, 1, 2, opening)
    await sweep(opening, { days: 90, perSource: 1 })
    await noteServed(a.id, [], opening + day)
    expect(
      (await database.forgotten.toArray()).map(({ sourceId, missedAt }) => [sourceId, missedAt]),
    ).toEqual([
      [a.id, opening + day],
      [b.id, undefined],
    ])
    expect((await findKnown(b.id, stories)).forgotten).toHaveLength(1)
  })

  test('has its name kept for as long as it is served, and for 30 days after', async () => {
    const source = await followOutlet('cimes')
    const rows = await readRows()
    await sweep(Date.now(), { days: 90, perSource: rows.length - 2 })
    const old = press().expectedStories('cimes').slice(-2)
    passTime(80 * day)
    press().withdraw('cimes', old[0]?.url as string)
    await check(source)
    passTime(29 * day)
    await check(source)
    expect(await countNames()).toBe(2)
    await sweep(Date.now(), { days: 900, perSource: 20_000 })
    expect(await countNames()).toBe(2)
    passTime(2 * day)
    await sweep(Date.now(), { days: 900, perSource: 20_000 })
    expect((await database.forgotten.toArray()).map(({ url }) => url)).toEqual([old[1]?.url])
  })

  test('is not missed where a source only says that nothing changed, or fails', async () => {
    const source = await followOutlet('cimes')
    await sweep(Date.now(), { days: 90, perSource: 3 })
    const names = await database.forgotten.toArray()
    await check(source)
    expect(lastRequest('cimes').status).toBe(304)
    for (const fault of [{ kind: 'html' }, { kind: 'status', status: 500 }] as const) {
      press().setFault('cimes', fault)
      await check(source)
    }
    expect(await database.forgotten.toArray()).toEqual(names)
  })

  test('goes with its source', async () => {
    const source = await followOutlet('cimes')
    await followOutlet('nawras')
    await sweep(Date.now(), { days: 90, perSource: 3 })
    const all = await countNames()
    await removeSource(source.id)
    expect(await countNames()).toBeLessThan(all)
    expect((await database.forgotten.toArray()).filter(({ sourceId }) => sourceId === source.id)).toEqual([])
  })
})
