/** All that a reader can do with the sources: written to the store at once, then the worker is told. */
import { type Double, findDoubles, namePair } from './doubles.ts'
import { askLeave, releaseSites, siteOf, sitesOf } from './leave.ts'
import type { Source } from './model.ts'
import { countSeen, countSpans } from './store/counts.ts'
import {
  askSource,
  changeSources,
  choosePace as choosePaceOf,
  endSources,
  pauseSources,
  placeSources as placeIn,
  resumeSources,
  reviveSources,
} from './store/followed.ts'
import { keepApart, mergeSources, readHeadlines, readKeptApart } from './store/join.ts'
import { listSources } from './store/sources.ts'
import { tellWorker } from './worker.ts'

type Choices = {
  [Name in 'title' | 'folder' | 'order' | 'colour' | 'uncounted' | 'fullText' | 'onTop' | 'mutedUntilAt']?:
    | Source[Name]
    | undefined
}

/** What the reader chooses for sources; undefined takes a choice back. */
export async function changeSourceChoices(sourceIds: number[], choices: Choices): Promise<void> {
  await changeSources(sourceIds, choices)
  tellWorker({ kind: 'repaint' })
}

/**
 * Has the stories of a source read from their pages, or no more; false where the reader gives no leave for that, and
 * nothing is changed then. Must be called from a click, before anything is awaited.
 */
export async function chooseFullText(source: Source, isOn: boolean): Promise<boolean> {
  const site = siteOf(source)
  if (isOn && !(await askLeave([site]))) return false
  await changeSources([source.id], { fullText: isOn || undefined })
  if (isOn) tellWorker({ kind: 'refresh' })
  else await releaseSites([site])
  return true
}

/** Puts sources into a folder before another source, else behind all that stand there. */
export function placeSources(ids: number[], folder: string | undefined, beforeId?: number): Promise<void> {
  return placeIn(ids, folder, beforeId)
}

/** Minutes between two checks; undefined leaves it to the source's own rhythm. */
export async function choosePace(sourceId: number, minutes: number | undefined): Promise<void> {
  await choosePaceOf(sourceId, minutes, Date.now())
  tellWorker({ kind: 'refresh' })
}

export async function pause(sourceIds: number[]): Promise<void> {
  await pauseSources(sourceIds)
}

export async function resume(sourceIds: number[]): Promise<void> {
  await resumeSources(sourceIds, Date.now())
  tellWorker({ kind: 'refresh' })
}

/** Lets sources go, so that they can be taken back, and gives back the leave to read sites that no other needs. */
export async function unfollow(sources: Source[]): Promise<void> {
  await endSources(
    sources.map(({ id }) => id),
    Date.now(),
  )
  tellWorker({ kind: 'repaint' })
  await releaseSites(sources.flatMap(sitesOf))
}

/**
 * Follows again what was let go, with all its stories; false where the reader does not give leave to read it. Must be
 * called from a click, before anything is awaited.
 */
export async function takeBack(sources: Source[]): Promise<boolean> {
  if (!(await askLeave(sources.flatMap(sitesOf)))) return false
  await reviveSources(
    sources.map(({ id }) => id),
    Date.now(),
  )
  tellWorker({ kind: 'refresh' })
  return true
}

/** How a check that the reader asked for could not be asked for. */
export type Tested = { askedAt: number } | { heldUntilAt: number } | { refused: true }

/** Checks one source now. Must be called from a click, before anything is awaited. */
export async function testSource(source: Source): Promise<Tested> {
  if (!(await askLeave([source.url]))) return { refused: true }
  const askedAt = Date.now()
  const { heldUntilAt } = await askSource(source.id, askedAt)
  if (heldUntilAt !== undefined) return { heldUntilAt }
  tellWorker({ kind: 'refresh' })
  return { askedAt }
}

/** How many stories of a source came since a moment. */
export function countCame(sourceId: number, sinceAt: number): Promise<number> {
  return countSeen(sourceId, sinceAt)
}

/** How many stories a source had in each span between two of these moments. */
export function readRhythm(sourceId: number, bounds: number[]): Promise<number[]> {
  return countSpans(sourceId, bounds)
}

/** Sources that tell the same, without those that the reader keeps apart. */
export async function readDoubles(): Promise<Double[]> {
  const apart = new Set(await readKeptApart())
  const doubles = await findDoubles(await listSources(), readHeadlines)
  return doubles.filter((double) => !apart.has(namePair(double)))
}

export function leaveApart(double: Double): Promise<void> {
  return keepApart(namePair(double))
}

/** Makes one source of two, with all that the reader made of their stories. */
export async function merge({ kept, dropped }: Double): Promise<void> {
  await mergeSources(kept.id, dropped.id)
  tellWorker({ kind: 'rules' })
  await releaseSites(sitesOf(dropped))
}
