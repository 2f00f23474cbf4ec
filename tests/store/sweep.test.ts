import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import type { Source, Story } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'
import { database } from '../../utils/store/database.ts'
import { noteServed } from '../../utils/store/forget.ts'
import { findKnown } from '../../utils/store/known.ts'
import { addSource, changeSource } from '../../utils/store/sources.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { sweep, usualRetention } from '../../utils/store/sweep.ts'
import { day, minute, opening, readRows, setStage } from '../reliability/stage.ts'
import { countUnread } from '../support/stored.ts'

setStage()

function follow(name: string): Promise<Source> {
  return addSource({
    url: `https://${name}.example/feed`,
    kind: 'feed',
    title: name,
    timeZone: 'UTC',
    addedAt: opening - 400 * day,
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
      { sourceId: source.id, key: 'key 1', url: 'https://x.example/1', servedAt: opening },
      { sourceId: source.id, key: 'key 2', url: 'https://x.example/2', servedAt: opening },
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

describe('the name of a forgotten story', () => {
  test('is missed once its source has left it out for days, and no more once it is served again', async () => {
    const source = await follow('a')
    const stories = await keep(source, 1, 4, opening)
    await sweep(opening, { days: 90, perSource: 1 })
    const serve = async (told: Story[], at: number) => {
      await noteServed((await findKnown(source.id, told)).forgotten, at)
      await changeSource(source.id, { freshAt: at })
      await sweep(at)
    }
    const listMissed = async () =>
      (await database.forgotten.toArray()).map(({ key, missedAt }) => [key, missedAt && missedAt - opening])
    await serve(stories, opening)
    await serve(stories.slice(1), opening + 2 * day)
    expect(await listMissed()).toEqual([1, 2, 3].map((nth) => [`key ${nth}`, undefined]))
    await serve(stories.slice(2), opening + 3 * day)
    await serve(stories.slice(2), opening + 5 * day)
    expect(await listMissed()).toEqual([
      ['key 1', 3 * day],
      ['key 2', 5 * day],
      ['key 3', undefined],
    ])
    const [first] = stories
    await serve([{ ...(first as Story), key: 'another guid' }], opening + 6 * day)
    expect(await listMissed()).toEqual([
      ['key 1', undefined],
      ['key 2', 5 * day],
      ['key 3', undefined],
    ])
  })

  test('is told apart from its namesake of another source', async () => {
    const [a, b] = [await follow('a'), await follow('b')]
    const stories = await keep(a, 1, 2, opening)
    await keep(b, 1, 2, opening)
    await sweep(opening, { days: 90, perSource: 1 })
    for (const { id } of [a, b]) await changeSource(id, { freshAt: opening + 4 * day })
    const { forgotten } = await findKnown(b.id, stories)
    expect(forgotten).toHaveLength(1)
    await noteServed(forgotten, opening + 4 * day)
    await sweep(opening + 4 * day)
    expect(
      (await database.forgotten.toArray()).map(({ sourceId, missedAt }) => [sourceId, missedAt]),
    ).toEqual([
      [a.id, opening + 4 * day],
      [b.id, undefined],
    ])
  })
})
