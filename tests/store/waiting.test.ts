import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { database } from '../../utils/store/database.ts'
import { addWaiting, dropWaiting, noteWaitingTrouble, readWaiting } from '../../utils/store/waiting.ts'
import { emptyStore } from '../support/fill-store.ts'

const [a, b, c] = ['https://a.example/', 'https://b.example/', 'https://c.example/'] as const

beforeEach(emptyStore)

test('what is to be followed waits in the order in which it was asked for, each once', async () => {
  await addWaiting([a, b, a], 1)
  await addWaiting([c, a], 2)
  expect(await readWaiting()).toEqual([
    { address: b, since: 1 },
    { address: c, since: 2 },
    { address: a, since: 2 },
  ])
})

test('what two pages ask for at the same moment waits both', async () => {
  await Promise.all([addWaiting([a], 1), addWaiting([b], 1)])
  expect((await readWaiting()).map(({ address }) => address).sort()).toEqual([a, b])
})

test('what failed says why until it is asked for again or let go', async () => {
  await addWaiting([a, b], 1)
  await noteWaitingTrouble(a, { reason: 'not-found', status: 404 }, 1)
  expect(await readWaiting()).toEqual([
    { address: a, since: 1, trouble: { reason: 'not-found', status: 404 } },
    { address: b, since: 1 },
  ])
  await addWaiting([a], 2)
  await dropWaiting([b])
  expect(await readWaiting()).toEqual([{ address: a, since: 2 }])
})

test('what waits no longer and failed all the same comes into view with the reason at once', async () => {
  await noteWaitingTrouble(a, { reason: 'not-found' }, 1)
  expect(await readWaiting()).toEqual([{ address: a, since: 1, trouble: { reason: 'not-found' } }])
})

test('letting go of what does not wait writes nothing', async () => {
  await dropWaiting([a])
  expect(await database.settings.count()).toBe(0)
})
