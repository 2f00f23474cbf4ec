/** Which stories there are, and how many are unread, told by indexes alone: no row is read for it. */
import { Dexie } from 'dexie'
import type { Source } from '../model.ts'
import { database } from './database.ts'

/** The ids of the stories of each span, from its first moment up to, not including, its last; oldest first. */
export function listIdsBetween(spans: { startAt: number; endAt: number }[]): Promise<number[][]> {
  return database.transaction('r', database.stories, () =>
    Promise.all(
      spans.map(({ startAt, endAt }) =>
        database.stories.where('at').between(startAt, endAt, true, false).primaryKeys(),
      ),
    ),
  )
}

/** The time of the newest story before a moment, undefined where there is none. */
export async function findTimeBefore(at: number): Promise<number | undefined> {
  const [time] = await database.stories.where('at').below(at).reverse().limit(1).keys()
  return time as number | undefined
}

export function listUnreadIds(): Promise<number[]> {
  return database.stories.where('[unread+at]').between([1, Dexie.minKey], [1, Dexie.maxKey]).primaryKeys()
}

export function listSavedIds(): Promise<number[]> {
  return database.stories.where('[saved+at]').between([1, Dexie.minKey], [1, Dexie.maxKey]).primaryKeys()
}

/** The ids of the stories of each source. */
export function listIdsOfSources(sourceIds: number[]): Promise<number[][]> {
  return database.transaction('r', database.stories, () =>
    Promise.all(
      sourceIds.map((id) =>
        database.stories.where('[sourceId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey]).primaryKeys(),
      ),
    ),
  )
}

/** How many stories of a source there are between each two moments of `bounds`, which rise. */
export function countSpans(sourceId: number, bounds: number[]): Promise<number[]> {
  return database.transaction('r', database.stories, () =>
    Promise.all(
      bounds
        .slice(1)
        .map((endAt, nth) =>
          database.stories
            .where('[sourceId+at]')
            .between([sourceId, bounds[nth]], [sourceId, endAt], false, true)
            .count(),
        ),
    ),
  )
}

/** How many stories of a source were first seen at a moment or after it. */
export function countSeen(sourceId: number, sinceAt: number): Promise<number> {
  return database.stories
    .where('seenAt')
    .aboveOrEqual(sinceAt)
    .and((row) => row.sourceId === sourceId)
    .count()
}

/** The ids of the stories that were first seen after a moment. */
export function listIdsSeenAfter(at: number): Promise<number[]> {
  return database.stories.where('seenAt').above(at).primaryKeys()
}

/** Whether the unread stories of a source are part of the totals at this moment. */
export function isCounted({ uncounted, mutedUntilAt = 0, endedAt }: Source, now: number): boolean {
  return !uncounted && mutedUntilAt <= now && endedAt === undefined
}

/** How many stories are unread, those of sources that are muted or not to be counted left out. */
export function countUnread(now: number): Promise<number> {
  return database.transaction('r', database.stories, database.sources, async () => {
    const left = (await database.sources.toArray()).filter((source) => !isCounted(source, now))
    const all = await database.stories
      .where('[unread+at]')
      .between([1, Dexie.minKey], [1, Dexie.maxKey])
      .count()
    const notCounted = await Promise.all(
      left.map(({ id }) => database.stories.where('[unread+sourceId]').equals([1, id]).count()),
    )
    return notCounted.reduce((rest, count) => rest - count, all)
  })
}

/** The same for those alone that were first seen after a moment. */
export function countNew(sinceAt: number, now: number): Promise<number> {
  return database.transaction('r', database.stories, database.sources, async () => {
    const counted = new Set(
      (await database.sources.toArray()).filter((source) => isCounted(source, now)).map(({ id }) => id),
    )
    return database.stories
      .where('seenAt')
      .above(sinceAt)
      .and((row) => row.unread === 1 && counted.has(row.sourceId))
      .count()
  })
}
