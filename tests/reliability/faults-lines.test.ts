/** Lines that are down, sleeps and whole days without a network: one spread-out catch-up, and nobody blamed. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { askPermittedSources, listSources } from '../../utils/store/sources.ts'
import { eventually } from '../support/eventually.ts'
import { loseNames, makePublic, nameThisMachine } from './names.ts'
import {
  addressOf,
  check,
  day,
  expectComplete,
  followAddress,
  hour,
  minute,
  passTime,
  passToNextCheck,
  press,
  readRows,
  reread,
  runRound,
  setOnline,
  setStage,
} from './stage.ts'

setStage()

let sources: Map<string, Source>

beforeEach(async () => {
  nameThisMachine()
  sources = new Map()
  for (const { id, url } of press().sources) sources.set(id, await followAddress(makePublic(url, id)))
})
afterEach(() => setOnline(true))

const ids = () => [...sources.keys()]
const publishAll = () => ids().map((id) => press().publish(id).title)
const askedSince = (before: number) =>
  press()
    .log.slice(before)
    .map(({ outlet }) => outlet)
    .sort()

async function expectAllComplete(): Promise<void> {
  for (const [id, source] of sources) await expectComplete(id, source)
}

/** Rounds as the alarm starts them, only fewer. */
async function runRounds(times: number, everyMs: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    passTime(everyMs)
    await runRound()
  }
}

test('eight hours offline, then online: one spread-out catch-up', async () => {
  setOnline(false)
  const before = press().log.length
  const told = publishAll()
  const kept = await listSources()
  await runRounds(48, 10 * minute)
  expect(askedSince(before)).toEqual([])
  expect(await listSources()).toEqual(kept)
  setOnline(true)
  await runRound()
  expect(askedSince(before)).toEqual(ids().sort())
  expect((await readRows()).map(({ title }) => title)).toEqual(expect.arrayContaining(told))
  await runRound()
  expect(askedSince(before)).toEqual(ids().sort())
  const next = (await listSources()).map(({ nextCheckAt }) => nextCheckAt)
  expect(new Set(next).size).toBe(next.length)
  await expectAllComplete()
})

test('a sleep of twelve hours ends with one poll of each, not twelve', async () => {
  const before = press().log.length
  publishAll()
  passTime(12 * hour)
  await Promise.all([runRound(), runRound(), runRound()])
  expect(askedSince(before)).toEqual(ids().sort())
  await expectAllComplete()
})

test.each(['DNS failure', 'refused connections'])(
  '%s on every source: shown, later and later, and healed',
  async (what) => {
    for (const id of ids()) await press().closeDoor(id)
    if (what === 'DNS failure') {
      loseNames()
      for (const id of ids()) await press().openDoor(id)
    }
    publishAll()
    const rows = await readRows()
    await runRounds(24, hour)
    expect(await readRows()).toEqual(rows)
    for (const source of await listSources()) {
      expect(source).toMatchObject({ trouble: { reason: 'unreachable' }, because: 'trouble' })
      expect(source.failures).toBeGreaterThanOrEqual(4)
      expect(source.failures).toBeLessThanOrEqual(8)
    }
    for (const id of ids()) await press().openDoor(id)
    nameThisMachine()
    await runRounds(24, hour)
    for (const source of await listSources()) expect(source).toMatchObject({ failures: 0 })
    await expectAllComplete()
  },
)

test('the network goes in the middle of a round: who was under way is not blamed', async () => {
  for (const id of ids()) press().setFault(id, { kind: 'hang' })
  passTime(day)
  const round = runRound()
  await eventually(() => expect(press().log.filter(({ endedAt }) => endedAt === undefined)).toHaveLength(6))
  setOnline(false)
  for (const id of ids()) await press().closeDoor(id)
  await round
  const troubles = (await listSources()).map(({ trouble, failures }) => [trouble?.reason, failures])
  expect(troubles.filter(([reason]) => reason === 'offline').length).toBeGreaterThanOrEqual(6)
  expect(troubles.every(([, failures]) => failures === 0)).toBe(true)
  for (const id of ids()) {
    press().setFault(id)
    await press().openDoor(id)
  }
  setOnline(true)
  passTime(2 * minute)
  await runRound()
  for (const source of await listSources()) expect(source).toMatchObject({ failures: 0, because: 'rhythm' })
  await expectAllComplete()
})

describe('leave that is taken back in use', () => {
  test('pauses a source without a request or a loss, and given again asks at once', async () => {
    const source = sources.get('cimes') as Source
    const mayAsk = async (url: string) => url !== source.url
    publishAll()
    const rows = (await readRows()).filter((row) => row.sourceId === source.id)
    passTime(day)
    const before = press().log.length
    await runRound(mayAsk)
    expect(askedSince(before)).toEqual(
      ids()
        .filter((id) => id !== 'cimes')
        .sort(),
    )
    expect(await reread(source)).toMatchObject({
      trouble: { reason: 'no-permission' },
      because: 'permission',
      failures: 0,
    })
    expect((await readRows()).filter((row) => row.sourceId === source.id)).toEqual(rows)
    await askPermittedSources(Date.now())
    await runRound()
    expect(await reread(source)).not.toHaveProperty('trouble')
    await expectComplete('cimes', source)
  })
})

test('a door that opens and shuts loses nothing', async () => {
  const source = sources.get('salt-wind') as Source
  for (let times = 0; times < 5; times++) {
    await press().closeDoor('salt-wind')
    expect(await check(source)).toMatchObject({ trouble: { reason: 'unreachable' } })
    press().publish('salt-wind')
    await press().openDoor('salt-wind')
    expect(await passToNextCheck(source)).toMatchObject({ failures: 0 })
  }
  await expectComplete('salt-wind', source)
  expect(addressOf('salt-wind')).not.toBe(source.url)
})
