/** Carries sources and whole profiles out into files and back in: alone in joining the formats with the store. */
import type { BackupPlan, Copy, Entry, FileFault, ImportPlan, Plan, Restored } from './exchange.ts'
import { decode } from './fetch/decode.ts'
import type { Source } from './model.ts'
import { normaliseAddress } from './parse/link.ts'
import { readOpml } from './parse/opml.ts'
import { writeOpml } from './parse/opml-write.ts'
import { applyRules } from './ruling.ts'
import { isDemo } from './site.ts'
import { isPacked, readBackup } from './store/backup-read.ts'
import * as copies from './store/copies.ts'
import { isOutOfSpace, writeTogether } from './store/database.ts'
import { endSources, openFolders, reviveSources } from './store/followed.ts'
import { restoreBackup } from './store/restore.ts'
import {
  addSources,
  hasSaved,
  isFollowed,
  listAddresses,
  listFollowed,
  listSources,
  removeSource,
  spreadChecks,
} from './store/sources.ts'

/** In bytes; the longest lists that are known of are a tenth of it. */
const longestList = 50_000_000

/** Reads a file, whatever its name says, and tells what taking it would change; changes nothing. */
export async function planTransfer(file: Blob): Promise<Plan> {
  try {
    if (file.size === 0) return { fault: { reason: 'empty' } }
    if (await isBackup(file)) return await planRestore(file)
    if (file.size > longestList) return { fault: { reason: 'too-large' } }
    const { text } = decode(new Uint8Array(await file.arrayBuffer()), undefined)
    return await planImport(text)
  } catch (error) {
    console.error('The file could not be read', error)
    return { fault: { reason: 'unreadable' } }
  }
}

async function isBackup(file: Blob): Promise<boolean> {
  return (await isPacked(file)) || /^\s*\{/.test(await file.slice(0, 100).text())
}

async function planRestore(file: Blob): Promise<Plan> {
  const backup = await readBackup(file)
  if ('fault' in backup) return backup
  const { sources = [], stories = [] } = backup.rows
  const here = await listNames()
  const followed = (sources as Source[]).filter(isFollowed)
  const fresh = followed.filter((source) => !nameSource(source).some((name) => here.has(name)))
  const freshUrls = fresh.map(({ url }) => url)
  const letGo = sources.length - followed.length
  return { restore: { backup, sources: followed.length, letGo, stories: stories.length, freshUrls } }
}

async function planImport(text: string): Promise<Plan> {
  const list = readOpml(text)
  if ('fault' in list) return list
  return { import: { ...list, ...divide(list.entries, await listNames()) } }
}

/** Every address under which something is followed, in its one form. */
async function listNames(): Promise<Set<string>> {
  return new Set((await listFollowed()).flatMap(nameSource))
}

/** Its address, and the one that it leads to, in their one form. */
function nameSource(source: Source): string[] {
  return listAddresses(source).map(normaliseAddress)
}

/** Sources that were let go, by their addresses in their one form: they have their stories still. */
async function findEnded(): Promise<Map<string, number>> {
  const ended = (await listSources()).filter((source) => !isFollowed(source))
  return new Map(ended.map(({ id, url }) => [normaliseAddress(url), id]))
}

function divide(entries: Entry[], followed: Set<string>): Pick<ImportPlan, 'fresh' | 'known'> {
  const seen = new Set<string>()
  const fresh: Entry[] = []
  const known: Entry[] = []
  for (const entry of entries) {
    const name = normaliseAddress(entry.url)
    if (seen.has(name)) continue
    seen.add(name)
    if (followed.has(name)) known.push(entry)
    else fresh.push(entry)
  }
  return { fresh, known }
}

/**
 * Follows what is not followed yet, or no more, all of it or nothing; returns the ids. Their first checks are spread over some
 * minutes. Without the reader's leave they wait for it.
 */
export function importEntries(
  entries: Entry[],
  isAllowed: boolean,
  now: number,
  timeZone: string,
): Promise<number[]> {
  return writeTogether(async () => {
    const { fresh } = divide(entries, await listNames())
    if (fresh.length === 0) return []
    await copies.keepCopy('import', now)
    const ended = await findEnded()
    const idOf = ({ url }: Entry) => ended.get(normaliseAddress(url))
    const again = fresh.flatMap((entry) => idOf(entry) ?? [])
    await reviveSources(again, now)
    const unheard = fresh.filter((entry) => idOf(entry) === undefined)
    const spread = spreadChecks(unheard.length, now)
    const spell = await openFolders()
    const added = unheard
      .map((entry) => (entry.folder === undefined ? entry : { ...entry, folder: spell(entry.folder) }))
      .map((entry, nth) => toSource(entry, isAllowed, spread(nth), now, timeZone))
    return [...again, ...(await addSources(added))]
  })
}

/** Removes what an import brought, and lets go what has saved stories by now or what it took back; all of it or nothing. */
export function undoImport(ids: number[], importedAt: number, now: number): Promise<void> {
  return writeTogether(async () => {
    for (const { id, addedAt } of await listSources()) {
      if (!ids.includes(id)) continue
      if (addedAt >= importedAt && !(await hasSaved(id))) await removeSource(id)
      else await endSources([id], now)
    }
  })
}

function toSource(
  entry: Entry,
  isAllowed: boolean,
  at: number,
  now: number,
  timeZone: string,
): Omit<Source, 'id'> {
  return {
    kind: 'feed',
    timeZone,
    ...entry,
    addedAt: now,
    validators: {},
    nextCheckAt: at,
    failures: 0,
    ...(!isAllowed && { trouble: { reason: 'no-permission' }, because: 'permission' }),
  }
}

/** All that is followed, as a list that any reader of news takes. */
export async function exportSources(now: number): Promise<Blob> {
  const followed = (await listFollowed()).filter((source) => !isDemo(source))
  const entries = followed.map(toEntry)
  return new Blob([writeOpml(entries, now)], { type: 'text/x-opml' })
}

export function toEntry(source: Source): Entry {
  const { url, title, homeUrl, language, folder, kind, timeZone, timeZoneChosen, paceMinutes } = source
  return {
    url,
    title,
    ...(homeUrl !== undefined && { homeUrl }),
    ...(language !== undefined && { language }),
    ...(folder !== undefined && { folder }),
    kind,
    timeZone,
    ...(timeZoneChosen && { timeZoneChosen }),
    ...(source.uncounted && { uncounted: true }),
    ...(source.fullText && { fullText: true }),
    ...(source.onTop && { onTop: true }),
    ...(paceMinutes !== undefined && { paceMinutes }),
  }
}

/** All of a backup, or nothing. */
export function restore({ backup }: BackupPlan, now: number): Promise<Restored | { fault: FileFault }> {
  return ruleAfter(() => restoreBackup(backup, now, normaliseAddress), now)
}

/** What going back to a copy brings to be read: sources that are followed no more, or no more read from their pages. */
export function findMissing({ sources }: Pick<Copy, 'sources'>, followed: Source[]): Source[] {
  const own = new Map(followed.flatMap((source) => nameSource(source).map((name) => [name, source])))
  return sources.filter(isFollowed).filter((row) => {
    const [twin] = nameSource(row).flatMap((name) => own.get(name) ?? [])
    return !twin || (row.fullText && !twin.fullText)
  })
}

/** All of a copy, or nothing. */
export function goBack({ id }: Pick<Copy, 'id'>, now: number): Promise<Restored | { fault: FileFault }> {
  return ruleAfter(() => copies.restoreCopy(id, now, normaliseAddress), now)
}

/** What comes back meets the rules in the same step: what they mute is counted at no moment. */
function ruleAfter<Outcome>(
  bringBack: () => Promise<Outcome>,
  now: number,
): Promise<Outcome | { fault: FileFault }> {
  const write = async () => {
    const outcome = await bringBack()
    await applyRules(now)
    return outcome
  }
  return writeTogether(write).catch(nameFault)
}

/** What was to be written is undone by then. */
export function nameFault(error: unknown): { fault: FileFault } {
  console.error('Nothing was changed', error)
  return { fault: { reason: isOutOfSpace(error) ? 'no-space' : 'fault' } }
}
