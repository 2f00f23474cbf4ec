/** Restores a backup into whatever is there: all of it in one transaction, or nothing. */
import type { Backup, Restored } from '../exchange.ts'
import { backupTables } from './backup.ts'
import { keepCopy } from './copies.ts'
import { writeTogether } from './database.ts'
import { type Identify, openGround } from './merge.ts'

export function restoreBackup(backup: Backup, now: number, identify: Identify): Promise<Restored> {
  return writeTogether(async () => {
    await keepCopy('restore', now)
    const ground = openGround(now, identify)
    for (const { name, merge } of backupTables) await merge((backup.rows[name] ?? []) as never[], ground)
    return { sources: ground.addedSources, stories: ground.addedStories.size }
  })
}
