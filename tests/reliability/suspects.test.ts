/** Those that were being read when a worker died: one of them may have killed it, and the others are not blamed. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { refreshDue } from '../../utils/round.ts'
import { database } from '../../utils/store/database.ts'
import { emptyStore, putSource } from '../support/fill-store.ts'

const suspects = [1, 2, 3, 4, 5, 6, 7, 8]
const others = [11, 12, 13, 14, 15, 16, 17, 18]

let underWay: number[] = []
let mostSuspects = 0
let mostInAll = 0
let summary = ''
/** How long each answer takes, in milliseconds, and whom one was given, in order. */
let answerMs = (_id: number) => 5
let answered: number[] = []

beforeEach(async () => {
  await emptyStore()
  for (const id of [...suspects, ...others]) await putSource(id, { nextCheckAt: id, kind: 'feed' })
  ;[underWay, mostSuspects, mostInAll, summary] = [[], 0, 0, '']
  ;[answered, answerMs] = [[], () => 5]
  vi.stubGlobal('fetch', async (url: string) => {
    const id = Number(new URL(url).host.match(/\d+/)?.[0])
    underWay.push(id)
    mostInAll = Math.max(mostInAll, underWay.length)
    mostSuspects = Math.max(mostSuspects, underWay.filter((one) => suspects.includes(one)).length)
    await new Promise((resolve) => setTimeout(resolve, answerMs(id)))
    answered.push(id)
    underWay = underWay.filter((one) => one !== id)
    return Object.defineProperty(new Response(writeFeed(id)), 'url', { value: url })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function writeFeed(id: number): string {
  const item = `<item><title>Story of ${id}</title><guid>${id}</guid><description>${summary}</description></item>`
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>S</title>${item}</channel></rss>`
}

const keeper = { read: async () => ({}), write: async () => undefined }
const runRound = () =>
  refreshDue(
    async () => true,
    () => undefined,
    keeper,
  )
const readSources = () => database.sources.toArray()

test('are read one after another, beside others who are read as ever', async () => {
  await database.sources.where('id').anyOf(suspects).modify({ attempts: 1 })
  await runRound()
  expect(mostSuspects).toBe(1)
  expect(mostInAll).toBeGreaterThan(2)
  expect(await database.stories.count()).toBe(16)
  expect((await readSources()).filter(({ attempts, trouble }) => attempts || trouble)).toEqual([])
})

test('hold up only one another where one of them hangs', async () => {
  await database.sources.where('id').anyOf(suspects).modify({ attempts: 1 })
  answerMs = (id) => (id === 1 ? 300 : 5)
  await runRound()
  expect(answered.slice(0, 9).toSorted((a, b) => a - b)).toEqual([1, ...others])
  expect(answered.slice(9)).toEqual(suspects.slice(1))
})

test('an answer too short to kill anybody is not noted before it is read, a long one is', async () => {
  const noted: Source[] = []
  const put = database.sources.bulkPut.bind(database.sources)
  vi.spyOn(database.sources, 'bulkPut').mockImplementation(((rows: Source[]) => {
    noted.push(...rows.filter(({ attempts }) => attempts))
    return put(rows)
  }) as typeof database.sources.bulkPut)
  await runRound()
  expect(noted).toEqual([])
  await database.sources.toCollection().modify({ nextCheckAt: 0 })
  summary = 'long '.repeat(20_000)
  await runRound()
  expect(new Set(noted.map(({ id }) => id)).size).toBe(16)
})
