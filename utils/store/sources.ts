/** What is followed: listed, found when due, changed and removed. */
import type { Source } from '../model.ts'
import { database, writeTogether } from './database.ts'
import { deleteStories, namesOfSource, rowsOfSource } from './story-rows.ts'

/** What a reader chooses for a source, beside its name and its zone. */
export const readersChoices = [
  'folder',
  'order',
  'colour',
  'paceMinutes',
  'uncounted',
  'fullText',
  'onTop',
  'mutedUntilAt',
] as const satisfies (keyof Source)[]

export type Fields = { [Name in keyof Source]?: Source[Name] | undefined }

/** Every source, also those that were let go: as the reader ordered them, the others by name behind those. */
export async function listSources(): Promise<Source[]> {
  const sources = await database.sources.toArray()
  const names = new Intl.Collator()
  return sources.sort(
    (one, other) =>
      (one.order ?? Number.MAX_VALUE) - (other.order ?? Number.MAX_VALUE) ||
      names.compare(one.title, other.title),
  )
}

/** Whether it is followed still, not let go. */
export function isFollowed({ endedAt }: Pick<Source, 'endedAt'>): boolean {
  return endedAt === undefined
}

/** The addresses that one source is known by: its own, and the one that it leads to by now. */
export function listAddresses({ url, moved }: Pick<Source, 'url' | 'moved'>): string[] {
  return moved ? [url, moved.url] : [url]
}

/** In the same order, without those that were let go. */
export async function listFollowed(): Promise<Source[]> {
  return (await listSources()).filter(isFollowed)
}

export async function listSourceIds(): Promise<number[]> {
  return (await database.sources.toCollection().primaryKeys()) as number[]
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

/**
 * The latest time that the servers' clocks showed when they last answered, as two of them agree where there are three
 * or more, since one may stand wrong; undefined where none told.
 */
export async function readServersTime(): Promise<number | undefined> {
  const told = (await database.sources.toArray()).flatMap(({ serverAt }) => serverAt ?? [])
  const latest = told.sort((a, b) => b - a)
  return latest.length > 2 ? latest[1] : latest[0]
}

/** Stores a new source and returns it with its id. Throws a ConstraintError when its address is followed already. */
export async function addSource(source: Omit<Source, 'id'>): Promise<Source> {
  const id = await database.sources.add(source)
  return { ...source, id }
}

/** The same for many, in the transaction that is open; the ids in their order. */
export function addSources(sources: Omit<Source, 'id'>[]): Promise<number[]> {
  return database.sources.bulkAdd(sources as Source[], { allKeys: true }) as Promise<number[]>
}

/**
 * Changes fields of a source, in one step, so that nothing written meanwhile is undone; a field given as undefined is
 * removed. False when it is followed no more.
 */
export async function changeSource(id: number, fields: Fields): Promise<boolean> {
  const changed = await database.sources
    .where('id')
    .equals(id)
    .modify(fields as Partial<Source>)
  return changed > 0
}

/** The same for a source as it was just read in the transaction that is open. */
export async function putSource(stored: Source, fields: Fields): Promise<void> {
  await database.sources.put(withFields(stored, fields))
}

/** A field given as undefined is removed. Who is paused or let go stays so, whatever a check under way comes to. */
export function withFields(source: Source, fields: Fields): Source {
  const resting: Fields = isResting(source) ? { nextCheckAt: undefined, because: source.because } : {}
  const entries = Object.entries({ ...source, ...fields, ...resting }).filter(
    ([, value]) => value !== undefined,
  )
  return Object.fromEntries(entries) as unknown as Source
}

/** Whether it is not to be asked by itself, as the reader chose. */
function isResting({ because, endedAt }: Source): boolean {
  return because === 'paused' || endedAt !== undefined
}

/** Makes every source due at `now`, except where its server asked to be left alone, for a while or for ever. */
export function askAllSources(now: number): Promise<number> {
  return database.sources.toCollection().modify((source) => {
    if (source.nextCheckAt === undefined || (source.heldUntilAt ?? 0) > now) return
    source.nextCheckAt = Math.min(source.nextCheckAt, now)
    source.askedAt = now
    // Whatever its answers did to those who read them, the reader wants it tried.
    delete source.attempts
  })
}

/** Makes those due that were asked in vain while there was no network, except where a server asked to be left alone. */
export function askOfflineSources(now: number): Promise<number> {
  const missed = ({ trouble, heldUntilAt = 0 }: Source) => trouble?.reason === 'offline' && heldUntilAt <= now
  return database.sources
    .where('nextCheckAt')
    .above(now)
    .and(missed)
    .modify((source) => {
      source.nextCheckAt = now
    })
}

/** Makes those due that could not be asked for want of the reader's leave, now that there may be some. */
export async function askPermittedSources(now: number): Promise<number> {
  const refused = (source: Source) => source.trouble?.reason === 'no-permission' && !isResting(source)
  const spread = spreadChecks(await database.sources.filter(refused).count(), now)
  let nth = 0
  return database.sources.filter(refused).modify((source) => {
    source.nextCheckAt = spread(nth++)
  })
}

/** Few enough to be no storm: they are asked six at a time. */
const mostAtOnce = 12

/** When each of so many sources is checked that are new together: a few now, the rest a second apart or less, in ten minutes. */
export function spreadChecks(count: number, now: number): (nth: number) => number {
  const step = Math.min(1_000, 600_000 / Math.max(count, 1))
  return (nth) => now + Math.floor(Math.max(nth - mostAtOnce + 1, 0) * step)
}

/**
 * Gives back a source checked after `now`, which only a clock that has been put right since can have written, the wait
 * that it had then; else it would not be asked until that far moment comes.
 */
export function resetClock(now: number): Promise<number> {
  return database.sources
    .where('nextCheckAt')
    .above(now)
    .and((source) => (source.checkedAt ?? now) > now)
    .modify((source) => {
      const ahead = (source.checkedAt as number) - now
      source.checkedAt = now
      source.nextCheckAt = (source.nextCheckAt as number) - ahead
      if (source.heldUntilAt !== undefined) source.heldUntilAt -= ahead
      if (source.freshAt !== undefined) source.freshAt = Math.min(source.freshAt, now)
      if (source.moved) source.moved.firstAt = Math.min(source.moved.firstAt, now)
    })
}

/** Leaves every source of a host, port included, alone until a moment. */
export function holdHost(host: string, heldUntilAt: number): Promise<number> {
  return database.sources
    .filter((source) => new URL(source.url).host === host && source.nextCheckAt !== undefined)
    .modify((source) => {
      source.heldUntilAt = Math.max(source.heldUntilAt ?? 0, heldUntilAt)
      source.nextCheckAt = Math.max(source.nextCheckAt ?? 0, heldUntilAt)
      source.because = 'server'
    })
}

/** Whether the reader saved anything of it. */
export async function hasSaved(id: number): Promise<boolean> {
  const saved = rowsOfSource(id).filter((row) => row.saved === 1)
  return (await saved.limit(1).count()) > 0
}

/** Removes a source with all its stories and their texts. */
export function removeSource(id: number): Promise<void> {
  return writeTogether(async () => {
    await deleteStories(await rowsOfSource(id).primaryKeys())
    await namesOfSource(id).delete()
    await database.icons.delete(id)
    await database.sources.delete(id)
  })
}
