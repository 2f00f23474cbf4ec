import 'fake-indexeddb/auto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { type Layout, layOut } from '../../utils/view/order.ts'
import { openRows } from '../../utils/view/rows.ts'
import { eventually } from '../support/eventually.ts'
import { addPlainStories, emptyStore, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** As many stories in one day as there are, the newest first. */
async function layOutAll(): Promise<Layout> {
  const ids = await database.stories.orderBy('id').primaryKeys()
  const day = { startAt: 0, endAt: 1, ids: Int32Array.from(ids).reverse() }
  return layOut([day], { row: 40, heading: 20 }, () => true)
}

/** Counts what is asked of the store itself. */
function countReads(): () => number {
  const spied = vi.spyOn(IDBObjectStore.prototype, 'get')
  return () => spied.mock.calls.length
}

describe('rows', () => {
  test('are there once they were read, as they are stored', async () => {
    const ids = await addPlainStories(3)
    const rows = openRows()
    expect(rows.get(2)).toBeUndefined()
    await rows.read(ids)
    expect(ids.map((id) => rows.get(id))).toEqual(await database.stories.toArray())
  })

  test('are read once, also by two that want them at the same moment', async () => {
    const ids = await addPlainStories(10)
    const rows = openRows()
    const reads = countReads()
    await Promise.all([rows.read(ids), rows.read(ids.slice(5))])
    await rows.read(ids)
    expect(reads()).toBe(10)
  })

  test('are there for both by the time that either goes on', async () => {
    const ids = await addPlainStories(300)
    const rows = openRows()
    void rows.read(ids)
    await rows.read([150, 290])
    expect([rows.get(150)?.id, rows.get(290)?.id]).toEqual([150, 290])
  })

  test('that are no more are not there, and hold up nobody', async () => {
    const ids = await addPlainStories(3)
    await database.stories.delete(2)
    const rows = openRows()
    await rows.read(ids)
    expect([rows.get(1)?.id, rows.get(2), rows.get(3)?.id]).toEqual([1, undefined, 3])
  })

  test('that somebody missed are told of when they come, others are not', async () => {
    await addPlainStories(4)
    const rows = openRows()
    await rows.read([1, 2])
    const before = rows.version.value
    rows.get(3)
    await rows.read([4])
    expect(rows.version.value).toBe(before)
    await rows.read([3])
    expect(rows.version.value).toBeGreaterThan(before)
  })

  test('that could not be read can be read the next time', async () => {
    await addPlainStories(2)
    const rows = openRows()
    const broken = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('', 'UnknownError')
    })
    await expect(rows.read([1, 2])).rejects.toThrow()
    broken.mockRestore()
    await rows.read([1, 2])
    expect(rows.get(1)?.id).toBe(1)
  })

  test('are never more than 4,000, those used last among them', async () => {
    await addPlainStories(4500)
    const rows = openRows()
    const layout = await layOutAll()
    for (let from = 0; from < 4500; from += 500) {
      rows.readAround(layout, from, from + 500, 0)
      await rows.read([...(layout.runs[0]?.ids.subarray(from, from + 500) ?? [])])
      // The top is looked at again and again.
      rows.readAround(layout, 0, 10, 0)
    }
    const kept = [...(layout.runs[0]?.ids ?? [])].filter((id) => rows.get(id))
    expect(kept.length).toBeLessThanOrEqual(4000)
    expect(kept.length).toBeGreaterThan(3500)
    expect(kept.slice(0, 10)).toEqual([...(layout.runs[0]?.ids.subarray(0, 10) ?? [])])
  })
})

describe('reading ahead', () => {
  const around = async (from: number, to: number, speed: number) => {
    await addPlainStories(3000)
    const rows = openRows()
    const layout = await layOutAll()
    rows.readAround(layout, from, to, speed)
    const ids = [...(layout.runs[0]?.ids ?? [])]
    await rows.read(ids.slice(from, to))
    await wait(200)
    const there = ids.map((id) => rows.get(id) !== undefined)
    return {
      first: there.indexOf(true),
      last: there.lastIndexOf(true),
      holes: there.slice(from, to).includes(false),
    }
  }

  test('reaches as far before what is in view as after it while nothing moves', async () => {
    const { first, last, holes } = await around(1500, 1520, 0)
    expect(1500 - first).toBe(last - 1519)
    expect(first).toBeLessThan(1500)
    expect(holes).toBe(false)
  })

  test('reaches further down the faster the reader goes down, and further up on the way up', async () => {
    const still = await around(1500, 1520, 0)
    await emptyStore()
    const down = await around(1500, 1520, 2000)
    await emptyStore()
    const up = await around(1500, 1520, -2000)
    expect([down.first, down.last - still.last]).toEqual([still.first, 800])
    expect([still.first - up.first, up.last]).toEqual([800, still.last])
  })

  test('ends at the ends of the list, at whatever speed', async () => {
    const { first, holes } = await around(0, 20, -1_000_000)
    expect([first, holes]).toEqual([0, false])
  })
})

describe('what was written', () => {
  const titleOf = (row: StoryRow | undefined) => row?.title

  test('is taken over where the row is kept, and nowhere else unless told so', async () => {
    await addPlainStories(2)
    const rows = openRows()
    await rows.read([1])
    const written = (await database.stories.toArray()).map((row) => ({ ...row, title: 'Edited' }))
    const before = rows.version.value
    rows.take(written)
    expect([titleOf(rows.get(1)), titleOf(rows.get(2))]).toEqual(['Edited', undefined])
    expect(rows.version.value).toBeGreaterThan(before)
    rows.take(written, true)
    expect(titleOf(rows.get(2))).toBe('Edited')
  })

  test('of rows that nobody keeps is told to nobody', async () => {
    await addPlainStories(1)
    const rows = openRows()
    rows.take(await database.stories.toArray())
    expect(rows.version.value).toBe(0)
  })

  test('is read again in what was looked at last where it may be any row, and let go in the rest', async () => {
    await addPlainStories(900)
    const rows = openRows()
    const layout = await layOutAll()
    await rows.read([1, 2, 3])
    rows.readAround(layout, 0, 20, 0)
    await rows.read([900, 700])
    await database.stories.toCollection().modify({ title: 'Moved' })
    await database.stories.delete(890)
    rows.drop([890])
    const before = rows.version.value
    rows.renew()
    await eventually(() => expect(rows.version.value).toBeGreaterThan(before))
    expect([900, 881, 700].map((id) => titleOf(rows.get(id)))).toEqual(['Moved', 'Moved', 'Moved'])
    expect([rows.get(890), rows.get(1)]).toEqual([undefined, undefined])
  })

  test('is read again of the one that is selected, however far from it the reader has scrolled', async () => {
    await addPlainStories(900)
    const rows = openRows()
    await rows.read([3])
    rows.readAround(await layOutAll(), 0, 20, 0, 3)
    await rows.read([900])
    await database.stories.toCollection().modify({ title: 'Moved' })
    const before = rows.version.value
    rows.renew()
    await eventually(() => expect(rows.version.value).toBeGreaterThan(before))
    expect([900, 3].map((id) => titleOf(rows.get(id)))).toEqual(['Moved', 'Moved'])
  })

  test('is known of all rows together where all are there', async () => {
    await addPlainStories(3)
    const rows = openRows()
    await rows.read([1, 2])
    expect([rows.hasAll([1, 2]), rows.hasAll([1, 3]), rows.hasAll([])]).toEqual([true, false, true])
  })

  test('away is there no more', async () => {
    const ids = await addPlainStories(2)
    const rows = openRows()
    await rows.read(ids)
    rows.drop([1])
    expect([rows.get(1), rows.get(2)?.id]).toEqual([undefined, 2])
  })
})
