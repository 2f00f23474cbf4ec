import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Source, StoryRow, StoryText } from '../../utils/model.ts'
import { usualSettings } from '../../utils/settings.ts'
import { markStories, readLastAct, undoLastAct } from '../../utils/store/acts.ts'
import {
  countNew,
  countUnread,
  listIdsOfSources,
  listSavedIds,
  listUnreadIds,
} from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { glance } from '../../utils/store/glance.ts'
import { readLastLook, readSettings } from '../../utils/store/settings.ts'
import { day, minute, now } from '../support/fill-store.ts'

beforeEach(() => database.delete())
afterEach(() => database.delete())

const sources = [1, 2, 3].map((id) => ({
  id,
  url: `https://s${id}.example/feed`,
  kind: 'feed',
  title: `Source ${id}`,
  timeZone: 'Africa/Casablanca',
  addedAt: now - 100 * day,
  validators: { etag: `W/"${id}"` },
  checkedAt: now - day,
  nextCheckAt: now + id,
  failures: 0,
})) satisfies Source[]

/** Every third is read, every seventh was edited, every second has a zone's time. */
const stories = Array.from({ length: 210 }, (_, nth) => ({
  id: nth + 1,
  sourceId: (nth % 3) + 1,
  key: `guid ${nth}`,
  title: `Story ${nth}`,
  url: `https://s.example/${nth}`,
  at: now - ((nth * 37) % 100) * minute,
  seenAt: now - (nth % 5) * day,
  ...(nth % 9 < 6 && { unread: 1 as const }),
  ...(nth % 7 === 0 && { edited: 1 as const }),
  ...(nth % 2 === 0 && { isLocal: true as const }),
})) satisfies StoryRow[]

const texts = stories
  .filter((row) => 'edited' in row)
  .map(({ id }) => ({
    id,
    summary: 'In short',
    formerTitles: [{ title: `Before ${id}`, changedAt: now }],
  })) satisfies StoryText[]

const forgotten = [{ sourceId: 1, key: 'gone', url: 'https://s.example/gone', missedAt: now - day }]

/** The store as the released Fil of version 2 made it, word for word, and left it. */
async function leaveSecond(): Promise<void> {
  const second = new Dexie('fil')
  second.version(1).stores({
    sources: '++id, &url, nextCheckAt',
    stories: '++id, &[sourceId+key], at, [unread+at]',
    texts: 'id',
  })
  second.version(2).stores({
    stories: '++id, &[sourceId+key], [sourceId+url], at, seenAt, [unread+at]',
    forgotten: '[sourceId+key], [sourceId+url]',
  })
  for (const [name, rows] of Object.entries({ sources, stories, texts, forgotten })) {
    await second.table(name).bulkAdd(rows as object[])
  }
  expect(second.verno).toBe(2)
  second.close()
}

const isUnread = (row: (typeof stories)[number]) => 'unread' in row
const sortByTime = (rows: typeof stories) => rows.toSorted((a, b) => a.at - b.at || a.id - b.id)

describe('a store of version 2', () => {
  beforeEach(async () => {
    await leaveSecond()
    await database.open()
  })

  test('is one of version 4 with every source, story, text and name as it was', async () => {
    expect(database.verno).toBe(4)
    expect(await database.sources.toArray()).toStrictEqual(sources)
    expect(await database.stories.toArray()).toStrictEqual(stories)
    expect(await database.texts.toArray()).toStrictEqual(texts)
    expect(await database.forgotten.toArray()).toStrictEqual(forgotten)
  })

  test('has the stories of each source in order of time', async () => {
    const expected = [1, 2, 3].map((id) => sortByTime(stories.filter((row) => row.sourceId === id)))
    const found = await listIdsOfSources([1, 2, 3])
    expect(found).toEqual(expected.map((rows) => rows.map(({ id }) => id)))
    const { rows } = await glance({ index: '[sourceId+at]', prefix: 2 }, 20)
    expect(rows).toEqual(expected[1]?.toReversed().slice(0, 20))
  })

  test('counts the unread of each source apart', async () => {
    const unread = stories.filter(isUnread)
    expect((await listUnreadIds()).toSorted((a, b) => a - b)).toEqual(unread.map(({ id }) => id))
    expect(await countUnread(now)).toBe(unread.length)
    expect(await countNew(now - 2 * day, now)).toBe(unread.filter((row) => row.seenAt > now - 2 * day).length)
    await database.sources.update(3, { uncounted: true })
    expect(await countUnread(now)).toBe(unread.filter((row) => row.sourceId !== 3).length)
  })

  test('has nothing saved, and saves from now on', async () => {
    expect(await listSavedIds()).toEqual([])
    await markStories([5, 6, 7], 'saved', now)
    expect(await listSavedIds()).toEqual(sortByTime(stories.slice(4, 7)).map(({ id }) => id))
    await undoLastAct()
    expect(await database.stories.toArray()).toStrictEqual(stories)
  })

  test('has nothing to undo, no settings but the usual, and no look before the first', async () => {
    expect(await readLastAct()).toBeUndefined()
    expect(await readSettings()).toEqual(usualSettings)
    expect(await readLastLook()).toBe(0)
  })
})

test('the first rows are there before the store of version 2 is upgraded', async () => {
  await leaveSecond()
  const { rows } = await glance({ index: 'at' }, 10)
  expect(rows).toEqual(sortByTime(stories).toReversed().slice(0, 10))
  await database.open()
  expect(database.verno).toBe(4)
})
