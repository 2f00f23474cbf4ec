/** B01, C26 and what waits: an address is followed once there is leave and a network, whatever became of its page. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  answerGrant,
  answerRevocation,
  finishWaiting,
  followForPage,
} from '../../entrypoints/background/following.ts'
import { listSources } from '../../utils/store/sources.ts'
import { addWaiting, readWaiting } from '../../utils/store/waiting.ts'
import { eventually } from '../support/eventually.ts'
import { minute, passTime, press, setStage } from './stage.ts'

const leave = vi.hoisted(() => ({ isGiven: true }))
vi.mock('wxt/browser', async () => {
  const { quietParts } = await import('../support/worker-browser.ts')
  const nothing = async () => undefined
  return {
    browser: {
      runtime: { id: 'fil', getPlatformInfo: nothing },
      permissions: { contains: async () => leave.isGiven },
      ...quietParts,
    },
  }
})

setStage()
beforeEach(() => {
  leave.isGiven = true
})
afterEach(async () => {
  for (const lock of ['round', 'icons', 'checks']) await navigator.locks.request(lock, async () => undefined)
  vi.unstubAllGlobals()
})

const address = () => press().sources[0]?.url as string
const countSources = async () => (await listSources()).length
const asked = () => press().log.filter(({ page }) => page === 'source')

describe('without a network', () => {
  /** The browser knows of none, and every request fails. */
  function cutLine(): void {
    vi.stubGlobal('navigator', { onLine: false, locks: navigator.locks })
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  }

  test('an address waits, and is followed when the network is back', async () => {
    cutLine()
    expect(await followForPage(address())).toEqual({ trouble: { reason: 'offline' } })
    await finishWaiting()
    expect(await countSources()).toBe(0)
    expect((await readWaiting()).map((one) => one.address)).toEqual([address()])
    vi.unstubAllGlobals()
    await finishWaiting()
    expect(await countSources()).toBe(1)
    expect(await readWaiting()).toEqual([])
  })

  test('what is no source after all is kept with the reason, and not asked for again and again', async () => {
    cutLine()
    const missing = new URL('/there-is-no-such-page', address()).href
    await followForPage(missing)
    vi.unstubAllGlobals()
    await finishWaiting()
    expect(await readWaiting()).toMatchObject([{ address: missing, trouble: { reason: 'not-found' } }])
    const { length } = press().log
    await finishWaiting()
    expect(press().log).toHaveLength(length)
  })
})

describe('a question for leave that closed the page that asked', () => {
  test('is followed by the worker once leave is given', async () => {
    leave.isGiven = false
    await addWaiting([address()], Date.now())
    await finishWaiting()
    expect(asked()).toEqual([])
    leave.isGiven = true
    await answerGrant()
    await eventually(async () => expect(await countSources()).toBe(1))
    expect(asked()).toHaveLength(1)
  })

  test('is forgotten where leave is not given', async () => {
    leave.isGiven = false
    await addWaiting([address()], Date.now())
    passTime(11 * minute)
    await finishWaiting()
    expect(await readWaiting()).toEqual([])
    leave.isGiven = true
    await finishWaiting()
    expect(asked()).toEqual([])
  })
})

test('an address that two pages ask for at once is asked once, and both are told the same', async () => {
  const [one, other] = await Promise.all([followForPage(address()), followForPage(address())])
  expect(one).toEqual(other)
  expect(one).toMatchObject({ source: { url: address() } })
  expect(one).not.toHaveProperty('known')
  expect(asked()).toHaveLength(1)
})

test('where the worker is at it already the page is told how it ended, and nothing is left waiting', async () => {
  const { fetch } = globalThis
  const gate = Promise.withResolvers<void>()
  const knock = vi.fn(async (...asked: Parameters<typeof fetch>) => {
    await gate.promise
    return fetch(...asked)
  })
  vi.stubGlobal('fetch', knock)
  const missing = new URL('/there-is-no-such-page', address()).href
  await addWaiting([missing], Date.now())
  const finishing = finishWaiting()
  await eventually(() => expect(knock).toHaveBeenCalled())
  const told = followForPage(missing)
  gate.resolve()
  expect(await told).toMatchObject({ trouble: { reason: 'not-found' } })
  await finishing
  expect(await readWaiting()).toEqual([])
})

test('many at once are all followed, each with one request', async () => {
  await Promise.all(press().sources.map(({ url }) => followForPage(url)))
  expect(await countSources()).toBe(press().sources.length)
  expect(asked()).toHaveLength(press().sources.length)
})

describe('leave that is taken back', () => {
  test('pauses its sources at once, and asks nobody', async () => {
    await followForPage(address())
    await navigator.locks.request('checks', async () => undefined)
    const { length } = asked()
    leave.isGiven = false
    await answerRevocation()
    expect(await listSources()).toMatchObject([
      { trouble: { reason: 'no-permission' }, because: 'permission' },
    ])
    expect(asked()).toHaveLength(length)
  })

  test('and given again makes them go on', async () => {
    await followForPage(address())
    leave.isGiven = false
    await answerRevocation()
    leave.isGiven = true
    await answerGrant()
    expect((await listSources())[0]).not.toHaveProperty('trouble')
    expect(asked()).toHaveLength(2)
  })
})
