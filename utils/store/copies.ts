/** The copies of sources and settings that the store keeps of its own accord, and going back to one. */
import type { Copy, CopyReason, Restored } from '../exchange.ts'
import { mostCopies, writeCopy } from './copy.ts'
import { database, unlessFull, writeTogether } from './database.ts'
import { type Identify, mergeSettings, mergeSources, openGround } from './merge.ts'

/** Before a change at large; part of its transaction where one is open. */
export function keepCopy(because: CopyReason, now: number): Promise<void> {
  return database.transaction('rw', database.sources, database.settings, database.copies, () =>
    writeCopy(database, because, now),
  )
}

/** The same where a full disk is to keep nobody from anything. */
export function keepCopyIfRoom(because: CopyReason, now: number): Promise<void> {
  return unlessFull(() => keepCopy(because, now))
}

/** The newest first. */
export function listCopies(): Promise<Copy[]> {
  return database.copies.orderBy(':id').reverse().limit(mostCopies).toArray()
}

/** Brings back what is missing by now and what was chosen then; how it was before is kept as a copy too. */
export function restoreCopy(id: number, now: number, identify: Identify): Promise<Restored> {
  return writeTogether(async () => {
    const copy = await database.copies.get(id)
    if (!copy) return { sources: 0, stories: 0 }
    await keepCopy('restore', now)
    const ground = openGround(now, identify)
    await mergeSources(copy.sources, ground)
    await mergeSettings(copy.settings, ground)
    return { sources: ground.addedSources, stories: 0 }
  })
}
