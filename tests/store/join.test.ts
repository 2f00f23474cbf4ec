import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { keepApart, mergeSources, readHeadlines, readKeptApart } from '../../utils/store/join.ts'
import { addStories, emptyStore, minute, now, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  await putSource(1, { folder: 'World' })
  await putSource(2, { folder: 'Arts', colour: 'blue' })
})

const readAll = async () =>
  (await database.stories.toArray()).map(({ sourceId, key, unread = 0, saved = 0 }) => [
    sourceId,
    key,
    unread,
    saved,
  ])

const read: Partial<StoryRow> = { unread: undefined } as never

describe('two sources made one', () => {
  test.each<[string, Partial<StoryRow>, Partial<StoryRow>, [unread: number, saved: number]]>([
    ['unread in both stays unread', {}, {}, [1, 0]],
    ['read in one is read', {}, read, [0, 0]],
    ['read in the other is read', read, {}, [0, 0]],
    ['saved in either is saved', {}, { saved: 1 }, [1, 1]],
    ['read here and saved there is both', read, { saved: 1 }, [0, 1]],
  ])('have each story once: %s', async (_name, kept, dropped, [unread, saved]) => {
    await addStories({ key: 'a', ...kept }, { key: 'a', sourceId: 2, ...dropped })
    await mergeSources(1, 2)
    expect(await readAll()).toEqual([[1, 'a', unread, saved]])
  })

  test('know a story by its address too', async () => {
    const url = 'https://s1.example/a'
    await addStories({ key: 'guid', url }, { key: url, url, sourceId: 2, saved: 1 })
    await mergeSources(1, 2)
    expect(await readAll()).toEqual([[1, 'guid', 1, 1]])
  })

  test('bring along what only one had, with its text, and what was forgotten stays so', async () => {
    await addStories({ key: 'a' })
    const [id] = (await addStories({ key: 'b', sourceId: 2, saved: 1 })) as [number]
    await database.texts.put({ id, summary: 'Said' })
    await database.forgotten.bulkPut([
      { sourceId: 2, key: 'old' },
      { sourceId: 2, key: 'a' },
    ])
    await mergeSources(1, 2)
    expect(await readAll()).toEqual([
      [1, 'a', 1, 0],
      [1, 'b', 1, 1],
    ])
    expect((await database.texts.get(id))?.summary).toBe('Said')
    expect(await database.forgotten.toArray()).toEqual([{ sourceId: 1, key: 'old' }])
  })

  test('leave one source, with its own choices and those that only the other had', async () => {
    await mergeSources(1, 2)
    const [source, ...others] = await database.sources.toArray()
    expect([source?.id, source?.folder, source?.colour, others]).toEqual([1, 'World', 'blue', []])
  })

  test('are left as they are where one is no more, or both are the same', async () => {
    await addStories({ key: 'a' })
    await mergeSources(1, 9)
    await mergeSources(1, 1)
    expect([await database.sources.count(), await database.stories.count()]).toEqual([2, 1])
  })
})

test('headlines are read newest first, of each source', async () => {
  await addStories({ title: 'Old' }, { title: 'New', at: now + minute }, { title: 'Other', sourceId: 2 })
  expect(await readHeadlines([1, 2, 3])).toEqual([['New', 'Old'], ['Other'], []])
})

test('pairs that are to be kept apart are remembered', async () => {
  await keepApart('1 2')
  await keepApart('1 2')
  await keepApart('3 4')
  expect(await readKeptApart()).toEqual(['1 2', '3 4'])
})
