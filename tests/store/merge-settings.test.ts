/** What a file says of settings is taken over where it is what it should be, and breaks nothing where it is not. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { usualSettings } from '../../utils/settings.ts'
import { database } from '../../utils/store/database.ts'
import { keepApart, readKeptApart } from '../../utils/store/join.ts'
import { openGround } from '../../utils/store/merge.ts'
import { mergeSettings } from '../../utils/store/merge-settings.ts'
import { changeSettings, readLastLook, readSettings } from '../../utils/store/settings.ts'
import { addWaiting, readWaiting } from '../../utils/store/waiting.ts'
import { day, emptyStore, now } from '../support/fill-store.ts'

beforeEach(emptyStore)

const merge = (rows: Record<string, unknown>, sourceIds: [number, number][] = []) =>
  mergeSettings(
    Object.entries(rows).map(([name, value]) => ({ name, value })),
    { ...openGround(now, (url) => url), sourceIds: new Map(sourceIds) },
  )

test('every choice that can be made here is taken over', async () => {
  const chosen = {
    theme: 'dark',
    density: 'cosy',
    textPercent: 130,
    thumbnails: 'small',
    badge: 'none',
    click: 'reader',
    middleClick: 'tab',
    enter: 'here',
    readByScroll: true,
    ages: true,
    notifies: true,
    quietFrom: 0,
    quietUntil: 1439,
    folders: ['B', 'A'],
    articlePercent: 150,
    articleFont: 'book',
    articleSpacing: 'open',
    articleWidth: 'wide',
    articlePaper: 'sepia',
    keepUnread: 25,
    articleImages: false,
    lead: true,
  }
  expect(Object.keys(chosen)).toEqual(Object.keys(usualSettings))
  await merge({ settings: chosen })
  expect(await readSettings()).toEqual(chosen)
  await emptyStore()
  await merge({ settings: usualSettings })
  expect(await readSettings()).toEqual(usualSettings)
})

test.each([[['B', 1]], ['B'], [null], [{ 0: 'B' }]])(
  'an order of folders that is none changes nothing: %j',
  async (folders) => {
    await changeSettings({ folders: ['A'] })
    await merge({ settings: { folders } })
    expect((await readSettings()).folders).toEqual(['A'])
  },
)

test('what nobody can choose here changes nothing', async () => {
  await changeSettings({ density: 'cosy', theme: 'light' })
  await merge({
    settings: {
      density: 'towering',
      theme: 'constructor',
      textPercent: 1e9,
      quietFrom: -1,
      quietUntil: 1440,
      ages: 'yes',
      articlePercent: '150',
      unheard: 1,
    },
  })
  expect(await readSettings()).toEqual({ ...usualSettings, density: 'cosy', theme: 'light' })
  await merge({ settings: 'dark' })
  await merge({ settings: null })
  expect(await readSettings()).toEqual({ ...usualSettings, density: 'cosy', theme: 'light' })
})

test('pairs that are kept apart are those of the same sources, whatever their numbers are here', async () => {
  await keepApart('1 2')
  await keepApart('1 9')
  const value = await readKeptApart()
  await emptyStore()
  await merge({ notDoubles: value }, [
    [1, 8],
    [2, 5],
  ])
  expect(await readKeptApart()).toEqual(['5 8'])
})

test('pairs that are kept apart there are so beside those that are here', async () => {
  await keepApart('1 2')
  await merge({ notDoubles: ['3 4', '1 2'] }, [
    [1, 1],
    [2, 2],
    [3, 5],
    [4, 4],
  ])
  expect(await readKeptApart()).toEqual(['1 2', '4 5'])
})

test('what waits to be followed waits here, and what is no such list is left out', async () => {
  await merge({ waiting: [{ address: 'https://a.example/', since: now }] })
  expect(await readWaiting()).toEqual([{ address: 'https://a.example/', since: now }])
  const nobody = { address: 'no address', since: now }
  for (const waiting of [5, 'x', [null], [{ address: 5, since: now }], [{ address: 'x' }], [nobody]]) {
    await emptyStore()
    await merge({ waiting, notDoubles: 5, lookedAt: 'x' })
    expect(await readWaiting()).toEqual([])
    expect(await readKeptApart()).toEqual([])
    expect(await readLastLook()).toBe(0)
    await addWaiting(['https://b.example/'], now)
    expect(await readWaiting()).toHaveLength(1)
  }
})

test('a look that lies ahead is now, and what another machine noted of its clock is not told', async () => {
  await merge({ lookedAt: now + day, swept: { at: now, steadySince: 0 }, keeping: [], robots: {} })
  expect(await readLastLook()).toBe(now)
  for (const name of ['swept', 'keeping', 'robots']) {
    expect(await database.settings.get(name)).toBeUndefined()
  }
})
