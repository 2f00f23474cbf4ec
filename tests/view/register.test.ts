import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mark } from '../../utils/model.ts'
import { markStories } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { saved, unread } from '../../utils/view/state.ts'
import { anyDeed, doDeed } from '../support/deeds.ts'
import { eventually } from '../support/eventually.ts'
import {
  addPlainStories,
  addStories,
  day,
  emptyStore,
  minute,
  now,
  putSource,
} from '../support/fill-store.ts'
import { closeRegister, expectTruth, openWithTold, setRegister } from '../support/registered.ts'

setRegister()

describe('the register', () => {
  test('of an empty store is empty and whole', async () => {
    const { days, isWhole } = await openWithTold()
    expect(days()).toEqual([])
    expect(isWhole.value).toBe(true)
  })

  test('knows what was stored before it was opened, over many days with gaps', async () => {
    await putSource(1)
    const ages = [0, 1, 2, 13, 14, 15, 40, 365, 800].flatMap((days) => [days * day, days * day + 5 * minute])
    await addStories(...ages.map((age) => ({ at: now - age, seenAt: now - age })))
    const { days } = await openWithTold()
    await expectTruth()
    expect(days()).toHaveLength(9)
  })

  test.each(['Africa/Casablanca', 'America/New_York', 'Pacific/Auckland'])(
    'says what the rows say after whatever was done, in %s',
    async (timeZone) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyDeed, { minLength: 2, maxLength: 14 }),
          fc.nat(14),
          async (list, opened) => {
            await emptyStore()
            for (const [nth, deed] of list.entries()) {
              if (nth === opened % list.length) await openWithTold(timeZone)
              await doDeed(deed, now + nth * minute)
              if (nth % 3 === 0 && nth >= opened % list.length) await expectTruth(timeZone)
            }
            await expectTruth(timeZone)
            await closeRegister()
          },
        ),
        // Each try to shrink a failure would wait for a truth that does not come.
        { numRuns: 20, endOnFailure: true },
      )
    },
    30_000,
  )

  test('loses nothing that is written while it is being read for the first time', async () => {
    for (const id of [1, 2, 3]) await putSource(id)
    await addPlainStories(300)
    const opening = openWithTold()
    const writing = Promise.all([
      addPlainStories(5, { sourceId: 2, at: now }),
      markStories([1, 2, 3, 250], 'read', now),
      database.stories.delete(7),
      database.stories.update(9, { at: now - 3 * day }),
    ])
    await opening
    await writing
    await expectTruth()
  })

  test('rises in version with each change', async () => {
    await putSource(1)
    await addPlainStories(3)
    const { version } = await openWithTold()
    for (const id of [1, 2]) {
      const before = version.value
      await markStories([id], 'read', now)
      await eventually(() => expect(version.value).toBeGreaterThan(before))
    }
  })
})

describe('what is about to be written', () => {
  const marks: [Mark, bits: number, isSet: boolean][] = [
    ['read', unread, false],
    ['unread', unread, true],
    ['saved', saved, true],
    ['unsaved', saved, false],
  ]

  test.each(marks)(
    'is shown at once, and taken back where it does not come: %s',
    async (mark, bits, isSet) => {
      await putSource(1)
      await addPlainStories(4, mark === 'unsaved' ? { saved: 1 } : {})
      if (mark === 'unread') await markStories([1, 2, 3, 4], 'read', now)
      const { states, version, expect: await_, settle, rereadMarks } = await openWithTold()
      const before = version.value
      await_([1, 3], mark)
      expect([1, 2, 3, 4].map((id) => states.has(id, bits))).toEqual([isSet, !isSet, isSet, !isSet])
      expect(version.value).toBeGreaterThan(before)
      settle([1, 3], mark)
      await rereadMarks()
      await expectTruth()
    },
  )

  test('stays shown while something older is still being heard of', async () => {
    await putSource(1)
    await addPlainStories(2)
    const { states, expect: await_, settle, rereadMarks } = await openWithTold()
    await_([1], 'read')
    await rereadMarks()
    expect([1, 2].map((id) => states.has(id, unread))).toEqual([false, true])
    await markStories([1], 'read', now)
    settle([1], 'read')
    await rereadMarks()
    await expectTruth()
  })

  test('is not taken back by what began to be read before it was written', async () => {
    await putSource(1)
    await addPlainStories(2)
    const { states, version, expect: await_, settle, rereadMarks } = await openWithTold()
    await_([1], 'read')
    const shown: boolean[] = []
    const stop = version.subscribe(() => shown.push(states.has(1, unread)))
    const reading = rereadMarks()
    settle([1], 'read')
    await reading
    stop()
    expect(shown).not.toContain(true)
  })
})
