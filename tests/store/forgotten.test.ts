import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { removeSource } from '../../utils/store/sources.ts'
import { sweep } from '../../utils/store/sweep.ts'
import {
  check,
  day,
  followAll,
  followOutlet,
  lastRequest,
  passTime,
  press,
  readRows,
  setStage,
} from '../reliability/stage.ts'

setStage()

const readTitles = async () => (await readRows()).map(({ title }) => title)
const countNames = () => database.forgotten.count()

test('what was forgotten cannot come back as new while its source serves it', async () => {
  const sources = await followAll()
  expect(await sweep(Date.now(), { days: 90, perSource: 4 })).toBeGreaterThan(20 * sources.length)
  for (const { id, url } of press().sources) {
    press().setFault(id, { kind: 'always200' })
    const source = sources.find((one) => one.url === url) as Source
    await check(source)
    expect(lastRequest(id).status).toBe(200)
  }
  expect(await readRows()).toHaveLength(4 * sources.length)
  for (const { id } of press().sources) press().publish(id)
  for (const source of sources) await check(source)
  expect(await readRows()).toHaveLength(5 * sources.length)
})

test('what was forgotten cannot come back as new under another guid either', async () => {
  const sources = await followAll()
  await sweep(Date.now(), { days: 90, perSource: 4 })
  for (const { id } of press().sources) press().setFault(id, { kind: 'newGuids', everyTime: true })
  for (let times = 0; times < 3; times++) for (const source of sources) await check(source)
  expect(await readRows()).toHaveLength(4 * sources.length)
})

test('what was forgotten cannot come back edited', async () => {
  const source = await followOutlet('salt-wind')
  await sweep(Date.now(), { days: 90, perSource: 4 })
  const old = press().expectedStories('salt-wind').at(-1)
  press().revise('salt-wind', old?.url as string, { title: 'An old story, told in new words' })
  await check(source)
  expect(await readTitles()).toHaveLength(4)
  expect(await readTitles()).not.toContain('An old story, told in new words')
})

test('what was forgotten has its name kept for as long as it is served, and for 30 days after', async () => {
  const source = await followOutlet('cimes')
  const rows = await readRows()
  await sweep(Date.now(), { days: 90, perSource: rows.length - 2 })
  const old = press().expectedStories('cimes').slice(-2)
  passTime(80 * day)
  press().withdraw('cimes', old[0]?.url as string)
  await check(source)
  await sweep(Date.now(), { days: 900, perSource: 20_000 })
  passTime(29 * day)
  await check(source)
  await sweep(Date.now(), { days: 900, perSource: 20_000 })
  expect(await countNames()).toBe(2)
  passTime(2 * day)
  await check(source)
  await sweep(Date.now(), { days: 900, perSource: 20_000 })
  expect((await database.forgotten.toArray()).map(({ url }) => url)).toEqual([old[1]?.url])
})

test('what was forgotten is not missed where a source only says that nothing changed, or fails', async () => {
  const source = await followOutlet('cimes')
  await sweep(Date.now(), { days: 90, perSource: 3 })
  const names = await database.forgotten.toArray()
  await check(source)
  expect(lastRequest('cimes').status).toBe(304)
  for (const fault of [{ kind: 'html' }, { kind: 'status', status: 500 }] as const) {
    press().setFault('cimes', fault)
    await check(source)
  }
  expect(await database.forgotten.toArray()).toEqual(names)
})

test('what was forgotten goes with its source', async () => {
  const source = await followOutlet('cimes')
  await followOutlet('nawras')
  await sweep(Date.now(), { days: 90, perSource: 3 })
  const all = await countNames()
  await removeSource(source.id)
  expect(await countNames()).toBeLessThan(all)
  expect((await database.forgotten.toArray()).filter(({ sourceId }) => sourceId === source.id)).toEqual([])
})
