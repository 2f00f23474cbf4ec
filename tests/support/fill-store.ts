/** Puts sources and stories into an empty store, as short as a test can say it. */
import type { Source, StoryRow } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'

/** When all of it happens, unless told otherwise. */
export const now = Date.parse('2026-03-10T09:00:00Z')
export const minute = 60_000
export const day = 24 * 60 * minute

export async function emptyStore(): Promise<void> {
  await database.delete()
  await database.open()
}

export async function putSource(id: number, fields: Partial<Source> = {}): Promise<void> {
  await database.sources.put({
    id,
    url: `https://s${id}.example/feed`,
    kind: 'feed',
    title: `Source ${id}`,
    timeZone: 'Africa/Casablanca',
    addedAt: now - 400 * day,
    validators: {},
    failures: 0,
    ...fields,
  })
}

/** Unread stories, told by what is special about each; one a minute, the first the oldest. Returns their ids. */
export function addStories(...stories: Partial<StoryRow>[]): Promise<number[]> {
  const rows = stories.map((fields, nth) => ({
    sourceId: 1,
    key: crypto.randomUUID(),
    title: `Story ${nth}`,
    at: now - (stories.length - nth) * minute,
    seenAt: now,
    unread: 1,
    ...fields,
  }))
  return database.stories.bulkAdd(rows as StoryRow[], { allKeys: true }) as Promise<number[]>
}

/** So many stories without anything special. */
export function addPlainStories(count: number, fields: Partial<StoryRow> = {}): Promise<number[]> {
  return addStories(...Array.from({ length: count }, () => fields))
}
