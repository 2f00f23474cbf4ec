/** What a reader does with files of sources and backups: asked leave for within the click, then written at once. */
import type { BackupPlan, Copy, FileFault, ImportPlan, Plan, Restored } from './exchange.ts'
import { askLeave, releaseSites, sitesOf } from './leave.ts'
import type { Source } from './model.ts'
import { writeBackup } from './store/backup.ts'
import { askPermittedSources } from './store/sources.ts'
import {
  exportSources,
  findMissing,
  goBack,
  importEntries,
  nameFault,
  planTransfer,
  undoImport as removeSources,
  restore,
} from './transfer.ts'
import { tellWorker } from './worker.ts'

export interface Imported {
  ids: number[]
  at: number
  urls: string[]
  isAllowed: boolean
}

/** A file for the reader to keep. */
export interface Export {
  name: string
  data: Blob
}

/** Tells what a file would change, and changes nothing. */
export function openFile(file: Blob): Promise<Plan> {
  return planTransfer(file)
}

/**
 * Follows the new sources of a list after asking for leave to read their sites, and those alone; without it they are
 * followed and wait. Must be called from a click, before anything is awaited.
 */
export async function importSources({ fresh }: ImportPlan): Promise<Imported | { fault: FileFault }> {
  const urls = fresh.flatMap(sitesOf)
  const isAllowed = await askIfNeeded(urls)
  const at = Date.now()
  try {
    const ids = await importEntries(fresh, isAllowed, at, Temporal.Now.timeZoneId())
    tellWorker({ kind: 'refresh' })
    return { ids, at, urls, isAllowed }
  } catch (error) {
    return nameFault(error)
  }
}

/** Takes an import back, and the leave to read sites that no other source is on. */
export async function undoImport({ ids, at, urls }: Imported): Promise<{ fault: FileFault } | undefined> {
  try {
    await removeSources(ids, at, Date.now())
  } catch (error) {
    return nameFault(error)
  }
  tellWorker({ kind: 'repaint' })
  await releaseSites(urls)
}

/** Merges a backup with what is there. Must be called from a click, before anything is awaited. */
export async function restoreFile(plan: BackupPlan): Promise<Restored | { fault: FileFault }> {
  const fresh = new Set(plan.freshUrls)
  const sources = (plan.backup.rows.sources ?? []) as Source[]
  await askIfNeeded(sources.filter(({ url }) => fresh.has(url)).flatMap(sitesOf))
  return tellAfter(await restore(plan, Date.now()))
}

/**
 * Goes back to a copy of sources and settings, from what is `followed` now; leave is asked for what comes back. Must be
 * called from a click, before anything is awaited.
 */
export async function restoreCopy(copy: Copy, followed: Source[]): Promise<Restored | { fault: FileFault }> {
  await askIfNeeded(findMissing(copy, followed).flatMap(sitesOf))
  return tellAfter(await goBack(copy, Date.now()))
}

/** Asks for leave to read the sites that wait for it. Must be called from a click, before anything is awaited. */
export async function allowSources(sources: Source[]): Promise<void> {
  if (!(await askIfNeeded(sources.flatMap(sitesOf)))) return
  await askPermittedSources(Date.now())
  tellWorker({ kind: 'refresh' })
}

export async function makeList(): Promise<Export> {
  const now = Date.now()
  return { name: `fil-${nameDay()}.opml`, data: await exportSources(now) }
}

export async function makeBackup(): Promise<Export> {
  return { name: `fil-${nameDay()}.backup.gz`, data: await writeBackup(Date.now()) }
}

/** As the reader's clocks have it, so that files sort by it. */
function nameDay(): string {
  return Temporal.Now.plainDateISO().toString()
}

/** A browser that cannot ask has not been given leave. */
async function askIfNeeded(urls: string[]): Promise<boolean> {
  try {
    return urls.length === 0 || (await askLeave(urls))
  } catch (error) {
    console.error('Leave could not be asked for', error)
    return false
  }
}

function tellAfter<Outcome extends object>(outcome: Outcome): Outcome {
  if (!('fault' in outcome)) tellWorker({ kind: 'refresh' })
  return outcome
}
