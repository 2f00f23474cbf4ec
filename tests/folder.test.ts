/** Folders that differ only in capitals or in the form of their accents are one, however a source comes into them. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ImportPlan } from '../utils/exchange.ts'
import { openRespelling, openSpelling, spellForMoved } from '../utils/folder.ts'
import { writeBackup } from '../utils/store/backup.ts'
import { database } from '../utils/store/database.ts'
import { changeSources, placeSources, reviveSources } from '../utils/store/followed.ts'
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

describe('a folder that is spelled anew', () => {
  const respell = (moved: string[], to: string, left: string[], folder: string) =>
    openRespelling(moved, to, left)(folder)

  test.each([
    ['news', 'News'],
    ['news/Sport', 'News/Sport'],
    ['newsroom', 'newsroom'],
    ['World/news', 'World/news'],
    ['NEWS', 'NEWS'],
  ])('takes %j along to %j', (folder, spelled) => {
    expect(respell(['news'], 'News', [], folder)).toBe(spelled)
  })

  test('is itself alone where the one that it stands in holds others', () => {
    expect(respell(['news/sport'], 'news/Sport', ['news', 'news/a'], 'news/sport')).toBe('news/Sport')
    expect(respell(['news/sport'], 'News/Sport', ['news/a'], 'news/a')).toBe('news/a')
    expect(respell(['news/sport'], 'News/Sport', ['news/a'], 'news/sport')).toBe('News/Sport')
    expect(respell(['news/sport'], 'News/Sport', [], 'news/a')).toBe('News/a')
  })

  test('is another where it is not only spelled otherwise, or something is left in the old one', () => {
    expect(respell(['news'], 'World', [], 'news')).toBe('news')
    expect(respell(['news'], 'World/News', [], 'news')).toBe('news')
    expect(respell(['news', 'Sport'], 'News', [], 'Sport')).toBe('Sport')
    expect(respell(['news'], 'News', ['news'], 'news')).toBe('news')
    expect(respell(['news'], 'News', ['news/a'], 'news')).toBe('news')
  })

  test('is the same also where its accents are of another form', () => {
    expect(respell(['e\u0301conomie'], 'Économie', [], 'e\u0301conomie')).toBe('Économie')
  })

  const tell = async (): Promise<unknown> => [
    await readFolders(),
    (await listRules()).map(({ folder }) => folder),
    (await readSettings()).folders,
  ]
  const fill = async () => {
    await putSource(1, { folder: 'news' })
    await putSource(2, { folder: 'news' })
    await putSource(3, { folder: 'Sport' })
    await keepRule({ kind: 'mute', means: 'words', text: 'left', folder: 'news' }, now)
    await keepRule({ kind: 'alert', means: 'words', text: 'cup', folder: 'Sport' }, now)
    await keepRule({ kind: 'save', means: 'words', text: 'all' }, now)
    await changeSettings({ folders: ['Sport', 'news'], theme: 'dark' })
  }

  test.each([
    ['filed', () => changeSources([1, 2], { folder: 'News', order: undefined })],
    ['moved', () => placeSources([1, 2], 'News')],
  ])('takes its rules and its place along where its sources are %s', async (_how, move) => {
    await fill()
    await move()
    expect(await tell()).toEqual([
      ['News', 'News', 'Sport'],
      ['News', 'Sport', undefined],
      ['Sport', 'News'],
    ])
    expect((await readSettings()).theme).toBe('dark')
  })

  test('takes nothing along where some of its sources stay, or go elsewhere', async () => {
    await fill()
    await changeSources([1], { folder: 'News' })
    await changeSources([1], { folder: 'World' })
    await changeSources([2], { colour: undefined })
    expect(await tell()).toEqual([
      ['World', 'news', 'Sport'],
      ['news', 'Sport', undefined],
      ['Sport', 'news'],
    ])
  })

  test('takes its rules along also past those that were let go, which come back into it', async () => {
    await fill()
    await changeSources([2], { endedAt: now })
    await changeSources([1], { folder: 'News' })
    await reviveSources([2], now)
    expect(await tell()).toEqual([
      ['News', 'News', 'Sport'],
      ['News', 'Sport', undefined],
      ['Sport', 'News'],
    ])
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
