import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Change } from '../utils/model.ts'
import { refreshDue } from '../utils/round.ts'
import { database } from '../utils/store/database.ts'
import { emptyStore, putSource } from './support/fill-store.ts'

const ids = Array.from({ length: 60 }, (_, nth) => nth + 1)

beforeEach(async () => {
  await emptyStore()
  for (const id of ids) await putSource(id, { nextCheckAt: id })
  vi.stubGlobal('fetch', async (url: string) =>
    Object.defineProperty(new Response(writeFeed(new URL(url).host)), 'url', { value: url }),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function writeFeed(name: string): string {
  const items = [1, 2, 3].map((nth) => `<item><title>${name} ${nth}</title><guid>${nth}</guid></item>`)
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>S</title>${items.join('')}</channel></rss>`
}

const keeper = { read: async () => ({}), write: async () => undefined }
const runRound = (onChange: (changes: Change[]) => void) => refreshDue(async () => true, onChange, keeper)

test('each change is told once, also where others’ writes fail in the transaction that they share', async () => {
  const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { bulkAdd } = database.stories
  vi.spyOn(database.stories, 'bulkAdd').mockImplementation(((
    rows: { sourceId: number }[],
    options: never,
  ) => {
    if (rows[0]?.sourceId === 7) throw new Error('broken')
    return bulkAdd.call(database.stories, rows as never, options)
  }) as never)
  const told: string[] = []
  await runRound((changes) => told.push(...changes.map(({ story }) => story.title)))
  expect(new Set(told).size).toBe(59 * 3)
  expect(told).toHaveLength(59 * 3)
  expect(await database.stories.count()).toBe(59 * 3)
  const troubled = (await database.sources.toArray()).filter(({ trouble }) => trouble)
  expect(troubled).toMatchObject([{ id: 7, trouble: { reason: 'fault' }, failures: 1 }])
  expect(complained).toHaveBeenCalledOnce()
})

test('a round that breaks off ends only once all is kept that it has begun', async () => {
  const { where } = database.sources
  let looks = 0
  vi.spyOn(database.sources, 'where').mockImplementation(((index: string) => {
    if (index === 'nextCheckAt') looks += 1
    if (looks > 2) throw new Error('no look')
    return where.call(database.sources, index as never)
  }) as never)
  const onChange = vi.fn()
  await expect(runRound(onChange)).rejects.toThrow('no look')
  const kept = await database.stories.count()
  expect(onChange).toHaveBeenCalledTimes(kept / 3)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await database.stories.count()).toBe(kept)
})
