/** The button for a full disk, where the browser still refuses whatever is written when it is pressed. */
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { forgetOldStories } from '../../utils/actions.ts'
import type { Story } from '../../utils/model.ts'
import type { Nudge } from '../../utils/nudge.ts'
import { sift } from '../../utils/sift/sift.ts'
import { markStories } from '../../utils/store/acts.ts'
import { database, isOutOfSpace } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { sweepBySteadyClock } from '../../utils/store/sweep.ts'
import { day, emptyStore, minute, now, putSource } from '../support/fill-store.ts'

const told: Nudge[] = []
vi.mock('wxt/browser', () => ({
  browser: { runtime: { sendMessage: async (nudge: Nudge) => void told.push(nudge) } },
}))

const noRoom = () => new DOMException('The disk is full', 'QuotaExceededError')

/** From now on nothing can be written, or only so many rows more. */
function fillDisk(left = 0): void {
  let writes = 0
  for (const name of ['add', 'put'] as const) {
    const write = IDBObjectStore.prototype[name]
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...given) {
      writes += 1
      if (writes > left) throw noRoom()
      return write.apply(this, given)
    })
  }
  vi.spyOn(IDBCursor.prototype, 'update').mockImplementation(() => {
    throw noRoom()
  })
}

/** As browsers do that find out only when all is to be kept: the transaction ends with the error. */
function fillDiskAtCommit(): void {
  const { put } = IDBObjectStore.prototype
  let underWay = 0
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    const request = put.apply(this, given)
    // The last that each of these transactions writes.
    if (this.name !== 'forgotten' && this.name !== 'sources') return request
    underWay += 1
    request.addEventListener('success', () => {
      underWay -= 1
      if (underWay > 0) return
      Object.defineProperty(this.transaction, 'error', { value: noRoom(), configurable: true })
      this.transaction.abort()
    })
    return request
  })
}

const tell = (number: number): Story => ({
  key: `key ${number}`,
  title: `Story ${number}`,
  summary: 'Said in short',
  publishedAt: now - 20 * day + number * minute,
})

/** As a check keeps them. */
async function keep(from: number, to: number, seenAt: number): Promise<void> {
  const stories = Array.from({ length: to - from + 1 }, (_, nth) => tell(from + nth))
  await writeChanges(1, sift(stories, await findKnown(1, stories), seenAt), seenAt)
}

const readTitles = async () => (await database.stories.toArray()).map(({ title }) => title)
const keptTitles = ['Story 3', 'Story 700', ...Array.from({ length: 10 }, (_, nth) => `Story ${801 + nth}`)]

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  told.length = 0
  await emptyStore()
  await putSource(1)
  await database.sources.update(1, { addedAt: now - 400 * day, nextCheckAt: now + day })
  await keep(1, 800, now - 8 * day)
  await keep(801, 810, now)
  const [third, late] = (await database.stories.bulkGet([3, 700])).map((row) => row?.id as number)
  await markStories([third as number], 'saved', now)
  await markStories([late as number], 'read', now)
  await markStories([late as number], 'unread', now)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the button forgets what is old and keeps what the reader wants kept', () => {
  test.each([
    ['with room for it', () => undefined],
    ['while no row can be written', fillDisk],
    ['while only a few rows can be written', () => fillDisk(300)],
    ['while the disk is found full only at the end', fillDiskAtCommit],
  ])('%s', async (_name, fill) => {
    fill()
    await forgetOldStories().catch((error) => expect(isOutOfSpace(error)).toBe(true))
    expect(await readTitles()).toEqual(keptTitles)
    expect(await database.texts.count()).toBe(keptTitles.length)
    expect(told).toEqual([{ kind: 'refresh' }])
  })

  test('and what it forgot does not come back as new where the room that it made takes the names', async () => {
    const { put } = IDBObjectStore.prototype
    const { delete: remove } = IDBObjectStore.prototype
    let freed = 0
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
      freed += 1
      return remove.call(this, key)
    })
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (freed < 1590) throw noRoom()
      return put.apply(this, given)
    })
    await forgetOldStories()
    expect(await database.forgotten.count()).toBe(798)
    expect(await database.sources.get(1)).toMatchObject({ nextCheckAt: now, askedAt: now })
    vi.restoreAllMocks()
    await keep(1, 810, now)
    expect(await readTitles()).toEqual(keptTitles)
    const lines = (await database.words.toArray()).flatMap((chunk) => chunk.lines.split('\n'))
    expect(lines.filter((line) => line !== '')).toHaveLength(keptTitles.length)
  })
})

test('an error that is no want of room is not taken for one: nothing is forgotten', async () => {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'UnknownError')
  })
  await expect(forgetOldStories()).rejects.toThrow()
  vi.restoreAllMocks()
  expect(await database.stories.count()).toBe(810)
})

test('the daily sweep makes room on a full disk too', async () => {
  const [later, swept] = [now + 85 * day, { at: now + 84 * day, steadySince: now }]
  await database.settings.put({ name: 'swept', value: swept })
  fillDisk()
  expect(await sweepBySteadyClock(later)).toBe(798)
  expect(await readTitles()).toEqual(keptTitles)
})

test('want of room is known however deep in an error it stands', () => {
  expect(isOutOfSpace(noRoom())).toBe(true)
  expect(isOutOfSpace(new Dexie.BulkError('bulkPut', [noRoom()] as never))).toBe(true)
  expect(isOutOfSpace(new Error('', { cause: noRoom() }))).toBe(true)
  expect(isOutOfSpace(new Dexie.BulkError('bulkPut', [new Error('other')] as never))).toBe(false)
  expect(isOutOfSpace(new Error('QuotaExceededError'))).toBe(false)
})
