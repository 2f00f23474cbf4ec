/** How sources are followed: paused, asked at the reader's own pace, put in order, let go and taken back. */
import { openSpelling, spellForMoved } from '../folder.ts'
import type { Source } from '../model.ts'
import { isDemo } from '../site.ts'
import { database, writeTogether } from './database.ts'
import { respellFolder } from './respelled.ts'
import { type Fields, hasSaved, listFollowed, listSources, removeSource, spreadChecks } from './sources.ts'
import { deleteStories, rowsOfSource } from './story-rows.ts'

const minute = 60_000
/** For so long a source that was let go can be taken back with all its stories. */
const takeBackFor = 30 * 24 * 60 * minute
/** How soon one that was asked at a chosen pace shows its own again. */
const soon = 30 * minute

/** The same fields for several sources, in one step; a field given as undefined is removed. */
export function changeSources(ids: number[], fields: Fields): Promise<number> {
  const { sources, rules, settings } = database
  return database.transaction('rw', sources, rules, settings, async () => {
    const { folder } = fields
    const stored = folder === undefined ? [] : await listSources()
    const spelled = folder === undefined ? undefined : spellForMoved(folder, ids, stored)
    if (spelled !== undefined) await respellFolder(stored, ids, spelled)
    return ofIds(ids).modify({
      ...fields,
      ...(spelled !== undefined && { folder: spelled }),
    } as Partial<Source>)
  })
}

/** How folders are spelled where sources are followed. */
export async function openFolders(): Promise<(folder: string) => string> {
  return openSpelling((await listFollowed()).map(({ folder }) => folder))
}

/** Asks them no more until they are resumed. */
export function pauseSources(ids: number[]): Promise<number> {
  return ofIds(ids).modify((source) => {
    source.because = 'paused'
    delete source.nextCheckAt
  })
}

/** Asks those that are paused again, at once unless their server wants to be left alone. */
export function resumeSources(ids: number[], now: number): Promise<number> {
  return ofIds(ids).modify((source) => {
    if (source.because !== 'paused') return
    delete source.because
    if (source.endedAt === undefined) ask(source, now)
  })
}

/**
 * Asks a source at this pace from now on, or at its own where none is given. What its server asked of everybody still
 * holds, and what it asks later lengthens the pace.
 */
export function choosePace(id: number, paceMinutes: number | undefined, now: number): Promise<number> {
  return ofIds([id]).modify((source) => {
    if (paceMinutes === undefined) delete source.paceMinutes
    else source.paceMinutes = paceMinutes
    if (source.nextCheckAt === undefined || source.trouble) return
    const chosenAt =
      paceMinutes === undefined
        ? Math.min(source.nextCheckAt, now + soon)
        : (source.checkedAt ?? now) + paceMinutes * minute
    source.nextCheckAt = Math.max(chosenAt, now, source.heldUntilAt ?? 0)
    source.because = paceMinutes === undefined ? 'rhythm' : 'chosen'
  })
}

/** Asks one source now, also where it is paused, which it stays; until when it may not be asked, where that is so. */
export async function askSource(id: number, now: number): Promise<{ heldUntilAt?: number }> {
  let held: { heldUntilAt?: number } = {}
  await ofIds([id]).modify((source) => {
    const { heldUntilAt = 0 } = source
    if (heldUntilAt > now) held = { heldUntilAt }
    else ask(source, now)
  })
  return held
}

/** Lets sources go: they are asked, listed and counted no more, and all that is stored of them waits to be taken back. */
export function endSources(ids: number[], now: number): Promise<number> {
  return ofIds(ids).modify((source) => {
    source.endedAt = now
    delete source.nextCheckAt
  })
}

/** Takes them back; a few are asked at once, the others by and by. */
export function reviveSources(ids: number[], now: number): Promise<number> {
  return database.transaction('rw', database.sources, async () => {
    const spell = await openFolders()
    const spread = spreadChecks(ids.length, now)
    let nth = 0
    return ofIds(ids).modify((source) => {
      delete source.endedAt
      if (source.folder !== undefined) source.folder = spell(source.folder)
      if (source.because !== 'paused') ask(source, now, spread(nth++))
    })
  })
}

/** Removes what was let go too long ago to be taken back, except what is saved and the source's own name for it. */
export async function dropEnded(now: number): Promise<void> {
  const ended = await database.sources.filter(({ endedAt }) => (endedAt ?? now) < now - takeBackFor).toArray()
  for (const { id } of ended) {
    await writeTogether(async () => {
      if (!(await hasSaved(id))) return removeSource(id)
      const others = rowsOfSource(id).filter(({ saved }) => saved !== 1)
      await deleteStories(await others.primaryKeys())
    })
  }
}

/** Puts sources into a folder, in this order, before one that stands there or behind all that do. */
export function placeSources(ids: number[], folder: string | undefined, beforeId?: number): Promise<void> {
  const { sources, rules, settings } = database
  return database.transaction('rw', sources, rules, settings, async () => {
    const stored = await listSources()
    if (folder !== undefined) await respellFolder(stored, ids, folder)
    const placed = ids.flatMap((id) => stored.find((source) => source.id === id) ?? [])
    const others = stored.filter(
      (source) => source.folder === folder && source.endedAt === undefined && !ids.includes(source.id),
    )
    const found = others.findIndex(({ id }) => id === beforeId)
    const at = found === -1 ? others.length : found
    const orders = findRoom(others[at - 1], others[at], placed.length)
    const isOrdered = orders !== undefined && others.slice(0, at).every(({ order }) => order !== undefined)
    const moved = placed.map((source, nth) => inFolder({ ...source, order: orders?.[nth] ?? 0 }, folder))
    if (isOrdered) return void (await database.sources.bulkPut(moved))
    const all = others.toSpliced(at, 0, ...moved)
    await database.sources.bulkPut(all.map((source, nth) => ({ ...source, order: nth + 1 })))
  })
}

/** So many places between two neighbours, of which either may be missing; undefined where there is no room. */
function findRoom(
  before: Source | undefined,
  after: Source | undefined,
  count: number,
): number[] | undefined {
  const from = before ? before.order : (after?.order ?? count) - count - 1
  if (from === undefined) return undefined
  // Those without a place stand behind all that have one.
  const to = after?.order ?? from + count + 1
  const step = (to - from) / (count + 1)
  return step > 1e-6 ? Array.from({ length: count }, (_, nth) => from + step * (nth + 1)) : undefined
}

function inFolder({ folder: _, ...source }: Source, folder: string | undefined): Source {
  return folder === undefined ? source : { ...source, folder }
}

/** The demo is made inside Fil: there is nobody to ask. */
function ask(source: Source, now: number, at = now): void {
  if (isDemo(source)) return
  source.nextCheckAt = Math.max(at, source.heldUntilAt ?? 0)
  // Nobody waits for those that are asked later.
  if (at > now) delete source.askedAt
  else source.askedAt = now
  delete source.attempts
}

function ofIds(ids: number[]) {
  return database.sources.where('id').anyOf(ids)
}
