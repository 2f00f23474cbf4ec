/** The schema: what Fil keeps in IndexedDB, and the versions that led there. */
import { Dexie, type EntityTable } from 'dexie'
import type { Source, StoryRow, StoryText } from '../model.ts'

export const database = new Dexie('fil') as Dexie & {
  sources: EntityTable<Source, 'id'>
  stories: EntityTable<StoryRow, 'id'>
  texts: EntityTable<StoryText, 'id'>
}

database.version(1).stores({
  sources: '++id, &url, nextCheckAt',
  stories: '++id, &[sourceId+key], at, [unread+at]',
  texts: 'id',
})

/** Runs reads and writes so that all of them are kept, or none: a killed worker leaves no half of them. */
export function writeTogether<T>(work: () => Promise<T>): Promise<T> {
  return database.transaction('rw', database.sources, database.stories, database.texts, work)
}
