import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Mark, StoryRow } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'
import { markStories, muteSource, readLastAct, undoLastAct } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { addPlainStories, addStories, emptyStore, now, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
})

const listActs = () => database.acts.toArray()
const readFlags = async () =>
  (await database.stories.toArray()).map(
    ({ unread, saved }) => `${unread ? 'unread' : 'read'}${saved ? ' saved' : ''}`,
  )
const listUnread = async () =>
  (await database.stories.toArray()).filter((row) => row.unread).map((row) => row.id)

describe('a mark', () => {
  test.each([
    ['read', 'unread', 'read'],
    ['unread', 'read', 'unread'],
    ['saved', 'unsaved', 'unread saved'],
    ['unsaved', 'saved', 'unread'],
  ] as const)('%s is set on what is %s, and undone', async (mark, opposite, after) => {
    const [id] = await addPlainStories(1)
    await markStories([id as number], opposite, now)
    await database.acts.clear()
    const before = await database.stories.toArray()
    expect(await markStories([id as number], mark, now)).toBe(1)
    expect(await readFlags()).toEqual([after])
    expect(await undoLastAct()).toMatchObject({ kind: mark, at: now })
    expect(await database.stories.toArray()).toStrictEqual(before)
    expect(await listActs()).toEqual([])
  })

  test('takes away the field, so that no index holds what is read or not saved', async () => {
    const ids = await addStories({ saved: 1 })
    await markStories(ids, 'read', now)
    await markStories(ids, 'unsaved', now)
    const [row] = await database.stories.toArray()
    expect(row).not.toHaveProperty('unread')
    expect(row).not.toHaveProperty('saved')
  })

  test('is an act on those alone that it changed', async () => {
    const ids = await addPlainStories(4)
    await markStories([ids[1] as number], 'read', now)
    expect(await markStories(ids, 'read', now + 1)).toBe(3)
    expect(await readLastAct()).toMatchObject({ ids: Int32Array.of(1, 3, 4), kind: 'read', at: now + 1 })
    await undoLastAct()
    expect(await readFlags()).toEqual(['unread', 'read', 'unread', 'unread'])
  })

  test('that changes nothing is no act', async () => {
    const ids = await addPlainStories(2)
    expect(await markStories(ids, 'unread', now)).toBe(0)
    expect(await markStories([], 'read', now)).toBe(0)
    expect(await listActs()).toEqual([])
  })

  test('counts a story once that is named twice', async () => {
    const ids = await addPlainStories(40)
    const far = [1, 40, 1, 40]
    expect(await markStories(far, 'read', now)).toBe(2)
    expect(await markStories([...ids, ...ids], 'saved', now)).toBe(40)
    expect((await listActs()).map((act) => 'ids' in act && act.ids.length)).toEqual([2, 40])
  })

  test('of a story that was forgotten meanwhile does no harm', async () => {
    const ids = await addPlainStories(3)
    await database.stories.delete(2)
    expect(await markStories([...ids, 99], 'read', now)).toBe(2)
    await database.stories.delete(3)
    expect(await undoLastAct()).toMatchObject({ kind: 'read' })
    expect(await database.stories.orderBy('id').primaryKeys()).toEqual([1])
    expect(await readFlags()).toEqual(['unread'])
  })

  test.each([
    ['in a row', (nth: number) => nth],
    ['close together', (nth: number) => nth * 3],
    ['in two places far apart', (nth: number) => (nth < 2500 ? nth : nth + 60_000)],
    ['scattered widely', (nth: number) => nth * 20 + 1],
  ])('reaches 5,000 stories %s, and no other', async (_where, place) => {
    const wanted = Array.from({ length: 5000 }, (_, nth) => place(nth) + 1)
    const others = [0, 2499, 4999]
      .map((nth) => (wanted[nth] as number) + 1)
      .filter((id) => !wanted.includes(id))
    const row = (id: number) => ({ id, sourceId: 1, key: `${id}`, title: '', at: id, seenAt: now, unread: 1 })
    await database.stories.bulkAdd([...wanted, ...others].map(row) as StoryRow[])
    expect(await markStories(Int32Array.from(wanted), 'read', now)).toBe(5000)
    expect(await listUnread()).toEqual(others)
    await undoLastAct()
    expect(await listUnread()).toHaveLength(5000 + others.length)
  })
})

test('a mark on many that breaks off has changed none of them and is no act', async () => {
  const ids = await addPlainStories(1200)
  const { put } = IDBObjectStore.prototype
  let puts = 0
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
    puts += 1
    if (puts > 700) throw new DOMException('', 'QuotaExceededError')
    return put.call(this, value)
  })
  await expect(markStories(ids, 'read', now)).rejects.toThrow()
  vi.restoreAllMocks()
  expect(await listUnread()).toHaveLength(1200)
  expect(await listActs()).toEqual([])
  expect(await markStories(ids, 'read', now)).toBe(1200)
})

describe('undoing', () => {
  test('a mark on all leaves alone what was read before and what has come since', async () => {
    const ids = await addPlainStories(3)
    await markStories([1], 'read', now)
    await markStories(ids, 'read', now)
    await addPlainStories(1)
    await undoLastAct()
    expect(await listUnread()).toEqual([2, 3, 4])
  })

  test('leaves the other mark of a story as the reader has set it since', async () => {
    const ids = await addPlainStories(2)
    await markStories(ids, 'read', now)
    await database.stories.update(1, { saved: 1 })
    await undoLastAct()
    expect(await readFlags()).toEqual(['unread saved', 'unread'])
  })

  test('a mute gives back what was before: none, or an earlier one', async () => {
    await muteSource(1, now + 1000, now)
    await muteSource(1, now + 5000, now)
    expect(await database.sources.get(1)).toMatchObject({ mutedUntilAt: now + 5000 })
    await undoLastAct()
    expect(await database.sources.get(1)).toMatchObject({ mutedUntilAt: now + 1000 })
    await undoLastAct()
    expect(await database.sources.get(1)).not.toHaveProperty('mutedUntilAt')
  })

  test('a mute of a source that is followed no more changes nothing', async () => {
    await muteSource(1, now + 1000, now)
    await database.sources.delete(1)
    expect(await undoLastAct()).toMatchObject({ kind: 'muted', sourceId: 1 })
    expect(await database.sources.count()).toBe(0)
    await muteSource(1, now + 1000, now)
    expect(await listActs()).toEqual([])
  })

  test('where nothing was done does nothing', async () => {
    expect(await undoLastAct()).toBeUndefined()
  })

  test('goes on after the store was closed and opened again', async () => {
    const ids = await addPlainStories(3)
    await markStories(ids, 'read', now)
    await markStories([2], 'saved', now)
    database.close()
    await database.open()
    expect(await undoLastAct()).toMatchObject({ kind: 'saved', ids: Int32Array.of(2) })
    expect(await undoLastAct()).toMatchObject({ kind: 'read', ids: Int32Array.from(ids) })
    expect(await readFlags()).toEqual(['unread', 'unread', 'unread'])
  })

  test('reaches back 50 acts, also where some were undone between them', async () => {
    const [id] = (await addPlainStories(1)) as [number]
    const toggle = async (times: number) => {
      for (let nth = 0; nth < times; nth += 1) {
        await markStories([id], (await listUnread()).length > 0 ? 'read' : 'unread', now + nth)
      }
    }
    await toggle(53)
    expect(await listActs()).toHaveLength(50)
    for (let times = 0; times < 25; times += 1) await undoLastAct()
    await toggle(20)
    expect(await listActs()).toHaveLength(45)
    await toggle(9)
    expect(await listActs()).toHaveLength(50)
  })

  test('all that was done, in whatever order, is where it began', async () => {
    const marks = fc.constantFrom<Mark>('read', 'unread', 'saved', 'unsaved')
    const acts = fc.array(fc.tuple(marks, fc.uniqueArray(fc.integer({ min: 1, max: 12 }))), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        await emptyStore()
        await addPlainStories(9)
        const past = [await readFlags()]
        for (const [mark, ids] of list) if (await markStories(ids, mark, now)) past.push(await readFlags())
        while (past.length > 1) {
          expect(await readFlags()).toEqual(past.pop())
          await undoLastAct()
        }
        expect(await readFlags()).toEqual(past.pop())
        expect(await listActs()).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

describe('two windows', () => {
  test('that mark the same stories at once make one change of each', async () => {
    const ids = await addPlainStories(10)
    const counts = await Promise.all([
      markStories(ids.slice(0, 7), 'read', now),
      markStories(ids.slice(3), 'read', now),
      markStories(ids.slice(2, 5), 'saved', now),
    ])
    expect(counts).toEqual([7, 3, 3])
    await undoLastAct()
    await undoLastAct()
    expect(await listUnread()).toEqual(ids.slice(7))
    await undoLastAct()
    expect(await readFlags()).toEqual(ids.map(() => 'unread'))
  })

  test('that undo at once take back two acts', async () => {
    const ids = await addPlainStories(2)
    await markStories([1], 'read', now)
    await markStories([2], 'read', now)
    await Promise.all([undoLastAct(), undoLastAct(), undoLastAct()])
    expect(await listUnread()).toEqual(ids)
  })
})

test('no poll and no edited headline flips what the reader has read or saved', async () => {
  const told = (word: string) =>
    [0, 1, 2, 3].map((nth) => ({ key: `k${nth}`, title: `${word} ${nth}`, publishedAt: now - nth }))
  const poll = async (stories: ReturnType<typeof told>) =>
    writeChanges(1, sift(stories, await findKnown(1, stories), now), now)
  await poll(told('Told'))
  await markStories([1, 2], 'read', now)
  await markStories([2, 3], 'saved', now)
  const before = await readFlags()
  await poll(told('Told'))
  await poll(told('Edited'))
  await Promise.all([poll(told('Edited again')), markStories([4], 'read', now)])
  expect((await database.stories.toArray()).every((row) => row.edited && /again/.test(row.title))).toBe(true)
  expect(await readFlags()).toEqual([...before.slice(0, 3), 'read'])
})
