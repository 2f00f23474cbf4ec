import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markStories, muteSource } from '../../utils/store/acts.ts'
import { countNew, countUnread } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { countStories } from '../../utils/view/counts.ts'
import type { Register } from '../../utils/view/register.ts'
import { anyDeed, doDeed } from '../support/deeds.ts'
import {
  addPlainStories,
  addStories,
  day,
  emptyStore,
  minute,
  now,
  putSource,
} from '../support/fill-store.ts'
import { countNaively } from '../support/naive-counts.ts'
import { closeRegister, expectTruth, openWithTold, setRegister } from '../support/registered.ts'

setRegister()

/** Toolbar, panel and the naive count agree. */
async function expectHonesty({ days, states }: Register, at: number, sinceAt: number): Promise<void> {
  await expectTruth()
  const told = await countNaively(at, sinceAt)
  const seen = countStories(days(), states, await database.sources.toArray(), at)
  expect([await countUnread(at), seen.unread]).toEqual([told.unread, told.unread])
  expect(await countNew(sinceAt, at)).toBe(told.fresh)
  expect(seen.unreadSaved).toBe(told.saved)
  expect(Object.fromEntries(seen.unreadOf)).toEqual(told.of)
  const folders = [...seen.unreadIn].filter(([, count]) => count > 0)
  expect(Object.fromEntries(folders)).toEqual(told.folders)
}

describe('counts are honest', () => {
  test('after whatever was done, at any moment', async () => {
    const list = fc.array(anyDeed, { minLength: 3, maxLength: 16 })
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: -30, max: 90 }), async (deeds, later) => {
        await emptyStore()
        const register = await openWithTold()
        for (const [nth, deed] of deeds.entries()) await doDeed(deed, now + nth * minute)
        await expectHonesty(register, now + later * minute, now + (deeds.length / 2) * minute)
        await closeRegister()
      }),
      { numRuns: 60, endOnFailure: true },
    )
  }, 30_000)

  test('while a source is muted, to the moment at which that ends', async () => {
    await putSource(1)
    await putSource(2, { folder: 'Even' })
    await addPlainStories(3)
    await addPlainStories(4, { sourceId: 2 })
    const register = await openWithTold()
    await muteSource(2, now + 60 * minute, now)
    const sources = await database.sources.toArray()
    const counted = async (at: number) => {
      await expectHonesty(register, at, now - day)
      const { unread, unreadIn } = countStories(register.days(), register.states, sources, at)
      return [unread, unreadIn.get('Even') ?? 0]
    }
    expect(await counted(now)).toEqual([3, 0])
    expect(await counted(now + 60 * minute - 1)).toEqual([3, 0])
    expect(await counted(now + 60 * minute)).toEqual([7, 4])
  })

  test('of a source that is not to be counted: under its own name, in its folder, in no total', async () => {
    await putSource(1)
    await putSource(2, { uncounted: true, folder: 'Aside' })
    await addPlainStories(2)
    await addPlainStories(5, { sourceId: 2 })
    const register = await openWithTold()
    await expectHonesty(register, now, 0)
    const counts = countStories(register.days(), register.states, await database.sources.toArray(), now)
    expect([counts.unread, counts.unreadOf.get(2), counts.unreadIn.get('Aside')]).toEqual([2, 5, 5])
  })

  test('of what is new: first seen after that moment, and still unread', async () => {
    await putSource(1)
    await addStories({ seenAt: now - 1 }, { seenAt: now }, { seenAt: now + 1 }, { seenAt: now + 2 })
    await markStories([4], 'read', now)
    expect(await countNew(now, now)).toBe(1)
    expect(await countNew(0, now)).toBe(3)
  })

  test('before it is known whose the stories are, and before the sources are', () => {
    const states = { has: (_id: number, bits: number) => (bits & 1) === 1, sourceOf: () => 0 }
    const days = [{ startAt: 0, endAt: 1, ids: Int32Array.of(3, 2, 1) }]
    expect(countStories(days, states as unknown as Register['states'], [], now).unread).toBe(3)
  })
})
