/** Headlines: what is known of a source's, the newest of all, and which of them are unread. */
import { Dexie } from 'dexie'
import type { Change, Known, Story, StoryRow, StoryText } from '../model.ts'
import { database } from './database.ts'

const mostFormerTitles = 10

/** What is stored, or was forgotten, under the keys of the given stories of a source, or at their addresses. */
export async function findKnown(sourceId: number, stories: Story[]): Promise<Known> {
  const keys = stories.map((story) => [sourceId, story.key])
  const byKey = await database.stories.where('[sourceId+key]').anyOf(keys).toArray()
  const forgotten = await database.forgotten.where('[sourceId+key]').anyOf(keys).toArray()
  const told = new Set([...byKey, ...forgotten].map((one) => one.key))
  const addresses = stories.flatMap(({ key, url }) =>
    told.has(key) || url === undefined ? [] : [[sourceId, url]],
  )
  if (addresses.length === 0) return { rows: byKey, forgotten }
  const byAddress = await database.stories.where('[sourceId+url]').anyOf(addresses).toArray()
  const forgottenThere = await database.forgotten.where('[sourceId+url]').anyOf(addresses).toArray()
  return { rows: [...byKey, ...byAddress], forgotten: [...forgotten, ...forgottenThere] }
}

/** Writes what sift decided. New stories are unread; an edited one keeps its time and whether it was read. */
export async function writeChanges(sourceId: number, changes: Change[], now: number): Promise<void> {
  const arrivals = changes.filter((change) => change.kind === 'new')
  if (arrivals.length > 0) {
    const rows = arrivals.map(({ story, at }) => toRow(sourceId, story, at, now))
    const ids = await database.stories.bulkAdd(rows as StoryRow[], { allKeys: true })
    const texts = arrivals.flatMap(({ story }, index) => toText(ids[index] as number, story))
    if (texts.length > 0) await database.texts.bulkPut(texts)
  }
  for (const change of changes) if (change.kind === 'edited') await writeEdit(change, now)
}

/** Takes over words, key and address; the former headline stays with the story's text. */
async function writeEdit({ id, story }: Change & { kind: 'edited' }, now: number): Promise<void> {
  const row = await database.stories.get(id)
  if (!row) return
  const { key, title, url = row.url } = story
  await database.stories.put({ ...row, key, title, ...(url !== undefined && { url }) })
  const text = await database.texts.get(id)
  const former = row.title === title ? [] : [{ title: row.title, changedAt: now }]
  const formerTitles = [...former, ...(text?.formerTitles ?? [])].slice(0, mostFormerTitles)
  const [said = { id }] = toText(id, story)
  await database.texts.put({ ...text, ...said, ...(formerTitles.length > 0 && { formerTitles }) })
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

/** The id of the story that was stored last, 0 when there is none. */
export async function findLastId(): Promise<number> {
  return (await database.stories.orderBy(':id').last())?.id ?? 0
}

/** Marks every unread story up to that id read, and returns how many there were. */
export function markAllStoriesRead(lastId = Number.POSITIVE_INFINITY): Promise<number> {
  return database.stories
    .where('[unread+at]')
    .between([1, Dexie.minKey], [1, Dexie.maxKey])
    .and((row) => row.id <= lastId)
    .modify((row) => {
      delete row.unread
    })
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
    ...(story.isLocal ? { isLocal: true as const } : {}),
  }
}

function toText(id: number, { author, summary, content }: Story): StoryText[] {
  if (!author && !summary && !content) return []
  return [{ id, ...(author && { author }), ...(summary && { summary }), ...(content && { content }) }]
}
