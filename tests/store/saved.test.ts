import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { markStories } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { sweep } from '../../utils/store/sweep.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000
const day = 24 * 60 * minute

beforeEach(async () => {
  await database.delete()
  await database.open()
  await database.sources.bulkAdd(
    [1, 2].map((id) => ({
      id,
      url: `https://s${id}.example/feed`,
      kind: 'feed' as const,
      title: `Source ${id}`,
      timeZone: 'UTC',
      addedAt: now - 400 * day,
      validators: {},
      failures: 0,
    })),
  )
})

/** Stories of one source, one a minute, the oldest first; returns their ids. */
function keep(count: number, { sourceId = 1, seenAt = now } = {}): Promise<number[]> {
  const rows = Array.from({ length: count }, (_, nth) => ({
    sourceId,
    key: `${seenAt} ${nth}`,
    title: `Story ${nth}`,
    at: now - (count - nth) * minute,
    seenAt,
    unread: 1,
  }))
  return database.stories.bulkAdd(rows as unknown as StoryRow[], { allKeys: true }) as Promise<number[]>
}

const save = (...ids: number[]) => markStories(ids, 'saved', now)
const readIds = () => database.stories.orderBy('id').primaryKeys()

describe('what is saved', () => {
  test('is never forgotten for its age', async () => {
    const ids = await keep(4, { seenAt: now - 200 * day })
    await save(ids[0] as number, ids[2] as number)
    await database.texts.bulkPut(ids.map((id) => ({ id, summary: 'In short' })))
    expect(await sweep(now)).toBe(2)
    expect(await readIds()).toEqual([ids[0], ids[2]])
    expect(await database.texts.toCollection().primaryKeys()).toEqual([ids[0], ids[2]])
    expect(await database.forgotten.count()).toBe(2)
  })

  test('is never forgotten for the number of those that are newer, nor takes the place of one of them', async () => {
    const ids = await keep(10)
    await save(ids[0] as number, ids[3] as number, ids[8] as number)
    expect(await sweep(now, { days: 90, perSource: 4 })).toBe(4)
    expect(await readIds()).toEqual([0, 3, 6, 7, 8, 9].map((nth) => ids[nth]))
    expect(await sweep(now, { days: 90, perSource: 4 })).toBe(0)
  })

  test('stays when room is made on a full disk', async () => {
    const ids = await keep(210, { seenAt: now - 8 * day })
    await keep(205, { sourceId: 2 })
    await save(...ids.slice(0, 5))
    expect(await sweep(now, { days: 7, perSource: 200 })).toBe(210)
    expect((await readIds()).slice(0, 5)).toEqual(ids.slice(0, 5))
    expect(await database.stories.count()).toBe(205)
  })

  test('may be more than is forgotten in one go', async () => {
    const ids = await keep(1300, { seenAt: now - 100 * day })
    await save(...ids.slice(0, 1100))
    expect(await sweep(now)).toBe(200)
    expect(await database.stories.count()).toBe(1100)
  })

  test('stays also when it was saved while others were being forgotten', async () => {
    const ids = await keep(1200, { seenAt: now - 100 * day })
    const sweeping = sweep(now)
    await save(ids[1199] as number)
    expect(await sweeping).toBe(1199)
    expect(await readIds()).toEqual([ids[1199]])
  })

  test('is forgotten like any other once it is saved no more', async () => {
    const ids = await keep(2, { seenAt: now - 100 * day })
    await save(...ids)
    await sweep(now)
    await markStories([ids[0] as number], 'unsaved', now)
    expect(await sweep(now)).toBe(1)
    expect(await readIds()).toEqual([ids[1]])
  })
})

test('choosing what to forget reads keys alone: no row that stays is read', async () => {
  const ids = await keep(3000)
  const { get } = IDBObjectStore.prototype
  const read = new Set<IDBValidKey | IDBKeyRange>()
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === 'stories') read.add(key)
    return get.call(this, key)
  })
  const whole = vi.spyOn(IDBIndex.prototype, 'getAll')
  expect(await sweep(now, { days: 90, perSource: 2990 })).toBe(10)
  expect([...read].sort()).toEqual(ids.slice(0, 10).sort())
  const indexes = whole.mock.contexts as IDBIndex[]
  expect(indexes.filter(({ objectStore }) => objectStore.name === 'stories')).toEqual([])
  vi.restoreAllMocks()
})
