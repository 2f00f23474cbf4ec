/** C15 to C17 and C20 to C24: what Fil makes of an answer that is no news. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import messages from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { Source } from '../../utils/model.ts'
import { askAllSources } from '../../utils/store/sources.ts'
import { startNewsroom } from '../newsroom/newsroom.ts'
import { loseNames, makePublic, nameThisMachine } from './names.ts'
import {
  addressOf,
  check,
  day,
  expectComplete,
  followAddress,
  followAll,
  followOutlet,
  hour,
  lastRequest,
  minute,
  opening,
  passTime,
  passToNextCheck,
  press,
  readRows,
  reread,
  runRound,
  setOnline,
  setStage,
  waitOf,
} from './stage.ts'

setStage()

let source: Source
beforeEach(async () => {
  source = await followOutlet('remparts')
})
afterEach(() => setOnline(true))

const backOff = { least: 10 * minute, most: 11 * minute }

describe.each([429, 503])('C15 %i obeys Retry-After', (status) => {
  test.each([
    ['in seconds', 7200, 2 * hour, 2 * hour],
    ['as a date', new Date(opening + 3 * hour).toUTCString(), 3 * hour, 3 * hour],
    ['absent', undefined, backOff.least, backOff.most],
    ['negative', '-3600', backOff.least, backOff.most],
    ['nothing', 0, backOff.least, backOff.most],
    ['in the past', new Date(opening - day).toUTCString(), backOff.least, backOff.most],
    ['absurd', 'when the swallows return', backOff.least, backOff.most],
    ['far off in seconds', '99999999999999999999', day, day],
    ['far off as a date', 'Fri, 31 Dec 2100 23:59:59 GMT', day, day],
  ])('%s', async (_name, retryAfter, least, most) => {
    press().setFault('remparts', { kind: 'status', status, ...(retryAfter !== undefined && { retryAfter }) })
    const held = await check(source)
    expect(held.trouble).toEqual({ reason: 'busy', status })
    expect(waitOf(held)).toBeGreaterThanOrEqual(least - 5000)
    expect(waitOf(held)).toBeLessThanOrEqual(most)
    const asked = press().log.length
    if (held.heldUntilAt !== undefined) await askAllSources(Date.now())
    passTime(waitOf(held) - minute)
    await runRound()
    expect(press().log).toHaveLength(asked)
    press().setFault('remparts')
    expect(await passToNextCheck(source)).toMatchObject({ failures: 0 })
    expect(press().log).toHaveLength(asked + 1)
  })
})

describe('C16 429 pauses the whole host', () => {
  async function followThree(rename: (url: string) => string, retryAfter?: number): Promise<Source[]> {
    const shared = await startNewsroom({ synthetic: { sources: 3, stories: 5, ports: 1 } })
    const three: Source[] = []
    for (const { url } of shared.sources) three.push(await followAddress(rename(url)))
    shared.setFault('synthetic-2', {
      kind: 'status',
      status: 429,
      ...(retryAfter && { retryAfter }),
    })
    shared.clearLog()
    await check(three[1] as Source)
    passTime(retryAfter ? 3 * hour : 5 * minute)
    await askAllSources(Date.now())
    await runRound()
    three.push(...(await Promise.all(three.splice(0).map(reread))))
    expect(shared.requestsFor('synthetic-2')).toHaveLength(1)
    expect(shared.log).toHaveLength(three[0]?.heldUntilAt === undefined ? 3 : 1)
    await shared.close()
    return three
  }

  test('of a public site, and says so', async () => {
    nameThisMachine()
    const paused = await followThree((url) => makePublic(url, 'bulletins'), 4 * 3600)
    for (const { nextCheckAt, because } of paused) {
      expect((nextCheckAt as number) - opening).toBeGreaterThanOrEqual(4 * hour)
      expect(because).toBe('server')
    }
    expect(paused.map(({ trouble }) => trouble?.reason)).toEqual([undefined, 'busy', undefined])
    expect(await reread(source)).not.toHaveProperty('heldUntilAt')
  })

  test('for as long as the source that was refused, where the server does not say', async () => {
    nameThisMachine()
    const paused = await followThree((url) => makePublic(url, 'bulletins'))
    for (const { heldUntilAt } of paused) expect(heldUntilAt).toBe(paused[1]?.nextCheckAt)
  })

  test('unless it is a private one', async () => {
    const [first, second, third] = await followThree((url) => url, 4 * 3600)
    expect(second?.heldUntilAt).toBeDefined()
    expect([first?.heldUntilAt, third?.heldUntilAt]).toEqual([undefined, undefined])
  })
})

test('C17 no immediate retry; backoff doubles with jitter, up to 24 h; a success resets it', async () => {
  press().setFault('remparts', { kind: 'status', status: 500 })
  const waits: number[] = []
  for (let times = 0; times < 10; times++) {
    const asked = press().log.length
    waits.push(waitOf(await passToNextCheck(source)))
    await runRound()
    expect(press().log).toHaveLength(asked + 1)
  }
  waits.forEach((wait, nth) => {
    const plain = Math.min(10 * minute * 2 ** nth, day)
    expect(wait).toBeGreaterThanOrEqual(plain)
    expect(wait).toBeLessThanOrEqual(Math.min(plain * 1.1, day))
  })
  expect(new Set(waits.map((wait, nth) => (wait / (minute * 2 ** nth)).toFixed(4))).size).toBeGreaterThan(5)
  press().setFault('remparts')
  const healed = await passToNextCheck(source)
  expect(healed).toMatchObject({ failures: 0, because: 'rhythm' })
  expect(healed).not.toHaveProperty('trouble')
  press().setFault('remparts', { kind: 'status', status: 500 })
  expect(waitOf(await passToNextCheck(source))).toBeLessThanOrEqual(backOff.most)
})

test('C20 410: polling stops, the reader is told, the stories stay', async () => {
  const rows = await readRows()
  press().setFault('remparts', { kind: 'status', status: 410 })
  const gone = await check(source)
  expect(gone).toMatchObject({ trouble: { reason: 'gone', status: 410 } })
  expect(gone).not.toHaveProperty('nextCheckAt')
  const asked = press().log.length
  passTime(30 * day)
  await askAllSources(Date.now())
  await runRound()
  expect(press().log).toHaveLength(asked)
  expect(await readRows()).toEqual(rows)
  expect(messages.trouble_gone.message).not.toBe('')
})

describe('C21 what refuses to be read is shown, asked rarely, and never deleted', () => {
  test.each([
    [401, undefined, 'refused'],
    [403, undefined, 'refused'],
    [404, undefined, 'not-found'],
    [403, true, 'challenge'],
    [503, true, 'challenge'],
    [429, true, 'challenge'],
  ] as const)('%i, a challenge page: %s', async (status, challenge, reason) => {
    const rows = await readRows()
    press().setFault('remparts', { kind: 'status', status, ...(challenge && { challenge }) })
    const failed = await check(source)
    expect(failed.trouble).toEqual({ reason, status })
    expect(waitOf(failed)).toBeGreaterThanOrEqual(hour)
    for (let times = 0; times < 6; times++) await passToNextCheck(source)
    expect(await reread(source)).toMatchObject({ failures: 7, trouble: { reason } })
    expect(await readRows()).toEqual(rows)
    if (challenge) expect(messages.trouble_challenge.message).toMatch(/open it once/i)
  })
})

test.each(['html', 'portal'] as const)(
  'C22 200 with HTML instead of a feed (%s): trouble, old stories and validators kept',
  async (kind) => {
    const { validators } = await reread(source)
    const rows = await readRows()
    press().setFault('remparts', { kind })
    const failed = await check(source)
    expect(failed).toMatchObject({ trouble: { reason: 'no-headlines' }, validators, url: source.url })
    expect(await readRows()).toEqual(rows)
    press().setFault('remparts')
    await passToNextCheck(source)
    expect(lastRequest('remparts')).toMatchObject({
      status: 304,
      headers: { 'if-none-match': validators.etag },
    })
  },
)

test('C23 an empty channel is a success with nothing new', async () => {
  await followAll()
  const rows = await readRows()
  const empty = press().sources.filter(({ kind }) => kind !== 'ticker')
  for (const { id } of empty) press().setFault(id, { kind: 'emptyChannel' })
  await askAllSources(Date.now())
  expect(await runRound()).toEqual([])
  for (const { id, url } of empty) {
    expect(lastRequest(id).status, id).toBe(200)
    expect(await reread(await followAddress(url)), id).toMatchObject({ failures: 0 })
    expect(await reread(await followAddress(url)), id).not.toHaveProperty('trouble')
  }
  expect(await readRows()).toEqual(rows)
})

describe('C24 a missing network is not the source’s failure', () => {
  test('offline no public source is asked, and none is the worse for it', async () => {
    nameThisMachine()
    const open = await followAddress(makePublic(addressOf('cimes'), 'cimes'))
    const before = await reread(open)
    setOnline(false)
    passTime(day)
    const asked = press().log.length
    await runRound()
    expect(
      press()
        .log.slice(asked)
        .map(({ outlet }) => outlet),
    ).toEqual(['remparts'])
    expect(await reread(open)).toEqual(before)
    setOnline(true)
    await runRound()
    expect(lastRequest('cimes').status).toBe(304)
    await expectComplete('cimes', open)
  })

  test.each(['DNS failure', 'a refused connection'])(
    '%s costs no backoff when the browser is offline',
    async (what) => {
      nameThisMachine()
      const url = makePublic(addressOf('cimes'), 'cimes')
      const open = await followAddress(url)
      await press().closeDoor('cimes')
      if (what === 'DNS failure') {
        loseNames()
        await press().openDoor('cimes')
      }
      setOnline(false)
      for (let times = 0; times < 3; times++) {
        const failed = await check(open)
        expect(failed).toMatchObject({ failures: 0, trouble: { reason: 'offline' }, because: 'offline' })
        expect(waitOf(failed)).toBeLessThanOrEqual(minute)
      }
      setOnline(true)
      expect(await check(open)).toMatchObject({ failures: 1, trouble: { reason: 'unreachable' } })
    },
  )
})
