import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Source, Story } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'
import { database, writeTogether } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import {
  addSource,
  askAllSources,
  changeSource,
  findDueSources,
  findSource,
  listSources,
  removeSource,
} from '../../utils/store/sources.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { countUnread, markAllStoriesRead, markStoryRead, readNewest } from '../support/stored.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000

beforeEach(async () => {
  await database.delete()
  await database.open()
})

function follow(name: string, fields: Partial<Source> = {}): Promise<Source> {
  return addSource({
    url: `https://${name}.example/feed`,
    kind: 'feed',
    title: name,
    timeZone: 'UTC',
    addedAt: now,
    validators: {},
    nextCheckAt: now,
    failures: 0,
    ...fields,
  })
}

function tell(...ages: number[]): Story[] {
  return ages.map((age) => ({
    key: `k${age}`,
    title: `Told ${age} minutes ago`,
    publishedAt: now - age * minute,
  }))
}

async function keep(source: Source, stories: Story[]): Promise<void> {
  await writeChanges(source.id, sift(stories, await findKnown(source.id, stories), now), now)
}

describe('sources', () => {
  test('are listed by name', async () => {
    await follow('Zagora')
    await follow('Agadir')
    expect((await listSources()).map((source) => source.title)).toEqual(['Agadir', 'Zagora'])
  })

  test('are due from their next check on, the longest due first', async () => {
    await follow('later', { nextCheckAt: now + 1 })
    await follow('now', { nextCheckAt: now })
    await follow('before', { nextCheckAt: now - 1 })
    expect((await findDueSources(now)).map((source) => source.title)).toEqual(['before', 'now'])
  })

  test('one address is followed once', async () => {
    await follow('a')
    await expect(follow('a')).rejects.toThrow(/constraint/i)
  })

  test('a field changed to undefined is gone', async () => {
    const source = await follow('a', { trouble: { reason: 'timeout' } })
    expect(await changeSource(source.id, { trouble: undefined, failures: 2 })).toBe(true)
    const { trouble: _, ...rest } = source
    expect(await findSource(source.id)).toStrictEqual({ ...rest, failures: 2 })
  })

  test('one that is followed no more is not brought back by a late change', async () => {
    const source = await follow('a')
    await removeSource(source.id)
    expect(await changeSource(source.id, { failures: 1 })).toBe(false)
    expect(await listSources()).toEqual([])
  })

  test('asking for all makes them due, but not those whose server asked to wait', async () => {
    await follow('free', { nextCheckAt: now + 9 * minute })
    await follow('held', { nextCheckAt: now + 9 * minute, heldUntilAt: now + 5 * minute })
    await askAllSources(now)
    expect((await findDueSources(now)).map((source) => source.title)).toEqual(['free'])
  })

  test('one that is removed takes its stories and texts along, and nobody else’s', async () => {
    const [a, b] = [await follow('a'), await follow('b')]
    await keep(a, [{ key: 'x', title: 'Of a', summary: 'Text of a' }])
    await keep(b, [{ key: 'x', title: 'Of b', summary: 'Text of b' }])
    await removeSource(a.id)
    expect((await readNewest(9)).map((row) => row.title)).toEqual(['Of b'])
    expect(await database.texts.count()).toBe(1)
  })
})

describe('stories', () => {
  test('are read newest first, as many as asked', async () => {
    const source = await follow('a')
    await keep(source, tell(30, 10, 20))
    expect((await readNewest(2)).map((row) => row.key)).toEqual(['k10', 'k20'])
  })

  test('of one moment stand in the order in which their source listed them', async () => {
    const source = await follow('a')
    await keep(
      source,
      ['first', 'second', 'third'].map((key) => ({ key, title: key, publishedAt: now })),
    )
    expect((await readNewest(3)).map((row) => row.key)).toEqual(['first', 'second', 'third'])
  })

  test('are new once, also when the same answer comes again', async () => {
    const source = await follow('a')
    await keep(source, tell(1, 2, 3))
    await keep(source, tell(1, 2, 3))
    expect(await database.stories.count()).toBe(3)
  })

  test('of two sources may share a key', async () => {
    await keep(await follow('a'), tell(1))
    await keep(await follow('b'), tell(1))
    expect(await database.stories.count()).toBe(2)
  })

  test('keep what they say in a table of its own, and nothing where they say nothing', async () => {
    const source = await follow('a')
    await keep(source, [
      { key: 'said', title: 'Said', author: 'Lina', summary: 'In short', content: '<p>At length</p>' },
      { key: 'bare', title: 'Bare' },
    ])
    const rows = await readNewest(2)
    const said = rows.find((row) => row.key === 'said')
    expect(Object.keys(said ?? {}).sort()).toEqual([
      'at',
      'id',
      'key',
      'seenAt',
      'sourceId',
      'title',
      'unread',
    ])
    expect(await database.texts.get(said?.id ?? 0)).toMatchObject({
      author: 'Lina',
      summary: 'In short',
      content: '<p>At length</p>',
    })
    expect(await database.texts.count()).toBe(1)
  })

  test('that become the lead of their page have its text from then on, and were not edited', async () => {
    const source = await follow('a')
    await keep(source, tell(10))
    const [before] = await readNewest(1)
    const told = tell(10).map((story) => ({ ...story, lead: true as const, content: '<p>At length</p>' }))
    await keep(source, told)
    expect(await readNewest(9)).toEqual([{ ...before, lead: 1 }])
    expect(await database.texts.get(before?.id ?? 0)).toMatchObject({ content: '<p>At length</p>' })
  })

  test('edited in place keep their time and stay read', async () => {
    const source = await follow('a')
    await keep(source, tell(10))
    const [before] = await readNewest(1)
    await markStoryRead(before?.id ?? 0)
    await keep(source, [{ key: 'k10', title: 'Corrected', publishedAt: now }])
    const [after, ...others] = await readNewest(9)
    expect(others).toEqual([])
    expect(after).toMatchObject({ title: 'Corrected', at: before?.at })
    expect(after).not.toHaveProperty('unread')
  })
})

describe('unread', () => {
  test('is counted in all', async () => {
    await keep(await follow('a'), tell(5, 15, 25))
    expect(await countUnread()).toBe(3)
  })

  test('is one less after a story was read, and reading twice counts once', async () => {
    await keep(await follow('a'), tell(5, 15))
    const [row] = await readNewest(1)
    await markStoryRead(row?.id ?? 0)
    await markStoryRead(row?.id ?? 0)
    expect(await countUnread()).toBe(1)
  })

  test('is nothing after all were marked read', async () => {
    await keep(await follow('a'), tell(5, 15, 25))
    expect(await markAllStoriesRead()).toBe(3)
    expect(await countUnread()).toBe(0)
    expect(await markAllStoriesRead()).toBe(0)
  })
})

test('what is written together is kept whole or not at all', async () => {
  const source = await follow('a')
  const broken = writeTogether(async () => {
    await changeSource(source.id, { validators: { etag: '"new"' } })
    await keep(source, tell(1, 2))
    throw new Error('killed here')
  })
  await expect(broken).rejects.toThrow('killed here')
  expect((await findSource(source.id))?.validators).toEqual({})
  expect(await database.stories.count()).toBe(0)
})
