/** Headlines: what is known of a source's, what changes in them, and the rows of those that are shown. */
import type { Change, Known, Story, StoryRow, StoryText } from '../model.ts'
import { database, mostTold } from './database.ts'
import { noteWords } from './search.ts'

const mostFormerTitles = 10

/**
 * What is stored, or was forgotten, under the keys of the given stories of a source, or at their addresses; and what is
 * stored of their time, where there is nothing else of them.
 */
export async function findKnown(sourceId: number, stories: Story[]): Promise<Known> {
  const keys = stories.map((story) => [sourceId, story.key])
  const byKey = await database.stories.where('[sourceId+key]').anyOf(keys).toArray()
  const forgotten = await database.forgotten.where('[sourceId+key]').anyOf(keys).toArray()
  const told = new Set([...byKey, ...forgotten].map((one) => one.key))
  const addresses = stories.flatMap(({ key, url }) =>
    told.has(key) || url === undefined ? [] : bothSchemes(url).map((either) => [sourceId, either]),
  )
  const byAddress = await database.stories.where('[sourceId+url]').anyOf(addresses).toArray()
  const forgottenThere = await database.forgotten.where('[sourceId+url]').anyOf(addresses).toArray()
  const places = new Set(byAddress.map(({ url }) => url))
  const isFound = (url: string | undefined) =>
    url !== undefined && bothSchemes(url).some((one) => places.has(one))
  const moments = stories.flatMap(({ key, url, publishedAt }) =>
    told.has(key) || isFound(url) || publishedAt === undefined ? [] : [[sourceId, publishedAt]],
  )
  const found = new Set([...byKey, ...byAddress].map(({ id }) => id))
  const byTime = await database.stories.where('[sourceId+at]').anyOf(moments).toArray()
  return {
    rows: [...byKey, ...byAddress, ...byTime.filter(({ id }) => !found.has(id))],
    forgotten: [...forgotten, ...forgottenThere],
  }
}

/** A site that turned to https tells its stories at other addresses than those that are stored. */
function bothSchemes(url: string): string[] {
  const rest = url.replace(/^https?:/, '')
  return [`https:${rest}`, `http:${rest}`]
}

/** Writes what sift decided. New stories are unread; an edited one keeps its time and whether it was read. */
export async function writeChanges(sourceId: number, changes: Change[], now: number): Promise<void> {
  const arrivals = changes.filter((change) => change.kind === 'new')
  if (arrivals.length > 0) {
    const rows = arrivals.map(({ story, at }) => toRow(sourceId, story, at, now))
    const ids = await addRows(rows as StoryRow[])
    const texts = arrivals.flatMap(({ story }, index) => toText(ids[index] as number, story))
    if (texts.length > 0) await database.texts.bulkPut(texts)
    await noteWords(arrivals.map(({ story }, index) => ({ ...story, id: ids[index] as number })))
  }
  for (const change of changes) if (change.kind === 'edited') await writeEdit(change, now)
}

async function addRows(rows: StoryRow[]): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < rows.length; from += mostTold) {
    ids.push(...(await database.stories.bulkAdd(rows.slice(from, from + mostTold), { allKeys: true })))
  }
  return ids
}

/** Takes over words, key and address; the former headline stays with the story's text. */
async function writeEdit({ id, story }: Change & { kind: 'edited' }, now: number): Promise<void> {
  const row = await database.stories.get(id)
  if (!row) return
  const { key, title, url = row.url } = story
  const former = row.title === title ? [] : [{ title: row.title, changedAt: now }]
  await database.stories.put({
    ...row,
    key,
    title,
    ...(url !== undefined && { url }),
    ...(former.length > 0 && { edited: 1 }),
    ...(story.image !== undefined && { image: story.image }),
  })
  const text = await database.texts.get(id)
  const formerTitles = [...former, ...(text?.formerTitles ?? [])].slice(0, mostFormerTitles)
  const [said = { id }] = toText(id, story)
  const whole = { ...text, ...said, ...(formerTitles.length > 0 && { formerTitles }) }
  await database.texts.put(whole)
  await noteWords([{ ...whole, title }])
}

/** Rows by their ids; nothing where a story is no more. */
export function readRows(ids: number[]): Promise<(StoryRow | undefined)[]> {
  return database.stories.bulkGet(ids)
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
    ...(story.image === undefined ? {} : { image: story.image }),
    ...(story.lead ? { lead: 1 as const } : {}),
    ...(story.isLocal ? { isLocal: true as const } : {}),
  }
}

function toText(id: number, { author, summary, content }: Story): StoryText[] {
  if (!author && !summary && !content) return []
  return [{ id, ...(author && { author }), ...(summary && { summary }), ...(content && { content }) }]
}
