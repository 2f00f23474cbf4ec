/** Folders that differ only in capitals or in the form of their accents are one, however a source comes into them. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ImportPlan } from '../utils/exchange.ts'
import { openSpelling, spellForMoved } from '../utils/folder.ts'
import { writeBackup } from '../utils/store/backup.ts'
import { database } from '../utils/store/database.ts'
import { changeSources, reviveSources } from '../utils/store/followed.ts'
import { keepRule, listRules } from '../utils/store/rules.ts'
import { changeSettings, readSettings } from '../utils/store/settings.ts'
import { importEntries, planTransfer, restore } from '../utils/transfer.ts'
import { emptyStore, now, putSource } from './support/fill-store.ts'

beforeEach(emptyStore)

const readFolders = async () => (await database.sources.toArray()).map(({ folder }) => folder)

describe('a folder', () => {
  const there = ['France/Presse', undefined, 'Économie', 'Twin', 'twin']

  test.each([
    ['france/presse', 'France/Presse'],
    ['FRANCE', 'France'],
    ['france/Radio', 'France/Radio'],
    ['e\u0301conomie', 'Économie'],
    ['Economie', 'Economie'],
    ['presse', 'presse'],
    ['Twin', 'Twin'],
    ['twin', 'twin'],
  ])('written as %j is %j', (written, spelled) => {
    expect(openSpelling(there)(written)).toBe(spelled)
  })

  test('that is new is spelled from then on as it was first written', () => {
    const spell = openSpelling([])
    expect(['A/b', 'a/B', 'a/c'].map(spell)).toEqual(['A/b', 'A/b', 'A/c'])
  })

  test('is spelled anew where all that stand in it are moved, or what else stood in it was let go', () => {
    const sources = [
      { id: 1, folder: 'a' },
      { id: 2, folder: 'a' },
      { id: 3, folder: 'a', endedAt: now },
    ]
    expect(spellForMoved('A', [1], sources)).toBe('a')
    expect(spellForMoved('A', [1, 2], sources)).toBe('A')
  })
})

test('a source that is moved stands with the others', async () => {
  await putSource(1, { folder: 'France/Presse' })
  await putSource(2)
  await changeSources([2], { folder: 'france/presse', order: undefined })
  expect(await readFolders()).toEqual(['France/Presse', 'France/Presse'])
  await changeSources([2], { folder: undefined })
  expect(await readFolders()).toEqual(['France/Presse', undefined])
})

test('a source that is taken back stands with the others', async () => {
  await putSource(1, { folder: 'France' })
  await putSource(2, { folder: 'france/Presse', endedAt: now })
  await reviveSources([2], now)
  expect(await readFolders()).toEqual(['France', 'France/Presse'])
})

test('a list that is imported brings no second folder, of here or of its own', async () => {
  await putSource(1, { folder: 'France' })
  const line = (name: string, folder: string) =>
    `<outline text="${folder}"><outline xmlUrl="https://${name}.example/feed"/></outline>`
  const lines = [line('a', 'france'), line('b', 'Sport'), line('c', 'sport')]
  const plan = await planTransfer(new Blob([`<opml><body>${lines.join('')}</body></opml>`]))
  await importEntries((plan as { import: ImportPlan }).import.fresh, true, now, 'UTC')
  expect(await readFolders()).toEqual(['France', 'France', 'Sport', 'Sport'])
})

test('a backup brings no second folder, and its rules and its order are those of the one that is there', async () => {
  await putSource(1, { folder: 'france' })
  await putSource(2, { folder: 'sport' })
  await keepRule({ kind: 'mute', means: 'words', text: 'left', folder: 'france' }, now)
  await changeSettings({ folders: ['sport', 'france'] })
  const plan = await planTransfer(await writeBackup(now))
  await emptyStore()
  await putSource(5, { folder: 'France' })
  if (!('restore' in plan)) throw new Error(JSON.stringify(plan))
  expect(await restore(plan.restore, now)).toMatchObject({ sources: 2 })
  expect(await readFolders()).toEqual(['France', 'France', 'sport'])
  expect(await listRules()).toMatchObject([{ folder: 'France' }])
  expect((await readSettings()).folders).toEqual(['sport', 'France'])
})
