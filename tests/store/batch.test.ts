import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { changeInBatch } from '../../utils/store/batch.ts'
import { database } from '../../utils/store/database.ts'
import { emptyStore, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  for (const id of [1, 2, 3]) await putSource(id)
})

const readFailures = async () => (await database.sources.toArray()).map(({ failures }) => failures)

test('changes each source by what is stored of it, and removes what is undefined', async () => {
  await database.sources.update(1, { failures: 4, status: 500 })
  await changeInBatch(1, ({ failures }) => ({ failures: failures + 1, status: undefined }))
  expect(await readFailures()).toEqual([5, 0, 0])
  expect(await database.sources.get(1)).not.toHaveProperty('status')
})

test('those who come while a transaction is under way share the next, and none is left out', async () => {
  const transact = vi.spyOn(database, 'transaction')
  await Promise.all(
    Array.from({ length: 30 }, (_, nth) =>
      changeInBatch(1 + (nth % 3), ({ failures }) => ({ failures: failures + 1 })),
    ),
  )
  expect(await readFailures()).toEqual([10, 10, 10])
  expect(transact).toHaveBeenCalledTimes(2)
  transact.mockRestore()
})

test('one who comes the moment another is done is not forgotten', async () => {
  for (let times = 0; times < 20; times++) {
    await changeInBatch(1, ({ failures }) => ({ failures: failures + 1 })).then(() =>
      changeInBatch(2, ({ failures }) => ({ failures: failures + 1 })),
    )
  }
  expect(await readFailures()).toEqual([20, 20, 0])
})

test('a source that is followed no more stays away', async () => {
  await database.sources.delete(2)
  await changeInBatch(2, () => ({ failures: 1 }))
  expect(await database.sources.count()).toBe(2)
})

test('a write that is refused is told to all who shared it, and stops nobody after', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const both = await Promise.allSettled([1, 2].map((id) => changeInBatch(id, () => ({ failures: 1 }))))
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  put.mockRestore()
  await changeInBatch(3, () => ({ failures: 1 }))
  expect(await readFailures()).toEqual([0, 0, 1])
})
