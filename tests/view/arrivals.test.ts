import 'fake-indexeddb/auto'
import { setTimeout as wait } from 'node:timers/promises'
import { Dexie, RangeSet } from 'dexie'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { markStories, undoLastAct } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { removeSource } from '../../utils/store/sources.ts'
import { moveToZone } from '../../utils/store/zone.ts'
import { fresh, kept } from '../../utils/view/state.ts'
import { poll } from '../support/deeds.ts'
import { eventually } from '../support/eventually.ts'
import { addPlainStories, addStories, day, minute, now, putSource } from '../support/fill-store.ts'
import { expectTruth, openWithTold, setRegister } from '../support/registered.ts'

setRegister()

test('a visit that begins anew finds only what came since as new', async () => {
  await putSource(1)
  await poll(1, [{ key: 'old', title: 'Old', publishedAt: now }], now)
  const { states, startVisit } = await openWithTold()
  expect(states.has(1, fresh)).toBe(true)
  await startVisit(now)
  expect(states.has(1, fresh)).toBe(false)
  await poll(1, [{ key: 'new', title: 'New', publishedAt: now }], now + minute)
  await eventually(() => expect(states.has(2, fresh)).toBe(true))
  expect(states.has(1, fresh)).toBe(false)
})

describe('an arrival', () => {
  test('is told once, whatever happens to it later', async () => {
    await putSource(1)
    await addPlainStories(2)
    const { told } = await openWithTold()
    await poll(1, [{ key: 'new', title: 'New', publishedAt: now }], now)
    await expectTruth()
    expect(told.arrived).toEqual([3])
    await markStories([3], 'read', now)
    await poll(1, [{ key: 'new', title: 'Newer', publishedAt: now }], now)
    await database.stories.update(3, { at: now - 2 * day })
    await expectTruth()
    await wait(30)
    expect(told.arrived).toEqual([3])
    expect(told.rows.filter(({ id }) => id === 3)).toHaveLength(4)
  })

  test('that is forgotten is told as gone, once', async () => {
    await putSource(1)
    const { told } = await openWithTold()
    await addPlainStories(2)
    await expectTruth()
    await database.stories.delete(2)
    await expectTruth()
    await database.stories.delete(2)
    await wait(30)
    expect([told.arrived, told.removed]).toEqual([[1, 2], [2]])
  })

  test.each([49, 50, 51, 2500])('of %d at once is told once as well', async (count) => {
    await putSource(1)
    await addPlainStories(2)
    const { told } = await openWithTold()
    const ids = await addPlainStories(count)
    await expectTruth()
    await markStories(ids, 'read', now)
    await expectTruth()
    expect(told.arrived.toSorted((a, b) => a - b)).toEqual(ids)
    expect(told.removed).toEqual([])
  })

  test('is known as its source’s by the time it is told, however many come with it', async () => {
    await putSource(1)
    const { version, days, states } = await openWithTold()
    const ofNobody: number[] = []
    const stop = version.subscribe(() => {
      for (const { ids } of days()) ofNobody.push(...ids.filter((id) => states.sourceOf(id) === 0))
    })
    await addPlainStories(60)
    await expectTruth()
    stop()
    expect(ofNobody).toEqual([])
  })
})

describe('a story of another page, whose events come late,', () => {
  /** Writes without an event, which Dexie sends after the write, and to other pages later still. */
  async function writeSilently(work: (stories: IDBObjectStore) => void): Promise<void> {
    const transaction = database.backendDB().transaction('stories', 'readwrite')
    work(transaction.objectStore('stories'))
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  }

  const row = { id: 90, sourceId: 1, key: 'late', title: 'Late', at: now, seenAt: now, unread: 1 }
  const tell = () =>
    Dexie.on.storagemutated.fire({ [`idb://${database.name}/stories/`]: new RangeSet(row.id) })

  test.each([
    ['is gone when it has gone meanwhile', (stories: IDBObjectStore) => stories.delete(row.id)],
    [
      'stands in one place when it has moved meanwhile',
      (stories: IDBObjectStore) => stories.put({ ...row, at: now - day }),
    ],
  ])('%s', async (_what, change) => {
    await putSource(1)
    await openWithTold()
    await writeSilently((stories) => stories.add(row))
    await addStories({ at: now })
    await wait(30)
    await writeSilently(change)
    tell()
    await expectTruth()
  })
})

describe('hundreds of changes at once', () => {
  beforeEach(async () => {
    await putSource(1)
    await putSource(2)
    await addPlainStories(600, { isLocal: true })
    await addPlainStories(100, { sourceId: 2 })
  })

  test.each(['read', 'saved'] as const)('are known when they were marks: %s', async (mark) => {
    const { told } = await openWithTold()
    await markStories(
      Array.from({ length: 620 }, (_, nth) => nth + 50),
      mark,
      now,
    )
    await expectTruth()
    expect([told.arrived, told.removed]).toEqual([[], []])
  })

  test('leave in its place what was read elsewhere, as single changes do', async () => {
    const { states } = await openWithTold()
    await markStories([1], 'read', now)
    await markStories(
      Array.from({ length: 620 }, (_, nth) => nth + 50),
      'read',
      now,
    )
    await expectTruth()
    expect([1, 49, 50, 669, 670].map((id) => states.has(id, kept))).toEqual([true, false, true, true, false])
    await undoLastAct()
    await expectTruth()
    expect([1, 49, 50, 669, 670].map((id) => states.has(id, kept))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  test('ask for nothing but the marks when they were marks', async () => {
    const { told, rereadMarks } = await openWithTold()
    // Behind all that is read at first.
    await rereadMarks()
    const read = vi.spyOn(IDBIndex.prototype, 'getAllKeys')
    await markStories(
      Array.from({ length: 620 }, (_, nth) => nth + 50),
      'read',
      now,
    )
    await expectTruth()
    const indexes = read.mock.contexts.map((index) => (index as IDBIndex).name)
    expect(new Set(indexes)).toEqual(new Set(['[unread+at]', '[saved+at]', 'seenAt']))
    expect(told.areAny).toBe(false)
  })

  test('may be of any row, and nothing has come or gone, when times moved', async () => {
    const { told } = await openWithTold()
    await moveToZone(1, 'America/New_York', now)
    await expectTruth()
    expect(told).toMatchObject({ areAny: true, arrived: [], removed: [] })
  })

  test('are told as gone when their source went', async () => {
    const { told } = await openWithTold()
    await removeSource(1)
    await expectTruth()
    expect(told.removed).toHaveLength(600)
  })
})
