/** A clock that stands wrong for weeks beside servers that tell the time: nothing is forgotten that is not old. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { changeSource } from '../../utils/store/sources.ts'
import { sweep, sweepBySteadyClock } from '../../utils/store/sweep.ts'
import { makePublic, nameThisMachine } from './names.ts'
import { check, day, followAddress, hour, opening, readRows, reread, runRound, setStage } from './stage.ts'
import { type Line, openWire, type Wire, writeFeed } from './wire.ts'

setStage()

let wire: Wire
/** What time it is, whatever the machine's clock shows. */
let truth: number
/** By how much that stands ahead. */
let ahead: number
let source: Source

function setClock(at: number, aheadMs: number): void {
  truth = at
  ahead = aheadMs
  vi.setSystemTime(truth + ahead)
}

/** Stories so many hours old at first, and the true time. */
function tell(...hours: number[]): Line {
  return {
    headers: { date: new Date(truth).toUTCString(), etag: '"1"' },
    body: writeFeed(hours.map((ago) => opening - ago * hour)),
  }
}

beforeEach(async () => {
  nameThisMachine()
  wire = await openWire()
  setClock(opening, 0)
  wire.say(() => tell(1, 2, 3))
  source = await followAddress(makePublic(wire.url, 'wire'))
  await changeSource(source.id, { addedAt: opening - 400 * day })
})
afterEach(() => wire.close())

/** Days go by, each with a check and a sweep; returns how many stories were forgotten. */
async function passDays(days: number, isOnline = true): Promise<number> {
  let count = 0
  for (let nth = 0; nth < days; nth++) {
    setClock(truth + day, ahead)
    if (isOnline) await check(source)
    count += await sweepBySteadyClock(Date.now())
  }
  return count
}

describe('a clock a year ahead for weeks', () => {
  test('makes nothing old, and nothing is forgotten once it is put right', async () => {
    await passDays(5)
    setClock(truth, 365 * day)
    expect(await passDays(40)).toBe(0)
    setClock(truth, 0)
    expect(await passDays(40)).toBe(0)
    expect(await readRows()).toHaveLength(3)
  })

  test('lets what is truly old be forgotten', async () => {
    setClock(truth, 365 * day)
    expect(await passDays(89)).toBe(0)
    expect(await passDays(2)).toBe(3)
  })

  test('makes nothing old where no server can be reached', async () => {
    setClock(truth, 365 * day)
    expect(await passDays(120, false)).toBe(0)
  })

  test('makes nothing old for the button that forgets what is a week old', async () => {
    setClock(truth, 365 * day)
    await check(source)
    expect(await sweep(Date.now(), { days: 7, perSource: 200 })).toBe(0)
    await passDays(8)
    expect(await sweep(Date.now(), { days: 7, perSource: 200 })).toBe(3)
  })

  test('does not make a forgotten name old', async () => {
    await sweep(Date.now(), { days: 90, perSource: 1 })
    wire.say(() => tell(1))
    await passDays(8)
    setClock(truth, 365 * day)
    await passDays(10)
    wire.say(() => tell(1, 2, 3))
    await check(source)
    expect(await readRows()).toHaveLength(1)
  })
})

test('a machine that was off for three months forgets what is old some days after it is on again', async () => {
  await passDays(5)
  setClock(truth + 95 * day, 0)
  expect(await sweepBySteadyClock(Date.now())).toBe(0)
  expect(await passDays(2)).toBe(0)
  expect(await passDays(2)).toBe(3)
})

test('a server whose clock stands ahead makes nothing older than the machine’s own does', async () => {
  wire.say(() => ({ ...tell(1, 2, 3), headers: { date: new Date(truth + 365 * day).toUTCString() } }))
  expect(await passDays(88)).toBe(0)
  expect(await passDays(5)).toBe(3)
})

describe('a clock that is suddenly 120 days behind', () => {
  test('moves no story in the list, and none is forgotten once it is put right', async () => {
    await passDays(5)
    const rows = await readRows()
    setClock(truth, -120 * day)
    await passDays(2)
    await runRound()
    expect(await readRows()).toEqual(rows)
    setClock(truth, 0)
    expect(await passDays(10)).toBe(0)
    expect(await readRows()).toEqual(rows)
  })
})

test('a server tells the time with news and without, but no machine in the reader’s own network is asked', async () => {
  const sent = Math.floor(opening / 1000) * 1000
  expect((await reread(source)).serverAt).toBe(sent)
  wire.say(() => ({ ...tell(), status: 304, body: '' }))
  setClock(opening + hour, 0)
  expect((await check(source)).serverAt).toBe(sent + hour)
  wire.say(() => ({ ...tell(), status: 500 }))
  setClock(opening + 2 * hour, 0)
  expect((await check(source)).serverAt).toBe(sent + hour)
  wire.say(() => tell(1))
  const own = await followAddress(wire.url.replace('/feed', '/own'))
  expect(await reread(own)).not.toHaveProperty('serverAt')
  wire.say(() => ({ ...tell(), status: 304, body: '' }))
  expect(await check(own)).not.toHaveProperty('serverAt')
})
