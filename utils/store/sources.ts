/** What is followed: listed, found when due, changed and removed. */
import { Dexie } from 'dexie'
import type { Source } from '../model.ts'
import { database, writeTogether } from './database.ts'

/** Every source, by name as the reader's language sorts. */
export async function listSources(): Promise<Source[]> {
  const sources = await database.sources.toArray()
  return sources.sort((a, b) => a.title.localeCompare(b.title))
}

export function findSource(id: number): Promise<Source | undefined> {
  return database.sources.get(id)
}

export function findSourceByUrl(url: string): Promise<Source | undefined> {
  return database.sources.where('url').equals(url).first()
}

/** Sources whose next check is at or before `now`, the longest due first. */
export function findDueSources(now: number): Promise<Source[]> {
  return database.sources.where('nextCheckAt').belowOrEqual(now).sortBy('nextCheckAt')
}

/** Stores a new source and returns it with its id. Throws a ConstraintError when its address is followed already. */
export async function addSource(source: Omit<Source, 'id'>): Promise<Source> {
  const id = await database.sources.add(source)
  return { ...source, id }
}

/** Changes fields of a source; a field given as undefined is removed. False when it is followed no more. */
export async function changeSource(
  id: number,
  fields: { [Name in keyof Source]?: Source[Name] | undefined },
): Promise<boolean> {
  const source = await database.sources.get(id)
  if (!source) return false
  const changed = { ...source, ...fields } as Source
  for (const name of Object.keys(changed) as (keyof Source)[]) {
    if (changed[name] === undefined) delete changed[name]
  }
  await database.sources.put(changed)
  return true
}

/** Makes every source due at `now`, except where its server asked to be left alone until later. */
export function askAllSources(now: number): Promise<number> {
  return database.sources.toCollection().modify((source) => {
    if ((source.heldUntilAt ?? 0) > now) return
    source.nextCheckAt = Math.min(source.nextCheckAt, now)
    source.askedAt = now
  })
}

/** Removes a source with all its stories and their texts. */
export function removeSource(id: number): Promise<void> {
  return writeTogether(async () => {
    const ofSource = database.stories.where('[sourceId+key]').between([id, Dexie.minKey], [id, Dexie.maxKey])
    const ids = await ofSource.primaryKeys()
    await database.texts.bulkDelete(ids)
    await database.stories.bulkDelete(ids)
    await database.sources.delete(id)
  })
}
