/** The reader's choices and what Fil remembers of the last visit, each under a name of its own. */
import { type Settings, usualSettings } from '../settings.ts'
import { database } from './database.ts'

/** What was chosen, the usual for the rest. */
export async function readSettings(): Promise<Settings> {
  const chosen = await database.settings.get('settings')
  return { ...usualSettings, ...(chosen?.value as Partial<Settings> | undefined) }
}

/** Keeps these choices and leaves the others as they are, also those that another window makes at the same moment. */
export function changeSettings(choices: Partial<Settings>): Promise<void> {
  return database.transaction('rw', database.settings, async () => {
    await database.settings.put({ name: 'settings', value: { ...(await readSettings()), ...choices } })
  })
}

/** When the reader last had the list in view; 0 before the first time. */
export async function readLastLook(): Promise<number> {
  return ((await database.settings.get('lookedAt'))?.value as number | undefined) ?? 0
}

export async function noteLook(at: number): Promise<void> {
  await database.settings.put({ name: 'lookedAt', value: at })
}
