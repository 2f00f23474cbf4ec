import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Story } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'
import { database, writeTogether } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import { type Query, readQuery } from '../../utils/store/query.ts'
import { dropWords, noteWords, openWordIndex } from '../../utils/store/search.ts'
import { waitForRoom, writeShared } from '../../utils/store/shared-write.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { emptyStore, now, putSource } from '../support/fill-store.ts'

const sources = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

beforeEach(async () => {
  await emptyStore()
  for (const id of sources) await putSource(id)
})
afterEach(() => void vi.restoreAllMocks())

const inventStories = (sourceId: number, count: number): Story[] =>
  Array.from({ length: count }, (_, nth) => ({
    key: `k${sourceId}-${nth}`,
    title: `Word${sourceId}x${nth} told`,
    publishedAt: now,
  }))

function keep(sourceId: number, stories: Story[], rows = stories.length): Promise<number> {
  return writeShared(rows, async () => {
    const changes = sift(stories, await findKnown(sourceId, stories), now)
    await writeChanges(sourceId, changes, now)
    return changes.length
  })
}

function countTransactions() {
  const transact = vi.spyOn(database, 'transaction')
  return () => transact.mock.calls.length
}

test('those who come while a transaction is under way share the next, and each is told of its own', async () => {
  const count = countTransactions()
  const told = await Promise.all(sources.map((id) => keep(id, inventStories(id, id))))
  expect(told).toEqual(sources)
  expect(count()).toBe(2)
  expect(await database.stories.count()).toBe(55)
})

test('no transaction writes more than 300 rows of several, though one alone may', async () => {
  const count = countTransactions()
  await Promise.all([1, 2, 3, 4, 5].map((id) => keep(id, inventStories(id, 2), id === 3 ? 900 : 140)))
  expect(count()).toBe(4)
})

test('stories that stand in one record of words keep theirs, each source its own', async () => {
  await Promise.all(sources.map((id) => keep(id, inventStories(id, 7))))
  const index = await openWordIndex()
  const rows = await database.stories.toArray()
  expect(rows).toHaveLength(70)
  for (const { id, title } of rows) {
    const [word = ''] = title.split(' ')
    expect(index.find(readQuery(`"${word}"`, now, 'UTC') as Query).has(id), title).toBe(true)
  }
})

const readLines = async () =>
  (await database.words.toArray())
    .flatMap((chunk) => chunk.lines.split('\n'))
    .filter((line) => line !== '')
    .map((line) => line.trim())

test('words are kept whenever they come, also just as a neighbour’s are written', async () => {
  for (let moment = 0; moment < 12; moment += 1) {
    await database.words.clear()
    const { bulkPut } = database.words
    let late = Promise.resolve()
    const comeLate = async (written: PromiseLike<unknown>) => {
      await written
      for (let nth = 0; nth < moment; nth += 1) await undefined
      await noteWords([{ id: 2, title: 'second' }])
    }
    await writeTogether(async () => {
      vi.spyOn(database.words, 'bulkPut').mockImplementationOnce((chunks) => {
        const written = bulkPut.call(database.words, chunks)
        late = comeLate(written)
        return written
      })
      await noteWords([{ id: 1, title: 'first' }])
      await late
    })
    expect(await readLines(), `after ${moment} turns`).toEqual(['first', 'second'])
  }
})

test('words that go without a transaction around them take no neighbour’s along', async () => {
  await noteWords([{ id: 1, title: 'first' }])
  const other = () => writeTogether(async () => noteWords([{ id: 2, title: 'second' }]))
  await Promise.all([dropWords([1]), other()])
  expect(await readLines()).toEqual(['second'])
})

test('one that fails spoils nobody else’s, and leaves nothing of its own', async () => {
  const failing = writeShared(1, async () => {
    await database.sources.update(2, { failures: 9 })
    throw new Error('broken')
  })
  const outcomes = await Promise.allSettled([
    keep(1, inventStories(1, 3)),
    failing,
    keep(3, inventStories(3, 3)),
    keep(4, inventStories(4, 3)),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(await database.stories.count()).toBe(9)
  expect(await database.sources.get(2)).toMatchObject({ failures: 0 })
})

describe('who is in a transaction already writes in that one', () => {
  /** As one who follows a source: its first news are kept with the source itself. */
  const keepWithin = (after: () => Promise<unknown>) =>
    writeTogether(async () => {
      await database.sources.update(9, { failures: 3 })
      const count = await keep(9, inventStories(9, 2))
      await after()
      return count
    })
  const readSource = () => database.sources.get(9)

  test.each([
    ['while nobody else writes', 0],
    ['while others write', 3],
  ])('%s', async (_name, busy) => {
    const others = sources.slice(0, busy).map((id) => keep(id, inventStories(id, 20)))
    const within = keepWithin(readSource)
    const late = keep(8, inventStories(8, 20))
    expect(await within).toBe(2)
    await Promise.all([...others, late])
    expect(await database.stories.count()).toBe(2 + (busy + 1) * 20)
    expect(await readSource()).toMatchObject({ failures: 3 })
  })

  test('and what it wrote goes with that one', async () => {
    const others = [1, 2, 3].map((id) => keep(id, inventStories(id, 20)))
    const within = keepWithin(() => Promise.reject(new Error('broken')))
    await expect(within).rejects.toThrow('broken')
    await Promise.all(others)
    expect(await database.stories.count()).toBe(60)
    expect(await readSource()).toMatchObject({ failures: 0 })
  })
})

test('who is kept waiting for room goes on once there is some', async () => {
  const many = Array.from({ length: 60 }, (_, nth) => writeShared(200, async () => nth))
  let isRoom = false
  const room = waitForRoom().then(() => {
    isRoom = true
  })
  await many[10]
  expect(isRoom).toBe(false)
  await room
  const left = await Promise.race([many.at(-1), 'not yet'])
  expect(left).toBe('not yet')
  await Promise.all(many)
  await waitForRoom()
})
