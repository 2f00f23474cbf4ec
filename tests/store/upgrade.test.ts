import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Story, StoryRow } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import { findDueSources, findSourceByUrl, listSources } from '../../utils/store/sources.ts'
import { sweep } from '../../utils/store/sweep.ts'
import { countUnread, markStoryRead, readNewest } from '../support/stored.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const day = 24 * 60 * 60_000

/** What Dexie makes of a schema's number. */
const nativeVersion = (version: number) => version * 10

beforeEach(() => database.delete())
afterEach(() => database.delete())

const sources = [1, 2].map((id) => ({
  id,
  url: `https://s${id}.example/feed`,
  kind: 'feed',
  title: `Source ${id}`,
  language: 'fr',
  timeZone: 'Africa/Casablanca',
  addedAt: now - 100 * day,
  validators: { etag: `W/"${id}"`, lastModified: 'Mon, 09 Mar 2026 08:00:00 GMT' },
  checkedAt: now - day,
  nextCheckAt: now - 1,
  failures: id - 1,
  ...(id === 2 && { trouble: { reason: 'busy', status: 503 }, heldUntilAt: now + day }),
}))

/** Of three stories, the second is read, the last has no address, and the first of each source stands above. */
const stories: StoryRow[] = Array.from({ length: 300 }, (_, nth) => ({
  id: nth + 1,
  sourceId: (nth % 2) + 1,
  key: `guid ${nth}`,
  title: `Story ${nth}`,
  ...(nth % 3 < 2 && { url: `https://s.example/${nth}` }),
  at: now - nth * 60_000,
  seenAt: nth < 200 ? now - day : now - 100 * day,
  ...(nth % 3 !== 1 && { unread: 1 as const }),
  ...(nth < 2 && { lead: 1 as const }),
}))

const texts = stories
  .filter(({ id }) => id % 2 === 0)
  .map(({ id }) => ({ id, author: `Author ${id}`, summary: 'In short', content: '<p>At length</p>' }))

/** The store as the first Fil made it, word for word. */
function openFirst(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('fil', nativeVersion(1))
    request.onupgradeneeded = () => {
      const { result } = request
      const own = { keyPath: 'id', autoIncrement: true }
      const first = result.createObjectStore('sources', own)
      first.createIndex('url', 'url', { unique: true })
      first.createIndex('nextCheckAt', 'nextCheckAt')
      const second = result.createObjectStore('stories', own)
      second.createIndex('[sourceId+key]', ['sourceId', 'key'], { unique: true })
      second.createIndex('at', 'at')
      second.createIndex('[unread+at]', ['unread', 'at'])
      result.createObjectStore('texts', { keyPath: 'id' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function fillFirst(): Promise<IDBDatabase> {
  const first = await openFirst()
  const transaction = first.transaction(['sources', 'stories', 'texts'], 'readwrite')
  for (const [name, rows] of Object.entries({ sources, stories, texts })) {
    for (const row of rows) transaction.objectStore(name).add(row)
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
  return first
}

async function upgrade(): Promise<void> {
  const first = await fillFirst()
  first.close()
  await database.open()
}

describe('a store of version 1', () => {
  test('keeps every source, story and text as it was', async () => {
    await upgrade()
    expect(database.verno).toBeGreaterThan(1)
    expect(await database.sources.toArray()).toEqual(sources)
    expect(await database.stories.toArray()).toEqual(stories)
    expect(await database.texts.toArray()).toEqual(texts)
    expect(await database.forgotten.count()).toBe(0)
  })

  test('counts as many unread, and has the same read', async () => {
    await upgrade()
    const unread = stories.filter((row) => row.unread)
    expect(await countUnread()).toBe(unread.length)
    await markStoryRead(unread[0]?.id as number)
    expect(await countUnread()).toBe(unread.length - 1)
    expect((await readNewest(1000)).map(({ id }) => id)).toEqual(stories.map(({ id }) => id))
  })

  test('finds what is due, and each source by its address, as before', async () => {
    await upgrade()
    expect((await findDueSources(now)).map(({ id }) => id)).toEqual([1, 2])
    expect(await findSourceByUrl('https://s2.example/feed')).toEqual(sources[1])
    await expect(database.sources.add({ ...sources[0], id: 9 } as never)).rejects.toThrow(
      /uniqueness|Constraint/i,
    )
  })

  test('finds stories by the addresses that it never indexed', async () => {
    await upgrade()
    const { rows } = await findKnown(1, [
      { key: 'a new guid', title: 'Story 4', url: 'https://s.example/4' },
      { key: 'guid 6', title: 'Story 6' },
      { key: 'of another source', title: 'Story 1', url: 'https://s.example/1' },
    ] satisfies Story[])
    expect(rows.map(({ title }) => title).sort()).toEqual(['Story 4', 'Story 6'])
  })

  test('forgets by the days when its stories were seen, and remembers their names', async () => {
    await upgrade()
    expect(await sweep(now)).toBe(100)
    expect(await database.stories.toArray()).toEqual(stories.slice(0, 200))
    expect(
      await database.forgotten.where('[sourceId+url]').equals([1, 'https://s.example/202']).count(),
    ).toBe(1)
    expect(await countUnread()).toBe(stories.slice(0, 200).filter((row) => row.unread).length)
  })

  test('gives new rows ids above all former ones', async () => {
    await upgrade()
    const id = await database.stories.add({ ...(stories[0] as StoryRow), id: undefined as never, key: 'new' })
    expect(id).toBe(301)
  })
})

test('an upgrade that is broken off leaves the former store as it was, and succeeds the next time', async () => {
  const first = await fillFirst()
  first.close()
  const { createIndex } = IDBObjectStore.prototype
  const broken = vi.spyOn(IDBObjectStore.prototype, 'createIndex')
  broken.mockImplementation(function (this: IDBObjectStore, name, path, options) {
    const index = createIndex.call(this, name, path, options)
    if (name === 'seenAt') this.transaction.abort()
    return index
  })
  await expect(database.open()).rejects.toThrow()
  broken.mockRestore()
  const still = await openFirst()
  expect([...still.objectStoreNames]).toEqual(['sources', 'stories', 'texts'])
  still.close()
  database.close()
  await database.open()
  expect(await listSources()).toHaveLength(2)
  expect(await database.stories.toArray()).toEqual(stories)
})

test('an upgrade waits for a page that still holds the former store, and goes on once it lets go', async () => {
  const page = await fillFirst()
  const wanted = vi.fn(() => setTimeout(() => page.close(), 50))
  page.onversionchange = wanted
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await database.open()
  expect(wanted).toHaveBeenCalledOnce()
  expect(warned).toHaveBeenCalledOnce()
  warned.mockRestore()
  expect(await database.stories.count()).toBe(300)
})

test('a store that is made anew has the schema of one that was upgraded', async () => {
  const describeSchema = () =>
    database.tables.map(({ name, schema }) => [
      name,
      schema.primKey.src,
      schema.indexes.map(({ src }) => src).sort(),
    ])
  await upgrade()
  const upgraded = await readNativeSchema()
  const told = describeSchema()
  await database.delete()
  await database.open()
  expect(await readNativeSchema()).toEqual(upgraded)
  expect(describeSchema()).toEqual(told)
})

/** As the browser itself knows it. */
async function readNativeSchema(): Promise<unknown> {
  const native = database.backendDB()
  const transaction = native.transaction([...native.objectStoreNames])
  return [...native.objectStoreNames].map((name) => {
    const store = transaction.objectStore(name)
    return [
      name,
      store.keyPath,
      store.autoIncrement,
      [...store.indexNames].map((index) => [index, store.index(index).unique]),
    ]
  })
}
