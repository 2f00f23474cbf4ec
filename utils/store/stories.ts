/** Headlines: what is known of a source's, the newest of all, and which of them are unread. */
import { Dexie } from 'dexie'
import type { Change, Story, StoryRow, StoryText } from '../model.ts'
import { database } from './database.ts'

/** The stored rows of the given stories of a source. */
export function findKnown(sourceId: number, stories: Story[]): Promise<StoryRow[]> {
  const keys = stories.map((story) => [sourceId, story.key])
  return database.stories.where('[sourceId+key]').anyOf(keys).toArray()
}

/** Writes what sift decided. New stories are unread; an edited one keeps its time and whether it was read. */
export async function writeChanges(sourceId: number, changes: Change[], now: number): Promise<void> {
  const arrivals = changes.filter((change) => change.kind === 'new')
  const rows = arrivals.map(({ story, at }) => toRow(sourceId, story, at, now))
  const ids = await database.stories.bulkAdd(rows as StoryRow[], { allKeys: true })
  await database.texts.bulkPut(arrivals.flatMap(({ story }, index) => toText(ids[index] as number, story)))
  for (const change of changes) {
    if (change.kind !== 'edited') continue
    await database.stories.update(change.id, {
      title: change.story.title,
      ...(change.story.url === undefined ? {} : { url: change.story.url }),
    })
    await database.texts.bulkPut(toText(change.id, change.story))
  }
}

/** The newest rows of all sources, newest first; of two at the same moment, the one its source listed first. */
export function readNewest(limit: number): Promise<StoryRow[]> {
  return database.stories.orderBy('at').reverse().limit(limit).toArray()
}

/** How many stories are unread, in all or with a time from `fromAt` up to, not including, `beforeAt`. */
export function countUnread(fromAt?: number, beforeAt?: number): Promise<number> {
  const from = [1, fromAt ?? Dexie.minKey]
  const before = [1, beforeAt ?? Dexie.maxKey]
  return database.stories.where('[unread+at]').between(from, before, true, false).count()
}

export async function markStoryRead(id: number): Promise<void> {
  await database.stories.update(id, (row) => {
    delete row.unread
  })
}

/** Marks every unread story read and returns how many there were. */
export function markAllStoriesRead(): Promise<number> {
  return database.stories
    .where('[unread+at]')
    .between([1, Dexie.minKey], [1, Dexie.maxKey])
    .modify((row) => {
      delete row.unread
    })
}

export function readText(id: number): Promise<StoryText | undefined> {
  return database.texts.get(id)
}

function toRow(sourceId: number, story: Story, at: number, now: number): Omit<StoryRow, 'id'> {
  return {
    sourceId,
    key: story.key,
    title: story.title,
    ...(story.url === undefined ? {} : { url: story.url }),
    at,
    seenAt: now,
    unread: 1,
    ...(story.lead ? { lead: 1 as const } : {}),
  }
}

function toText(id: number, { author, summary, content }: Story): StoryText[] {
  if (!author && !summary && !content) return []
  return [{ id, ...(author && { author }), ...(summary && { summary }), ...(content && { content }) }]
}
