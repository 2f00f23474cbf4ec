/** Finds what is known of the stories in an answer, with no more questions than it takes. */
import { Dexie } from 'dexie'
import type { ForgottenStory, Known, Story, StoryRow } from '../model.ts'
import { isAside } from './aside.ts'
import { database } from './database.ts'

/**
 * What is stored, or was forgotten, under the keys of the given stories of a source, or at their addresses; and what is
 * stored of their time, where there is nothing else of them. `unlinked` has, by their keys, the keys that some of them had
 * before they had an address.
 */
export async function findKnown(
  sourceId: number,
  stories: Story[],
  unlinked?: Map<string, string>,
): Promise<Known> {
  const [rows, forgotten] = await Promise.all([
    findIn<StoryRow>('stories', sourceId, stories),
    findIn<ForgottenStory>('forgotten', sourceId, stories),
  ])
  if (!rows) return { rows: [], forgotten: forgotten ?? [] }
  const isFound = nameAll([...rows, ...(forgotten ?? [])])
  const moments = stories.flatMap((story) =>
    isFound(story) || story.publishedAt === undefined ? [] : [story.publishedAt],
  )
  const former = stories.flatMap((story) => (isFound(story) ? [] : (unlinked?.get(story.key) ?? [])))
  const [byTime, byName] = await Promise.all([
    ask<StoryRow>('stories', '[sourceId+at]', sourceId, moments),
    ask<StoryRow>('stories', '[sourceId+key]', sourceId, former),
  ])
  const all = new Map([...rows, ...byTime, ...byName].map((row) => [row.id, row]))
  return { rows: [...all.values()].map(withTime), forgotten: forgotten ?? [] }
}

/** One that a rule mutes is known by the time that it would stand at. */
function withTime(row: StoryRow): StoryRow {
  return isAside(row) ? { ...row, at: row.mutedAt } : row
}

type Named = Pick<Story, 'key' | 'url'>

/** Whether anything found is called as a story is, or stands at its address. */
function nameAll(found: Named[]): (story: Named) => boolean {
  const keys = new Set(found.map(({ key }) => key))
  const places = new Set(found.map(({ url }) => url))
  return ({ key, url }) =>
    keys.has(key) || (url !== undefined && bothSchemes(url).some((one) => places.has(one)))
}

/** By keys and by addresses; undefined where the table has nothing of the source, which one question tells. */
async function findIn<T extends Named>(
  table: string,
  sourceId: number,
  stories: Named[],
): Promise<T[] | undefined> {
  const [some, plain] = await Promise.all([
    askRange(table, '[sourceId+key]', [sourceId, Dexie.minKey], [sourceId, Dexie.maxKey]),
    askRange(table, '[sourceId+url]', [sourceId, 'http:'], [sourceId, 'http;']),
  ])
  if (!some) return undefined
  const keys = stories.map(({ key }) => key)
  const byKey = await ask<T>(table, '[sourceId+key]', sourceId, keys)
  const told = new Set(byKey.map(({ key }) => key))
  const places = stories.flatMap(({ key, url }) =>
    told.has(key) || url === undefined ? [] : bothSchemes(url),
  )
  const worthAsking = places.filter((url) => plain || !url.startsWith('http:'))
  return [...byKey, ...(await ask<T>(table, '[sourceId+url]', sourceId, worthAsking))]
}

/** A site that turned to https tells its stories at other addresses than those that are stored. */
function bothSchemes(url: string): string[] {
  const rest = url.replace(/^https?:/, '')
  return [`https:${rest}`, `http:${rest}`]
}

async function ask<T>(
  table: string,
  index: string,
  sourceId: number,
  values: (string | number)[],
): Promise<T[]> {
  if (values.length === 0) return []
  const found = database
    .table<T>(table)
    .where(index)
    .anyOf(values.map((value) => [sourceId, value]))
  return found.toArray()
}

/** Whether there is anything from one key up to another. */
async function askRange(table: string, index: string, from: unknown[], upTo: unknown[]): Promise<boolean> {
  return (await database.table(table).where(index).between(from, upTo).limit(1).primaryKeys()).length > 0
}
