/** The room that stored articles take: true after every change, and no page is read for it twice. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { database } from '../../utils/store/database.ts'
import { watchKept } from '../../utils/view/kept.ts'
import { emptyStore } from '../support/fill-store.ts'

const write = (id: number, length: number) => ({ id, url: '', fetchedAt: 1, page: 'x'.repeat(length) })

/** How often the text of any stored article was measured. */
let measured: number
let live: ReturnType<typeof watchKept> | undefined

beforeEach(async () => {
  await emptyStore()
  measured = 0
  vi.stubGlobal(
    'Blob',
    class extends Blob {
      constructor(parts: BlobPart[]) {
        super(parts)
        measured += 1
      }
    },
  )
})
afterEach(() => {
  live?.stop()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const open = async (count: number) => {
  await database.articles.bulkPut(Array.from({ length: count }, (_, nth) => write(nth + 1, 100)))
  live = watchKept()
  await expectKept(count, 100 * count)
  measured = 0
}
const expectKept = (count: number, bytes: number) =>
  expect.poll(() => live?.result.value).toEqual({ count, bytes })

test('all are looked at when it is opened', async () => {
  live = watchKept()
  await expectKept(0, 0)
  live.stop()
  await open(30)
})

test('one that comes, grows or goes is looked at alone', async () => {
  await open(30)
  await database.articles.put(write(31, 7))
  await expectKept(31, 3_007)
  await database.articles.put(write(1, 150))
  await expectKept(31, 3_057)
  await database.articles.delete(2)
  await expectKept(30, 2_957)
  expect(measured).toBeLessThanOrEqual(3)
})

test('many that are written or dropped in one step are counted right', async () => {
  await open(10)
  await database.articles.bulkPut(Array.from({ length: 200 }, (_, nth) => write(nth + 1, 10)))
  await expectKept(200, 2_000)
  await database.articles.clear()
  await expectKept(0, 0)
})

test('whatever changes while it looks, it ends with what is stored', async () => {
  await open(10)
  await Promise.all(
    Array.from({ length: 40 }, async (_, nth) => {
      await database.articles.put(write(11 + nth, 5))
      if (nth % 2 === 0) await database.articles.delete(11 + nth)
    }),
  )
  await expectKept(30, 1_100)
})

test('what changes nothing of them costs no look', async () => {
  await open(10)
  await database.settings.put({ name: 'settings', value: {} })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(measured).toBe(0)
})

test('once it is stopped nothing is looked at any more', async () => {
  await open(10)
  live?.stop()
  await database.articles.put(write(11, 5))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([live?.result.value?.count, measured]).toEqual([10, 0])
})

test('a look that fails is told, and the next change is looked at again', async () => {
  await open(3)
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const where = vi.spyOn(database.articles, 'where').mockImplementationOnce(() => {
    throw new Error('closed')
  })
  await database.articles.put(write(4, 5))
  await expect.poll(() => told.mock.calls.length).toBe(1)
  where.mockRestore()
  await database.articles.put(write(5, 5))
  await expectKept(5, 310)
})
