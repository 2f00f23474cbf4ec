import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { putAway, readLastAct, undoLastAct } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { addPlainStories, addStories, emptyStore, now, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
})

test('what was put away from the top of the list stays among the others, and comes back whole', async () => {
  const [id = 0] = await addStories({ lead: 1, saved: 1 })
  const before = await database.stories.toArray()
  await putAway(id, now)
  expect(await database.stories.toArray()).toStrictEqual(before.map((row) => ({ ...row, away: 1 })))
  expect(await readLastAct()).toMatchObject({ kind: 'away', at: now, storyId: id })
  expect(await undoLastAct()).toMatchObject({ kind: 'away', storyId: id })
  expect(await database.stories.toArray()).toStrictEqual(before)
  expect(await database.acts.toArray()).toEqual([])
})

test('what is put away already, or is no more, is put away by nobody', async () => {
  const [id = 0] = await addPlainStories(1)
  await putAway(id, now)
  await putAway(id, now + 1)
  await putAway(99, now + 2)
  expect(await database.acts.toArray()).toHaveLength(1)
  await database.stories.delete(id)
  expect(await undoLastAct()).toMatchObject({ kind: 'away' })
  expect(await database.stories.count()).toBe(0)
})
