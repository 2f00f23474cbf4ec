/** What kills whoever reads it, and a disk that refuses even the note of a failure: asked for ever more rarely. */
import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { noteAttempt, noteFailure } from '../../utils/commit.ts'
import { askAllSources, changeSource } from '../../utils/store/sources.ts'
import {
  addressOf,
  check,
  expectComplete,
  followOutlet,
  hour,
  minute,
  passTime,
  passToNextCheck,
  press,
  reread,
  runRound,
  setStage,
} from './stage.ts'

setStage()

test('an answer that killed the worker three times is a trouble, and not asked for until that is over', async () => {
  const source = await followOutlet('cimes')
  await changeSource(source.id, { nextCheckAt: Date.now() })
  for (let deaths = 0; deaths < 3; deaths++) await noteAttempt(source)
  press().clearLog()
  await runRound()
  expect(press().log).toEqual([])
  expect(await reread(source)).toMatchObject({
    trouble: { reason: 'fault' },
    failures: 1,
    because: 'trouble',
  })
  const mended = await passToNextCheck(source)
  expect(mended).toMatchObject({ failures: 0 })
  expect(mended).not.toHaveProperty('trouble')
  await expectComplete('cimes')
})

test('that the reader asks for it has it tried all the same', async () => {
  const source = await followOutlet('cimes')
  for (let deaths = 0; deaths < 5; deaths++) await noteAttempt(source)
  press().publish('cimes')
  await askAllSources(Date.now())
  await runRound()
  await expectComplete('cimes')
})

test('one death says nothing: the source is asked again at once, and the count starts over', async () => {
  const source = await followOutlet('cimes')
  await changeSource(source.id, { nextCheckAt: Date.now() })
  await noteAttempt(source)
  press().publish('cimes')
  await runRound()
  expect(await reread(source)).not.toHaveProperty('attempts')
  await expectComplete('cimes')
})

test('while the disk refuses every write a source is asked ever more rarely, though no failure can be noted', async () => {
  const source = await followOutlet('cimes')
  await changeSource(source.id, { nextCheckAt: Date.now() })
  press().clearLog()
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  vi.spyOn(IDBCursor.prototype, 'update').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const perHour: number[] = []
  for (let hours = 0; hours < 3; hours++) {
    const before = press().requestsFor('cimes').length
    for (let minutes = 0; minutes < 60; minutes++) {
      await runRound()
      passTime(minute)
    }
    perHour.push(press().requestsFor('cimes').length - before)
  }
  expect(perHour[0]).toBeLessThanOrEqual(3)
  expect(perHour[2]).toBeLessThanOrEqual(1)
  silent.mockRestore()
  vi.restoreAllMocks()
  passTime(24 * hour)
  press().publish('cimes')
  await runRound()
  await expectComplete('cimes')
})

test('a failure that a newer check has overtaken changes nothing', async () => {
  const old = await followOutlet('cimes')
  passTime(hour)
  const newer = await check(old)
  await noteFailure(old, { reason: 'timeout' }, {})
  expect(await reread(old)).toEqual(newer)
})

test('an address that has only ever said "unchanged" does not become the source’s own', async () => {
  const source = await followOutlet('cimes')
  press().setFault('cimes', { kind: 'redirect', to: addressOf('salt-wind'), permanent: true })
  press().setFault('salt-wind', { kind: 'always304' })
  for (let days = 0; days < 5; days++) {
    passTime(24 * hour)
    const { url } = await check(source)
    expect(url).toBe(addressOf('cimes'))
  }
})
