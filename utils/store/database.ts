/** The schema: what Fil keeps in IndexedDB, and the versions that led there. */
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { ForgottenStory, Source, StoryRow, StoryText } from '../model.ts'

export const database = new Dexie('fil') as Dexie & {
  sources: EntityTable<Source, 'id'>
  stories: EntityTable<StoryRow, 'id'>
  texts: EntityTable<StoryText, 'id'>
  forgotten: Table<ForgottenStory, [sourceId: number, key: string]>
}

database.version(1).stores({
  sources: '++id, &url, nextCheckAt',
  stories: '++id, &[sourceId+key], at, [unread+at]',
  texts: 'id',
})

database.version(2).stores({
  stories: '++id, &[sourceId+key], [sourceId+url], at, seenAt, [unread+at]',
  forgotten: '[sourceId+key], [sourceId+url]',
})

/** Runs reads and writes so that all of them are kept, or none: a killed worker leaves no half of them. */
export function writeTogether<T>(work: () => Promise<T>): Promise<T> {
  return database.transaction('rw', database.tables, work)
}

/** Whether an error, or one behind it, says that the disk or the browser's share of it is full. */
export function isOutOfSpace(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = readCause(cause)) {
    if (cause.name === 'QuotaExceededError') return true
  }
  return false
}

function readCause(error: Error & { inner?: unknown }): unknown {
  return error.inner ?? error.cause
}
