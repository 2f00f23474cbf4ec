/** The icons of the sources, kept so that a list never asks a site for one. */
import type { Source } from '../model.ts'
import { database, type SourceIcon } from './database.ts'

const week = 7 * 24 * 60 * 60_000

/** Sources whose icon has not been asked for in a week. */
export async function findSourcesWithoutIcon(now: number): Promise<Source[]> {
  const icons = await database.icons.toArray()
  const checked = new Set(icons.filter(({ checkedAt }) => checkedAt > now - week).map(({ id }) => id))
  return database.sources.filter(({ id }) => !checked.has(id)).toArray()
}

/** Keeps the icon that there was where none came this time. Nothing is kept for a source that was let go meanwhile. */
export function keepIcon(id: number, data: Blob | undefined, checkedAt: number): Promise<void> {
  return database.transaction('rw', database.sources, database.icons, async () => {
    if (!(await database.sources.get(id))) return
    const before = await database.icons.get(id)
    const icon = data ?? before?.data
    await database.icons.put({ id, checkedAt, ...(icon && { data: icon }) })
  })
}

export function listIcons(): Promise<SourceIcon[]> {
  return database.icons.toArray()
}
