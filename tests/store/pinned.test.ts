import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { markStories, undoLastAct } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { sweep } from '../../utils/store/sweep.ts'
import { addStories, day, emptyStore, now, putSource } from '../support/fill-store.ts'

const listIds = () => database.stories.toCollection().primaryKeys()

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
  const old = { at: now - 91 * day, seenAt: now - 91 * day }
  await addStories(old, old, old)
})

test('what the reader marked as unread is not forgotten until it is read', async () => {
  await markStories([1, 2, 3], 'read', now)
  await markStories([2], 'unread', now)
  expect(await sweep(now)).toBe(2)
  expect(await listIds()).toEqual([2])
  await markStories([2], 'read', now)
  expect(await sweep(now)).toBe(1)
})

test('what is unread since the reading was undone may be forgotten', async () => {
  await markStories([1, 2, 3], 'read', now)
  await undoLastAct()
  expect(await sweep(now)).toBe(3)
})

test('so may what was marked as unread by mistake', async () => {
  await markStories([1, 2, 3], 'read', now)
  await markStories([1, 2], 'unread', now)
  await undoLastAct()
  await markStories([3], 'unread', now)
  expect(await sweep(now)).toBe(2)
  expect(await listIds()).toEqual([3])
})

test('what was pinned is pinned again when its reading is undone', async () => {
  await markStories([1, 2, 3], 'read', now)
  await markStories([2], 'unread', now)
  await markStories([1, 2, 3], 'read', now)
  await undoLastAct()
  expect(await sweep(now)).toBe(2)
  expect(await listIds()).toEqual([2])
})
