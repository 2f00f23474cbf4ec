/** The copies of sources, rules and settings that the store keeps of its own accord, and going back to one. */
import type { Copy, CopyReason, Restored } from '../exchange.ts'
import { mostCopies, writeCopy } from './copy.ts'
import { database, unlessFull, writeTogether } from './database.ts'
import { type Identify, mergeSources, openGround } from './merge.ts'
import { mergeRules } from './merge-rules.ts'
import { mergeSettings } from './merge-settings.ts'

/** Before a change at large; part of its transaction where one is open. */
export function keepCopy(because: CopyReason, now: number): Promise<void> {
  const { sources, rules, settings, copies } = database
  return database.transaction('rw', sources, rules, settings, copies, () => writeCopy(database, because, now))
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
    await mergeRules(copy.rules ?? [], ground)
    await mergeSettings(copy.settings, ground)
    return { sources: ground.addedSources, stories: 0 }
  })
}
