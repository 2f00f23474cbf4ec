import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { isDemo } from '../../utils/site.ts'
import { database } from '../../utils/store/database.ts'
import { addDemo, removeDemo } from '../../utils/store/demo.ts'
import {
  askSource,
  endSources,
  pauseSources,
  resumeSources,
  reviveSources,
} from '../../utils/store/followed.ts'
import {
  askAllSources,
  askPermittedSources,
  findDueSources,
  listSourceIds,
  listSources,
} from '../../utils/store/sources.ts'
import { addPlainStories, day, emptyStore, now, putSource } from '../support/fill-store.ts'
import { countUnread, readNewest } from '../support/stored.ts'

const two = [
  { title: 'Demo: One', headlines: ['First', 'Second'], text: 'Made up.' },
  { title: 'Demo: Two', headlines: ['Third'], text: 'Made up.' },
]
const add = () => addDemo(two, 'Demo', 'chrome-extension://fil/welcome.html', now)

beforeEach(emptyStore)

test('its stories stand in the list, unread, at times of their own', async () => {
  await add()
  const rows = await readNewest(10)
  expect(rows.map(({ title }) => title).sort()).toEqual(['First', 'Second', 'Third'])
  expect(new Set(rows.map(({ at }) => at)).size).toBe(3)
  expect(rows.every(({ at }) => at < now)).toBe(true)
  expect(await countUnread()).toBe(3)
})

test('each of its stories says what it is', async () => {
  await add()
  expect((await database.texts.toArray()).map(({ summary }) => summary)).toEqual([
    'Made up.',
    'Made up.',
    'Made up.',
  ])
})

test('its sources are asked never, whatever the reader asks for', async () => {
  await add()
  await askAllSources(now)
  await askPermittedSources(now)
  const ids = await listSourceIds()
  await pauseSources(ids)
  await resumeSources(ids, now)
  await endSources(ids, now)
  await reviveSources(ids, now)
  for (const id of ids) await askSource(id, now)
  expect(await findDueSources(now + 1000 * day)).toEqual([])
  expect((await listSources()).every(isDemo)).toBe(true)
})

test('begun twice it is there once', async () => {
  await add()
  await add()
  expect(await listSources()).toHaveLength(2)
  expect(await readNewest(10)).toHaveLength(3)
})

test('it goes without a trace, and takes nothing of the reader’s with it', async () => {
  await putSource(9)
  await addPlainStories(2, { sourceId: 9 })
  await add()
  await removeDemo()
  expect((await listSources()).map(({ id }) => id)).toEqual([9])
  expect(await readNewest(10)).toHaveLength(2)
  expect(await database.texts.count()).toBe(0)
})
