/** Restores a backup into whatever is there: all of it in one transaction, or nothing. */
import type { Backup, Restored } from '../exchange.ts'
import { backupTables } from './backup.ts'
import { keepCopy } from './copies.ts'
import { database, writeTogether } from './database.ts'
import { type Identify, openGround } from './merge.ts'
import { askRules } from './rules.ts'

/** Where stories meet rules of here that they never met, those are to be applied once more. */
export function restoreBackup(backup: Backup, now: number, identify: Identify): Promise<Restored> {
  return writeTogether(async () => {
    await keepCopy('restore', now)
    const isEmpty = (await database.stories.count()) + (await database.rules.count()) === 0
    const ground = openGround(now, identify, isEmpty)
    for (const { name, merge } of backupTables) await merge((backup.rows[name] ?? []) as never[], ground)
    if (!isEmpty && ground.addedStories.size > 0) await askRules()
    return { sources: ground.addedSources, stories: ground.addedStories.size }
  })
}
