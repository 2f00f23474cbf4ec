/** How many unread stories each view holds, from the register's numbers (pure). */

import { listAncestors } from '../folder.ts'
import type { Source } from '../model.ts'
import type { DayOfIds } from './order.ts'
import { type States, saved, unread } from './state.ts'

export interface Counts {
  /** Of the sources that are counted, which is what the toolbar shows. */
  unread: number
  unreadSaved: number
  unreadOf: ReadonlyMap<number, number>
  /** Under the folders' names; a folder's count holds those of the folders in it. */
  unreadIn: ReadonlyMap<string, number>
}

export function countStories(days: DayOfIds[], states: States, sources: Source[], now: number): Counts {
  const unreadOf = new Map<number, number>()
  let unreadSaved = 0
  for (const { ids } of days) {
    for (const id of ids) {
      if (!states.has(id, unread)) continue
      if (states.has(id, saved)) unreadSaved += 1
      const sourceId = states.sourceOf(id)
      unreadOf.set(sourceId, (unreadOf.get(sourceId) ?? 0) + 1)
    }
  }
  // Before the sources of the stories are known, they count under none, and all of them count.
  let total = unreadOf.get(0) ?? 0
  const unreadIn = new Map<string, number>()
  for (const source of sources) {
    const count = unreadOf.get(source.id) ?? 0
    if (isCounted(source, now)) total += count
    if (source.folder === undefined || isMuted(source, now)) continue
    for (const folder of listAncestors(source.folder)) {
      unreadIn.set(folder, (unreadIn.get(folder) ?? 0) + count)
    }
  }
  return { unread: total, unreadSaved, unreadOf, unreadIn }
}

/** Whether its stories stand among others; those of a source that was let go do so only where they are saved. */
export function isMuted({ mutedUntilAt = 0, endedAt }: Source, now: number): boolean {
  return mutedUntilAt > now || endedAt !== undefined
}

function isCounted(source: Source, now: number): boolean {
  return !source.uncounted && !isMuted(source, now)
}
