import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '../../utils/store/database.ts'
import { type GlanceRange, glance } from '../../utils/store/glance.ts'
import { addStories, emptyStore, minute, now, putSource } from '../support/fill-store.ts'

beforeEach(() => database.delete())
afterEach(() => {
  vi.restoreAllMocks()
  Object.assign(IDBIndex.prototype, { getAllRecords })
})

/** 60 stories of three sources, some at one moment, some read, some saved. */
async function fill(): Promise<void> {
  await emptyStore()
  for (const id of [1, 2, 3]) await putSource(id)
  const ids = await addStories(
    ...Array.from({ length: 60 }, (_, nth) => ({
      sourceId: (nth % 3) + 1,
      at: now - ((nth * 37) % 20) * minute,
      ...(nth % 5 === 0 && { saved: 1 as const }),
    })),
  )
  await database.stories
    .where('id')
    .anyOf(ids.filter((id) => id % 4 === 0))
    .modify((row) => {
      delete row.unread
    })
}

/** Only the newest browsers read whole records backwards in one go; the fake one does. */
const { getAllRecords } = IDBIndex.prototype as unknown as { getAllRecords: unknown }

const ranges: [name: string, range: GlanceRange, read: () => Promise<unknown[]>][] = [
  ['all', { index: 'at' }, () => database.stories.orderBy('at').reverse().limit(25).toArray()],
  ...(['[unread+at]', '[saved+at]', '[sourceId+at]'] as const).flatMap((index) =>
    (index === '[sourceId+at]' ? [1, 2, 3, 9] : [1]).map(
      (prefix): [string, GlanceRange, () => Promise<unknown[]>] => [
        `${index} of ${prefix}`,
        { index, prefix },
        () =>
          database.stories
            .where(index)
            .between([prefix, Number.NEGATIVE_INFINITY], [prefix, []])
            .reverse()
            .limit(25)
            .toArray(),
      ],
    ),
  ),
]

describe.each(['with a cursor', 'in one go'])('the first rows, read %s', (how) => {
  test.each(ranges)(
    'by %s are those that the store gives, newest first, and no more',
    async (_name, range, read) => {
      await fill()
      if (how === 'with a cursor') Reflect.deleteProperty(IDBIndex.prototype, 'getAllRecords')
      const stepped = vi.spyOn(IDBIndex.prototype, 'openCursor')
      const { rows } = await glance(range, 25)
      expect(stepped).toHaveBeenCalledTimes(how === 'with a cursor' ? 1 : 0)
      stepped.mockRestore()
      expect(rows).toEqual(await read())
      expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((a, b) => b - a))
    },
  )
})

test('come with their sources, and with no other', async () => {
  await fill()
  const { rows, sources } = await glance({ index: '[sourceId+at]', prefix: 2 }, 5)
  expect(rows).toHaveLength(5)
  expect(sources).toEqual([await database.sources.get(2)])
})

test('of a source that is gone come without it', async () => {
  await fill()
  await database.sources.delete(2)
  const { rows, sources } = await glance({ index: 'at' }, 60)
  expect(rows).toHaveLength(60)
  expect(sources.map(({ id }) => id).sort()).toEqual([1, 3])
})

test('are none before there is a store, and looking makes none', async () => {
  expect(await glance({ index: 'at' }, 25)).toEqual({ rows: [], sources: [] })
  expect(await indexedDB.databases()).toEqual([])
  await database.open()
  expect(database.tables.map(({ name }) => name)).toContain('words')
})

test('are none where the browser lets nothing be stored, as in a private window', async () => {
  await fill()
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Not here', 'InvalidStateError')
  })
  expect(await glance({ index: 'at' }, 25)).toEqual({ rows: [], sources: [] })
})

describe('in the store of an older Fil', () => {
  function openOlder(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open('fil', 20)
      request.onupgradeneeded = () => {
        const own = { keyPath: 'id', autoIncrement: true }
        request.result.createObjectStore('sources', own)
        const stories = request.result.createObjectStore('stories', own)
        stories.createIndex('at', 'at')
        stories.add({ id: 1, sourceId: 1, at: now, title: 'Told before' })
      }
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  }

  test('are found by what it indexed, and are none by what it did not', async () => {
    ;(await openOlder()).close()
    const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect((await glance({ index: 'at' }, 25)).rows).toHaveLength(1)
    expect(complained).not.toHaveBeenCalled()
    expect(await glance({ index: '[saved+at]', prefix: 1 }, 25)).toEqual({ rows: [], sources: [] })
    expect((await indexedDB.databases()).map(({ version }) => version)).toEqual([20])
  })

  test('do not hold up its upgrade, found or not', async () => {
    ;(await openOlder()).close()
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await glance({ index: '[saved+at]', prefix: 1 }, 25)
    await glance({ index: 'at' }, 25)
    const blocked = vi.fn()
    const version = await new Promise((resolve, reject) => {
      const request = indexedDB.open('fil', 21)
      request.onblocked = blocked
      request.onsuccess = () => {
        resolve(request.result.version)
        request.result.close()
      }
      request.onerror = () => reject(request.error)
    })
    expect(version).toBe(21)
    expect(blocked).not.toHaveBeenCalled()
  })
})

test('leave the store free to be deleted', async () => {
  await fill()
  await glance({ index: 'at' }, 25)
  database.close()
  const blocked = vi.fn()
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('fil')
    request.onblocked = blocked
    request.onsuccess = resolve
    request.onerror = reject
  })
  expect(blocked).not.toHaveBeenCalled()
})
