/** C9, C10, C27 and C28: what Fil asks for beside the news, and how much it takes. */
import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { refreshIcons } from '../../utils/icons.ts'
import { askAllSources, listSources } from '../../utils/store/sources.ts'
import { eventually } from '../support/eventually.ts'
import {
  addressOf,
  always,
  day,
  expectComplete,
  followAddress,
  followAll,
  followOutlet,
  passTime,
  passToNextCheck,
  press,
  readRows,
  runRound,
  setStage,
} from './stage.ts'

setStage()

test('C9 adding a source costs one request for it: discovery’s body is reused', async () => {
  for (const { id } of press().sources) {
    const before = press().log.length
    await followOutlet(id)
    expect(
      press()
        .log.slice(before)
        .map(({ outlet, page }) => [outlet, page]),
    ).toEqual([[id, 'source']])
    await expectComplete(id)
  }
  await runRound()
  expect(press().log).toHaveLength(press().sources.length)
})

test('C10 no cookies, no Referer, no changed URL', async () => {
  const asked = vi.spyOn(globalThis, 'fetch')
  press().setFault('minute', { kind: 'cookies' })
  const url = `${addressOf('minute')}?utm_source=fil&b=2&a=%C3%A9&b=1`
  const source = await followAddress(url)
  await passToNextCheck(source)
  await passToNextCheck(source)
  expect(asked).toHaveBeenCalledTimes(3)
  for (const [address, init] of asked.mock.calls) {
    expect(address).toBe(url)
    // What a browser would add by itself, and Node never does, is seen only in what it is told.
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' })
  }
  for (const { path, headers } of press().log) {
    expect(path).toBe('/?utm_source=fil&b=2&a=%C3%A9&b=1')
    expect(Object.keys(headers)).not.toContain('cookie')
    expect(Object.keys(headers)).not.toContain('referer')
  }
})

test('C27 an icon is asked for at most once a week a source, however often its news is', async () => {
  await followAll()
  for (let days = 0; days < 16; days++) {
    for (const { id } of press().sources) press().publish(id)
    await askAllSources(Date.now())
    await runRound()
    for (let times = 0; times < 3; times++) await refreshIcons(Date.now(), always)
    passTime(day)
  }
  for (const { id } of press().sources) {
    const log = press().requestsFor(id)
    const icons = log.filter(({ page }) => page === 'icon').map(({ at }) => at)
    expect(icons).toHaveLength(3)
    expect(Math.min(...icons.slice(1).map((at, nth) => at - (icons[nth] as number)))).toBeGreaterThanOrEqual(
      7 * day,
    )
    expect(log).toHaveLength(1 + 16 + 3)
  }
})

test('C28 at most 15 MB decompressed and 30 s a body, then abort, while the others go on', {
  timeout: 60_000,
}, async () => {
  await followAll()
  press().setFault('remparts', { kind: 'huge' })
  press().setFault('salt-wind', { kind: 'bomb' })
  press().setFault('cimes', { kind: 'hang' })
  press().setFault('rasif', { kind: 'hang', afterHeaders: true })
  press().setFault('qafila', { kind: 'drip' })
  const quick = ['harbour-hill', 'minute', 'nawras']
  const told = quick.map((id) => press().publish(id).title)
  const rows = await readRows()
  const before = press().log.length
  await askAllSources(Date.now())
  const began = performance.now()
  const round = runRound()
  await eventually(async () => {
    const titles = (await readRows()).map((row) => row.title)
    expect(told.filter((title) => !titles.includes(title))).toEqual([])
  })
  await round
  const took = performance.now() - began
  expect(took).toBeGreaterThan(29_000)
  expect(took).toBeLessThan(45_000)
  const troubles = Object.fromEntries((await listSources()).map(({ url, trouble }) => [url, trouble?.reason]))
  expect(Object.fromEntries(press().sources.map(({ id, url }) => [id, troubles[url]]))).toEqual({
    remparts: 'too-large',
    'salt-wind': 'too-large',
    cimes: 'timeout',
    rasif: 'timeout',
    qafila: 'timeout',
    'harbour-hill': undefined,
    minute: undefined,
    nawras: undefined,
  })
  expect(await readRows()).toHaveLength(rows.length + told.length)
  expect(press().log.slice(before)).toHaveLength(8)
  await eventually(() => expect(press().log.filter(({ endedAt }) => endedAt === undefined)).toEqual([]))
})
