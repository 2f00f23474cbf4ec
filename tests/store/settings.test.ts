import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { usualSettings } from '../../utils/settings.ts'
import { database } from '../../utils/store/database.ts'
import { changeSettings, noteLook, readLastLook, readSettings } from '../../utils/store/settings.ts'
import { emptyStore, now } from '../support/fill-store.ts'

beforeEach(emptyStore)

test('the settings are the usual ones until the reader has chosen', async () => {
  expect(await readSettings()).toEqual(usualSettings)
  expect(await database.settings.count()).toBe(0)
})

test('a choice changes itself alone', async () => {
  await changeSettings({ theme: 'dark' })
  await changeSettings({ density: 'cosy', ages: true })
  expect(await readSettings()).toEqual({ ...usualSettings, theme: 'dark', density: 'cosy', ages: true })
})

test('choices that two windows make at the same moment are both kept', async () => {
  await Promise.all([
    changeSettings({ theme: 'dark' }),
    changeSettings({ badge: 'none' }),
    changeSettings({ click: 'here' }),
  ])
  expect(await readSettings()).toEqual({ ...usualSettings, theme: 'dark', badge: 'none', click: 'here' })
})

test('a setting that an older Fil did not know has its usual value beside what was chosen', async () => {
  await database.settings.put({ name: 'settings', value: { theme: 'light' } })
  expect(await readSettings()).toEqual({ ...usualSettings, theme: 'light' })
})

test('what was chosen is there after the store was closed and opened again', async () => {
  await changeSettings({ textPercent: 130 })
  database.close()
  await database.open()
  expect((await readSettings()).textPercent).toBe(130)
})

test('the last look is never before the first, and the newest from then on', async () => {
  expect(await readLastLook()).toBe(0)
  await noteLook(now)
  await noteLook(now + 15_000)
  expect(await readLastLook()).toBe(now + 15_000)
  expect(await readSettings()).toEqual(usualSettings)
})
