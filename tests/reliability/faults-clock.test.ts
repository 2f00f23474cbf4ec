/** Clocks that are wrong, and zones that change: no storm, no silence, nothing twice. */
import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { listSources } from '../../utils/store/sources.ts'
import { sweep, sweepBySteadyClock } from '../../utils/store/sweep.ts'
import { checkInvariants } from '../support/invariants.ts'
import { markAllStoriesRead } from '../support/stored.ts'
import {
  check,
  day,
  expectComplete,
  followAll,
  followOutlet,
  hour,
  minute,
  opening,
  passTime,
  press,
  readEvidence,
  readRows,
  runRound,
  setStage,
} from './stage.ts'

setStage()

const home = process.env.TZ
afterEach(() => {
  process.env.TZ = home
})

/** What went out in each of these hours, with rounds every five minutes. */
async function countByHour(hours: number): Promise<number[]> {
  const counts: number[] = []
  for (let nth = 0; nth < hours; nth++) {
    const before = press().log.length
    for (let round = 0; round < 12; round++) {
      passTime(5 * minute)
      await runRound()
    }
    counts.push(press().log.length - before)
  }
  return counts
}

const most = () => 12 * press().sources.length

test.each([
  ['a year ahead', 365 * day],
  ['a day ahead', day],
  ['an hour ahead', hour],
  ['a day behind', -day],
  ['a year behind', -365 * day],
])(
  'the clock %s, then put right: asked as usual before and after, and nothing twice',
  async (_name, shift) => {
    await followAll()
    await markAllStoriesRead()
    const read = await readRows()
    passTime(shift)
    for (const { id } of press().sources) press().publish(id, { publishedAt: Date.now() - shift })
    for (const source of await listSources()) expect(source.nextCheckAt).toBeDefined()
    const wrong = await countByHour(3)
    expect(wrong.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(press().sources.length)
    expect(Math.max(...wrong)).toBeLessThanOrEqual(most())
    passTime(-shift)
    const right = await countByHour(7)
    expect(right.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(press().sources.length)
    expect(Math.max(...right)).toBeLessThanOrEqual(most())
    for (const { id } of press().sources) await expectComplete(id)
    expect(await readRows()).toHaveLength(read.length + press().sources.length)
    expect(checkInvariants(await readEvidence(read))).toEqual([])
    for (const { freshAt = 0, checkedAt = 0 } of await listSources()) {
      expect(Math.max(freshAt, checkedAt)).toBeLessThanOrEqual(Date.now())
    }
  },
)

test.each([
  ['spring', 'Europe/Paris', '2026-03-29T00:30:00Z'],
  ['autumn', 'Europe/Paris', '2026-10-25T00:30:00Z'],
  ['Ramadan’s end', 'Africa/Casablanca', '2026-03-22T01:30:00Z'],
])(
  'the change of clocks in %s makes nobody asked twice or late, and moves no story',
  async (_name, zone, at) => {
    process.env.TZ = zone
    vi.setSystemTime(Date.parse(at) - 2 * day)
    await followAll()
    vi.setSystemTime(at)
    await runRound()
    const before = await readRows()
    const offset = new Date().getTimezoneOffset()
    const counts = await countByHour(3)
    expect(new Date().getTimezoneOffset()).not.toBe(offset)
    expect(Math.max(...counts)).toBeLessThanOrEqual(most())
    expect(await readRows()).toEqual(before)
    passTime(hour)
    for (const source of await listSources()) {
      const wait = (source.nextCheckAt as number) - (source.checkedAt as number)
      expect(wait).toBeGreaterThanOrEqual(5 * minute)
      expect(wait).toBeLessThanOrEqual(6.6 * hour)
    }
  },
)

test('a changed zone of the machine changes no story', async () => {
  await followAll()
  const rows = await readRows()
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu']) {
    process.env.TZ = zone
    expect(new Date().getTimezoneOffset()).not.toBe(0)
    for (const { id } of press().sources) press().setFault(id, { kind: 'always200' })
    passTime(7 * hour)
    expect(await runRound()).toEqual([])
  }
  expect(press().log.length).toBeGreaterThanOrEqual(4 * press().sources.length)
  expect(await readRows()).toEqual(rows)
})

test.each([
  ['a year ahead', 365 * day],
  ['a year behind', -365 * day],
])('%s, and set right two days later: nothing stored is forgotten', async (_name, leap) => {
  await followAll()
  const count = (await readRows()).length
  for (const ms of [0, day, leap, day, day, -leap, day, day]) {
    passTime(ms)
    expect(await sweepBySteadyClock(Date.now())).toBe(0)
  }
  expect((await readRows()).length).toBe(count)
})

test('a clock that goes steadily lets what is old be forgotten', async () => {
  await followAll()
  const count = (await readRows()).length
  let forgotten = 0
  for (let days = 0; days <= 92; days++) {
    forgotten += await sweepBySteadyClock(Date.now())
    passTime(day)
  }
  expect(forgotten).toBe(count)
})

test('what was seen by a clock a year ahead stands in no future once that is put right', async () => {
  const source = await followOutlet('cimes')
  passTime(365 * day)
  press().publish('cimes', { publishedAt: Date.now() - minute })
  await check(source)
  const seenAhead = (await readRows()).filter((row) => row.seenAt > opening + day)
  expect(seenAhead).toHaveLength(1)
  passTime(-365 * day)
  await runRound()
  for (const { at, seenAt } of await readRows()) {
    expect(Math.max(at, seenAt)).toBeLessThanOrEqual(Date.now())
  }
})

test('what was seen by a clock a year behind is not forgotten as old, but in its time', async () => {
  const source = await followOutlet('cimes')
  const before = (await readRows()).length
  passTime(-365 * day)
  press().publish('cimes', { publishedAt: Date.now() - minute })
  await check(source)
  expect(await readRows()).toHaveLength(before + 1)
  passTime(365 * day)
  expect(await sweep(Date.now())).toBe(0)
  expect(await readRows()).toHaveLength(before + 1)
  passTime(91 * day)
  expect(await sweep(Date.now())).toBe(before + 1)
})
