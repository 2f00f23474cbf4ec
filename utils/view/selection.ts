/** Which of the stories are listed: those of the chosen view, or those that were found (pure). */

import { isInside } from '../folder.ts'
import type { Source } from '../model.ts'
import { isMuted } from './counts.ts'
import type { Found } from './finding.ts'
import { type DayOfIds, filterDays } from './order.ts'
import { kept, type States, saved, unread } from './state.ts'
import { type View, writeView } from './views.ts'

/** What is listed; what is found is looked for in all that is stored, whatever the view. */
export interface Selection {
  view: View
  found: Found | undefined
}

export interface Stock {
  days: DayOfIds[]
  states: States
  sources: Source[]
  now: number
}

export function selectDays({ view, found }: Selection, stock: Stock): DayOfIds[] {
  if (found) return selectFound(found, stock)
  const keeps = chooseStories(view, stock)
  return keeps ? filterDays(stock.days, keeps) : stock.days
}

/** The same for the same view, and for each search another. */
export function nameSelection({ view, found }: Selection): string {
  return found ? JSON.stringify(found.query) : writeView(view)
}

/** Whether the list cannot be told without knowing which stories are this source's. */
export function isSingledOut(source: Source, view: View): boolean {
  if (source.uncounted || source.mutedUntilAt !== undefined || source.endedAt !== undefined) return true
  if (view.kind === 'folder') return isInside(source.folder, view.folder)
  return view.kind === 'source' && source.id === view.sourceId
}

/** When the first of a view's sources is heard again, where all of them are muted. */
export function findUnmuting(view: View, sources: Source[], now: number): number | undefined {
  if (view.kind === 'saved' || view.kind === 'source') return undefined
  const own = sources.filter(
    ({ endedAt, folder }) =>
      endedAt === undefined && (view.kind !== 'folder' || isInside(folder, view.folder)),
  )
  if (own.length === 0 || !own.every((source) => isMuted(source, now))) return undefined
  return Math.min(...own.map(({ mutedUntilAt = 0 }) => mutedUntilAt))
}

function selectFound({ has, sources, keepsDay }: Found, { days, states, ...stock }: Stock): DayOfIds[] {
  const ended = new Set(stock.sources.flatMap(({ id, endedAt }) => (endedAt === undefined ? [] : id)))
  const isThere = (id: number) => ended.size === 0 || !ended.has(states.sourceOf(id)) || states.has(id, saved)
  const keeps = (id: number) =>
    has(id) && (sources === undefined || sources.has(states.sourceOf(id))) && isThere(id)
  return filterDays(days.filter(keepsDay), keeps)
}

/** Which stories a view keeps; undefined where it keeps all. */
function chooseStories(view: View, { states, sources, now }: Stock): ((id: number) => boolean) | undefined {
  const pick = (keeps: (source: Source) => boolean) =>
    new Set(sources.filter(keeps).map((source) => source.id))
  if (view.kind === 'saved') return (id) => states.has(id, saved)
  if (view.kind === 'source') return (id) => states.sourceOf(id) === view.sourceId
  if (view.kind === 'folder') {
    const inside = pick((source) => isInside(source.folder, view.folder) && !isMuted(source, now))
    return (id) => inside.has(states.sourceOf(id))
  }
  const muted = pick((source) => isMuted(source, now))
  const isHeard = (id: number) => muted.size === 0 || !muted.has(states.sourceOf(id))
  if (view.kind === 'unread') return (id) => states.has(id, unread | kept) && isHeard(id)
  return muted.size === 0 ? undefined : isHeard
}
