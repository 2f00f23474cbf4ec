import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { muteSource, undoLastAct } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { changeSource } from '../../utils/store/sources.ts'
import { emptyStore, minute, now, putSource } from '../support/fill-store.ts'

const readMute = async () => (await database.sources.get(1))?.mutedUntilAt

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
  await muteSource(1, now + 60 * minute, now)
})

test('a mute that is undone gives back the one before it', async () => {
  await muteSource(1, now + 900 * minute, now)
  await undoLastAct()
  expect(await readMute()).toBe(now + 60 * minute)
  await undoLastAct()
  expect(await readMute()).toBeUndefined()
})

test('one that was ended since is not begun anew by undoing', async () => {
  await muteSource(1, now + 900 * minute, now)
  await changeSource(1, { mutedUntilAt: undefined })
  await undoLastAct()
  expect(await readMute()).toBeUndefined()
})
