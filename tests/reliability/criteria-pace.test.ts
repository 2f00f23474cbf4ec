/** C7, C8, C13, C14 and C25: how often a source is asked, and how many at once. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { askAllSources, changeSource, listSources } from '../../utils/store/sources.ts'
import { startNewsroom } from '../newsroom/newsroom.ts'
import {
  check,
  day,
  followAddress,
  followAll,
  followOutlet,
  hour,
  minute,
  opening,
  passTime,
  passToNextCheck,
  press,
  runRound,
  setStage,
  waitOf,
} from './stage.ts'
import { openWire, type Wire, writeFeed } from './wire.ts'

setStage()

let wire: Wire
beforeEach(async () => {
  wire = await openWire()
})
afterEach(() => wire.close())

/** The jitter's own test is C8's. */
const withoutJitter = () => vi.spyOn(Math, 'random').mockReturnValue(0)

/** A source that published sixty times, so far apart, until a moment ago. */
async function followRhythm(everyMs: number, headers: Record<string, string>, channel = ''): Promise<Source> {
  const times = Array.from({ length: 60 }, (_, nth) => opening - (nth + 1) * everyMs)
  wire.say({ headers, body: writeFeed(times, channel) })
  return followAddress(wire.url)
}

const conditional = { etag: '"1"' }

describe('C7 the pace is learned from the source’s own rhythm', () => {
  beforeEach(() => void withoutJitter())

  test.each([
    ['every minute', minute, 5 * minute, 5 * minute],
    ['every half hour', 30 * minute, 12 * minute, 20 * minute],
    ['every four hours', 4 * hour, 1.5 * hour, 3 * hour],
    ['weekly', 7 * day, 6 * hour, 6 * hour],
  ])('with validators, %s', async (_name, every, least, most) => {
    const wait = waitOf(await followRhythm(every, conditional))
    expect(wait).toBeGreaterThanOrEqual(least)
    expect(wait).toBeLessThanOrEqual(most)
  })

  test.each([
    ['every minute', minute, 30 * minute, 30 * minute],
    ['every four hours', 4 * hour, 7 * hour, 9 * hour],
    ['weekly', 7 * day, day, day],
  ])('without validators, %s', async (_name, every, least, most) => {
    const wait = waitOf(await followRhythm(every, {}))
    expect(wait).toBeGreaterThanOrEqual(least)
    expect(wait).toBeLessThanOrEqual(most)
  })

  test.each([
    [1, 5],
    [45, 45],
    [2880, 1440],
  ])('the reader who sets %i minutes has it checked every %i', async (paceMinutes, minutes) => {
    const source = await followRhythm(hour, conditional)
    await changeSource(source.id, { paceMinutes })
    expect(waitOf(await check(source))).toBe(minutes * minute)
  })

  test('a source that falls silent is asked ever more rarely, and one that wakes, often again', async () => {
    const source = await followRhythm(10 * minute, conditional)
    const busy = waitOf(source)
    wire.say({ status: 304, headers: conditional })
    passTime(7 * day)
    const silent = waitOf(await check(source))
    expect(silent).toBeGreaterThan(4 * busy)
    const times = Array.from({ length: 60 }, (_, nth) => Date.now() - nth * 5 * minute)
    wire.say({ headers: { etag: '"2"' }, body: writeFeed(times) })
    expect(waitOf(await check(source))).toBeLessThanOrEqual(busy)
  })
})

describe('C8 no poll before it is due', () => {
  test('restart, update, wake and a second window: each asks nobody', async () => {
    await followAll()
    const asked = press().log.length
    database.close()
    await database.open()
    await runRound()
    vi.resetModules()
    const updated = await import('../../utils/round.ts')
    await Promise.all([
      updated.refreshDue(
        async () => true,
        () => undefined,
        { read: async () => ({}), write: async () => undefined },
      ),
      runRound(),
    ])
    const first = Math.min(...(await listSources()).map(({ nextCheckAt }) => nextCheckAt as number))
    vi.setSystemTime(first - 1000)
    await runRound()
    expect(press().log).toHaveLength(asked)
    vi.setSystemTime(first)
    await runRound()
    expect(press().log).toHaveLength(asked + 1)
    const second = await import('../../utils/store/database.ts')
    expect(second.database).not.toBe(database)
    second.database.close()
  })

  test('jitter never shortens, and lengthens by up to a tenth as chance has it', async () => {
    const random = withoutJitter()
    // The clock stands, so that each check is the same but for its chance.
    vi.useFakeTimers({ toFake: ['Date'], now: opening })
    const source = await followRhythm(30 * minute, conditional)
    const plain = waitOf(source)
    for (const paceMinutes of [undefined, 45]) {
      await changeSource(source.id, { paceMinutes })
      const least = paceMinutes === undefined ? plain : paceMinutes * minute
      for (const chance of [0, 0.01, 0.5, 0.999999]) {
        random.mockReturnValue(chance)
        expect(waitOf(await check(source))).toBe(Math.round(least * (1 + chance / 10)))
      }
    }
  })
})

describe('C13 max-age and Expires delay the next check, at most 24 h', () => {
  test.each([
    ['max-age of 3 hours', { kind: 'maxAge', seconds: 3 * 3600 }, 3 * hour],
    ['Expires in 3 hours', { kind: 'maxAge', seconds: 3 * 3600, as: 'expires' }, 3 * hour],
    ['max-age of 10 days', { kind: 'maxAge', seconds: 864_000 }, day],
    ['Expires in 10 days', { kind: 'maxAge', seconds: 864_000, as: 'expires' }, day],
  ] as const)('%s', async (_name, fault, wait) => {
    press().setFault('minute', fault)
    const source = await followOutlet('minute')
    expect(Math.abs(waitOf(source) - wait)).toBeLessThan(5000)
    expect(source.because).toBe('server')
    const asked = press().log.length
    passTime(waitOf(source) - minute)
    await runRound()
    expect(press().log).toHaveLength(asked)
    await passToNextCheck(source)
    expect(press().log).toHaveLength(asked + 1)
  })

  test.each([1, 0])('a max-age of %i s shortens nothing', async (seconds) => {
    withoutJitter()
    const plain = waitOf(await followRhythm(hour, conditional))
    const hasty = await followRhythm(hour, { ...conditional, 'cache-control': `max-age=${seconds}` })
    expect(Math.abs(waitOf(await check(hasty)) - plain)).toBeLessThan(minute)
  })
})

describe('C14 what a feed asks for only lengthens', () => {
  test.each([
    ['a ttl of 4 hours', '<ttl>240</ttl>', 4 * hour],
    ['a daily update period', '<sy:updatePeriod>daily</sy:updatePeriod>', day],
    ['hours that it skips', `<skipHours>${listHours(9, 16)}</skipHours>`, 8 * hour],
    ['days that it skips', '<skipDays><day>Tuesday</day><day>Wednesday</day></skipDays>', 39 * hour],
  ])('%s', async (_name, channel, wait) => {
    withoutJitter()
    const source = await followRhythm(10 * minute, conditional, channel)
    expect(Math.abs((source.nextCheckAt as number) - opening - wait)).toBeLessThan(5000)
    expect(source.because).toBe('server')
  })

  test.each([
    ['a ttl of a minute', '<ttl>1</ttl>'],
    ['a ttl below nothing', '<ttl>-60</ttl>'],
    [
      'an hourly update, 60 times',
      '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>60</sy:updateFrequency>',
    ],
    ['all hours skipped', `<skipHours>${listHours(0, 23)}</skipHours>`],
  ])('%s shortens nothing and stops nothing', async (_name, channel) => {
    withoutJitter()
    const source = await followRhythm(30 * minute, conditional, channel)
    expect(waitOf(source)).toBeGreaterThanOrEqual(12 * minute)
    expect(waitOf(source)).toBeLessThanOrEqual(20 * minute)
  })
})

test('C25 at most one connection a host and six in all; due sources are spread out', async () => {
  const many = await startNewsroom({ synthetic: { sources: 16, stories: 1, ports: 8 } })
  for (const { url } of many.sources) await followAddress(url)
  for (const { id } of many.sources) many.setFault(id, { kind: 'drip', everyMs: 0 })
  many.clearLog()
  await askAllSources(Date.now())
  await runRound()
  const log = [...many.log]
  await many.close()
  const countAt = (at: number, host?: string) =>
    log.filter((one) => one.at <= at && (one.endedAt ?? 0) > at && (!host || one.headers.host === host))
      .length
  expect(log).toHaveLength(16)
  expect(Math.max(...log.map(({ at }) => countAt(at + 100)))).toBe(6)
  expect(Math.max(...log.map(({ at, headers }) => countAt(at + 100, headers.host)))).toBe(1)
  const next = (await listSources()).map(
    (source) => (source.nextCheckAt as number) - (source.checkedAt as number),
  )
  expect(new Set(next.map((wait) => Math.round(wait / 1000))).size).toBeGreaterThan(8)
  expect(Math.max(...next) - Math.min(...next)).toBeGreaterThan(minute)
})

function listHours(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, nth) => `<hour>${from + nth}</hour>`).join('')
}
