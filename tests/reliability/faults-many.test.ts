/** As many sources as anybody may follow, all due at once: no storm, nobody forgotten, nobody asked twice. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refreshDue } from '../../utils/round.ts'
import { database } from '../../utils/store/database.ts'
import { emptyStore } from '../support/fill-store.ts'

const sources = 5_000
const hosts = 400
const hour = 60 * 60_000

const asked: string[] = []
const underWay: string[] = []
let mostInAll = 0
let mostOnAHost = 0

beforeEach(async () => {
  await emptyStore()
  vi.stubGlobal('fetch', async (url: string) => {
    const { host } = new URL(url)
    asked.push(url)
    underWay.push(host)
    mostInAll = Math.max(mostInAll, underWay.length)
    mostOnAHost = Math.max(mostOnAHost, underWay.filter((other) => other === host).length)
    await new Promise((resolve) => setTimeout(resolve, 0))
    underWay.splice(underWay.indexOf(host), 1)
    return Object.defineProperty(new Response(null, { status: 304 }), 'url', { value: url })
  })
})
afterEach(() => void vi.unstubAllGlobals())

test('5,000 sources that are due at once are asked once each, six at a time, and then spread out', async () => {
  const now = Date.now()
  await database.sources.bulkAdd(
    Array.from({ length: sources }, (_, nth) => ({
      url: `https://site${nth % hosts}.example/feed/${nth}`,
      kind: 'feed' as const,
      title: `Source ${nth}`,
      timeZone: 'UTC',
      addedAt: now - hour,
      freshAt: now - hour,
      checkedAt: now - hour,
      validators: { etag: '"1"' },
      nextCheckAt: now - (nth % 60) * 1000,
      failures: 0,
    })),
  )
  const keeper = { read: async () => ({}), write: async () => undefined }
  await refreshDue(
    async () => true,
    () => undefined,
    keeper,
  )
  expect(asked).toHaveLength(sources)
  expect(new Set(asked).size).toBe(sources)
  expect(mostInAll).toBe(6)
  expect(mostOnAHost).toBe(1)
  const next = (await database.sources.toArray()).map(({ nextCheckAt = 0 }) => nextCheckAt)
  expect(Math.min(...next)).toBeGreaterThanOrEqual(now + hour / 2)
  const minutes = Map.groupBy(next, (at) => Math.floor(at / 60_000))
  expect(Math.max(...[...minutes.values()].map((at) => at.length))).toBeLessThan(sources / 2)
}, 60_000)
