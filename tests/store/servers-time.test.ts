import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { readServersTime } from '../../utils/store/sources.ts'
import { day, emptyStore, minute, now, putSource } from '../support/fill-store.ts'

beforeEach(emptyStore)

async function tell(...times: (number | undefined)[]): Promise<void> {
  for (const [index, serverAt] of times.entries()) {
    await putSource(index + 1, serverAt === undefined ? {} : { serverAt })
  }
}

test('the servers’ time is the latest that two of them agree on', async () => {
  await tell(now - minute, now + 400 * day, now, now - day)
  expect(await readServersTime()).toBe(now)
})

test('of two servers the later is believed', async () => {
  await tell(now - minute, now, undefined)
  expect(await readServersTime()).toBe(now)
})

test('where no server tells the time there is none', async () => {
  await tell(undefined, undefined)
  expect(await readServersTime()).toBeUndefined()
})
