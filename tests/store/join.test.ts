import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { applyRules } from '../../utils/ruling.ts'
import { listAlerts, noteAlerts } from '../../utils/store/alerts.ts'
import { countUnread, listSavedIds, listUnreadIds } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { keepApart, mergeSources, readHeadlines, readKeptApart } from '../../utils/store/join.ts'
import { keepRule, listRules, removeRule } from '../../utils/store/rules.ts'
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

  test('lose no episode where all of a podcast lead to its one page, and join those of the same name', async () => {
    const url = 'https://show.example/'
    const tellEpisode = (key: string, title: string, sourceId = 1) => ({ key, title, url, sourceId })
    await addStories(tellEpisode('a', 'One'), tellEpisode('b', 'Two'))
    await addStories(
      { ...tellEpisode('x', 'Two', 2), saved: 1 },
      tellEpisode('y', 'Three', 2),
      tellEpisode('z', 'Four', 2),
    )
    await mergeSources(1, 2)
    expect(await readAll()).toEqual([
      [1, 'a', 1, 0],
      [1, 'b', 1, 1],
      [1, 'y', 1, 0],
      [1, 'z', 1, 0],
    ])
  })

  test('leave what was read of the one that goes to its story in the one that stays', async () => {
    const ids = (await addStories({ key: 'a' }, { key: 'a', sourceId: 2, saved: 1 })) as [number, number]
    await database.texts.put({ id: ids[1], summary: 'Said' })
    await database.articles.put({ id: ids[1], url: 'https://s2.example/a', fetchedAt: now, page: 'Read' })
    await noteAlerts([ids[1]])
    await mergeSources(1, 2)
    expect(await database.texts.toArray()).toEqual([{ id: ids[0], summary: 'Said' }])
    expect(await database.articles.toArray()).toMatchObject([{ id: ids[0], page: 'Read' }])
    expect(await listAlerts()).toContain(ids[0])
  })

  test.each<[string, mutes: 1 | 2, Partial<StoryRow>, Partial<StoryRow>, [unread: number, saved: number]]>([
    ['unread where the other is muted stays unread', 2, {}, {}, [1, 0]],
    ['read where the other is muted stays read', 2, read, {}, [0, 0]],
    ['muted and saved in the other is listed among the saved', 1, {}, { saved: 1 }, [1, 1]],
    ['muted and read in the other is read once it is back', 1, {}, read, [0, 0]],
  ])(
    'have a story that is muted in one as it was: %s',
    async (_name, mutes, kept, dropped, [unread, saved]) => {
      await addStories({ key: 'a', ...kept }, { key: 'a', sourceId: 2, ...dropped })
      await keepRule({ kind: 'mute', means: 'any', text: '', sourceId: mutes }, now)
      await applyRules(now)
      await mergeSources(1, 2)
      const [rule] = await listRules()
      expect(rule).toMatchObject({ sourceId: 1 })
      const [row] = await database.stories.toArray()
      if (saved) expect(await listSavedIds()).toEqual([row?.id])
      await removeRule(rule?.id as number)
      expect(await readAll()).toEqual([[1, 'a', unread, saved]])
    },
  )

  test('have a story in the list that the reader let back there, though a rule mutes it in the other', async () => {
    const [id] = (await addStories({ key: 'a' }, { key: 'a', sourceId: 2, unmuted: 1 })) as [number]
    await keepRule({ kind: 'mute', means: 'any', text: '' }, now)
    await applyRules(now)
    await mergeSources(1, 2)
    await applyRules(now)
    expect(await listUnreadIds()).toEqual([id])
  })

  test('tell nobody twice of a story that was told of the one that stays', async () => {
    const ids = (await addStories({ key: 'a', told: 1 }, { key: 'a', sourceId: 2, told: 1 })) as number[]
    await noteAlerts([ids[1] as number])
    await mergeSources(1, 2)
    expect(await listAlerts()).not.toContain(ids[0])
  })

  test('are one to the rules too: what is moved meets those of the one that stays', async () => {
    await keepRule({ kind: 'mute', means: 'any', text: '', sourceId: 1 }, now)
    await applyRules(now)
    await addStories({ key: 'a', sourceId: 2 })
    await mergeSources(1, 2)
    await applyRules(now)
    expect(await countUnread(now)).toBe(0)
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
