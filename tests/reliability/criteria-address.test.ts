/** C18, C19 and C26: where an address leads, and when that is believed. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { followMove } from '../../utils/fetch/move.ts'
import { follow } from '../../utils/follow.ts'
import type { Source } from '../../utils/model.ts'
import { listSources } from '../../utils/store/sources.ts'
import { makePublic, nameThisMachine } from './names.ts'
import {
  addressOf,
  always,
  check,
  day,
  expectComplete,
  followAddress,
  followOutlet,
  hour,
  passTime,
  passToNextCheck,
  press,
  readRows,
  reread,
  setStage,
  zone,
} from './stage.ts'

setStage()

describe('C18 a stored URL changes only after three identical redirects over three days', () => {
  let source: Source
  beforeEach(async () => {
    source = await followOutlet('remparts')
  })
  const redirectTo = (to: string) => press().setFault('remparts', { kind: 'redirect', to, permanent: true })
  const checkAfter = async (ms: number) => {
    passTime(ms)
    return (await check(source)).url
  }

  test('to what parses as a source, and then asks there at once', async () => {
    const here = source.url
    const there = addressOf('cimes')
    redirectTo(there)
    expect(await checkAfter(hour)).toBe(here)
    expect(await checkAfter(day)).toBe(here)
    expect(await checkAfter(day)).toBe(here)
    expect(await checkAfter(day)).toBe(there)
    const asked = press().requestsFor('remparts').length
    await check(source)
    expect(press().requestsFor('remparts')).toHaveLength(asked)
    await expectComplete('cimes')
  })

  test('three in one day are too soon, and two over three days too few', async () => {
    const here = source.url
    redirectTo(addressOf('cimes'))
    for (let times = 0; times < 5; times++) expect(await checkAfter(hour)).toBe(here)
    press().setFault('remparts')
    await checkAfter(hour)
    redirectTo(addressOf('cimes'))
    expect(await checkAfter(hour)).toBe(here)
    expect(await checkAfter(4 * day)).toBe(here)
  })

  test('one that leads elsewhere in between starts the count over', async () => {
    const here = source.url
    redirectTo(addressOf('cimes'))
    await checkAfter(hour)
    await checkAfter(2 * day)
    redirectTo(addressOf('nawras'))
    await checkAfter(2 * day)
    redirectTo(addressOf('cimes'))
    expect(await checkAfter(2 * day)).toBe(here)
    expect(await checkAfter(2 * day)).toBe(here)
    expect((await reread(source)).moved).toMatchObject({ url: addressOf('cimes'), count: 2 })
  })

  test('never to a page that is no source, to another source’s address, or where leave is missing', async () => {
    const here = source.url
    press().setFault('remparts', { kind: 'portal' })
    for (let times = 0; times < 5; times++) expect(await checkAfter(day)).toBe(here)
    await followOutlet('cimes')
    redirectTo(addressOf('cimes'))
    for (let times = 0; times < 5; times++) expect(await checkAfter(day)).toBe(here)
    expect(await listSources()).toHaveLength(2)
  })

  test('never from https to http, however often', () => {
    const far = { url: 'http://x.example/', count: 99, firstAt: 0 }
    expect(followMove({ url: 'https://x.example/', moved: far }, far.url, 1e12)).toEqual({
      url: 'https://x.example/',
      moved: undefined,
    })
    const safer = { ...far, url: 'https://x.example/' }
    expect(followMove({ url: 'http://x.example/', moved: safer }, safer.url, 1e12).url).toBe(safer.url)
  })
})

test('C19 a redirect loop is an error, not a hang', async () => {
  const source = await followOutlet('nawras')
  press().setFault('nawras', { kind: 'loop' })
  press().clearLog()
  const failed = await check(source)
  expect(failed).toMatchObject({ trouble: { reason: 'unreachable' }, failures: 1 })
  expect(press().requestsFor('nawras').length).toBeLessThanOrEqual(21)
  expect(await follow(addressOf('nawras').replace('127.0.0.1', 'localhost'), zone, always)).toHaveProperty(
    'trouble',
  )
  press().setFault('nawras')
  expect(await passToNextCheck(source)).toMatchObject({ failures: 0, url: source.url })
})

describe('C26 one source is one subscription', () => {
  beforeEach(nameThisMachine)
  afterEach(async () => expect(await listSources()).toHaveLength(1))

  test.each([
    ['under https', (url: string) => url.replace('http:', 'https:')],
    ['with www', (url: string) => url.replace('//', '//www.')],
    ['with a slash behind it', (url: string) => `${url}/`],
    ['with a tracking parameter', (url: string) => `${url}?utm_medium=feed`],
    ['with a fragment', (url: string) => `${url}#news`],
  ])('%s', async (_name, rewrite) => {
    const url = makePublic(addressOf('harbour-hill'), 'harbour')
    const source = await followAddress(url)
    expect(await follow(rewrite(url), zone, always)).toMatchObject({ known: true, source: { id: source.id } })
    expect(press().log).toHaveLength(1)
  })

  test('behind a redirect, whichever of the two is followed first', async () => {
    const source = await followOutlet('harbour-hill')
    press().setFault('nawras', { kind: 'redirect', to: addressOf('harbour-hill') })
    const second = await follow(addressOf('nawras'), zone, always)
    expect(second).toMatchObject({ known: true, source: { id: source.id } })
    await expectComplete('harbour-hill')
  })

  test('behind a redirect that was followed first', async () => {
    press().setFault('nawras', { kind: 'redirect', to: addressOf('harbour-hill') })
    const source = await followOutlet('nawras')
    const stories = (await readRows()).length
    const asked = vi.spyOn(globalThis, 'fetch')
    const second = await follow(addressOf('harbour-hill'), zone, always)
    expect(second).toMatchObject({ known: true, source: { id: source.id } })
    expect(asked).not.toHaveBeenCalled()
    expect(await readRows()).toHaveLength(stories)
  })
})
