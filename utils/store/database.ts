/** The schema: what Fil keeps in IndexedDB, and the versions that led there. */
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { StoredArticle } from '../article.ts'
import type { Copy } from '../exchange.ts'
import type { Act, ForgottenStory, Source, StoryRow, StoryText } from '../model.ts'
import type { Rule } from '../rule.ts'
import { keepCopyBeforeUpgrade } from './copy.ts'
import { addWords, type WordChunk } from './words.ts'

export const database = new Dexie('fil') as Dexie & {
  sources: EntityTable<Source, 'id'>
  stories: EntityTable<StoryRow, 'id'>
  texts: EntityTable<StoryText, 'id'>
  forgotten: Table<ForgottenStory, [sourceId: number, key: string]>
  /** What the reader did, for undoing it. */
  acts: EntityTable<Act, 'id'>
  /** The words of the stories, folded, for searching them. */
  words: Table<WordChunk, number>
  icons: Table<SourceIcon, number>
  /** The pages of stories that were opened for reading, never loaded by the list. */
  articles: EntityTable<StoredArticle, 'id'>
  settings: Table<Setting, string>
  rules: EntityTable<Rule, 'id'>
  /** The stories that the reader is still to be told of. */
  alerts: Table<{ id: number }, number>
  /** Sources and settings as they were before they were changed at large. */
  copies: EntityTable<Copy, 'id'>
}

/** The picture of a source, under the source's id. */
export interface SourceIcon {
  id: number
  /** Absent where the site has none that can be shown. */
  data?: Blob
  checkedAt: number
}

export interface Setting {
  name: string
  value: unknown
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

database
  .version(3)
  .stores({
    stories:
      '++id, &[sourceId+key], [sourceId+url], [sourceId+at], at, seenAt, [unread+at], [unread+sourceId], [saved+at]',
    acts: '++id',
    words: 'id',
    icons: 'id',
    settings: 'name',
  })
  .upgrade(addWords)

database
  .version(4)
  .stores({
    stories:
      '++id, &[sourceId+key], [sourceId+url], [sourceId+at], at, seenAt, [unread+at], [unread+sourceId], [saved+at], [mutedBy+mutedAt], highlightedBy',
    articles: 'id',
    rules: '++id',
    alerts: 'id',
    copies: '++id',
  })
  .upgrade(keepCopyBeforeUpgrade)

/** Runs reads and writes so that all of them are kept, or none: a killed worker leaves no half of them. */
export function writeTogether<T>(work: () => Promise<T>): Promise<T> {
  return database.transaction('rw', database.tables, work)
}

/** Dexie tells whoever watches the store the keys of so few rows written together, and of more only that some were. */
export const mostTold = 49

/** Under this name whoever watches the store is told of many stories that nothing has changed of but their marks. */
export const marksAlone = 'marks'

/** Whether an error, or one behind it, says that the disk or the browser's share of it is full. */
export function isOutOfSpace(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = readCause(cause)) {
    if (cause.name === 'QuotaExceededError') return true
  }
  return false
}

/** Writes what may as well be left undone on a full disk. */
export async function unlessFull(write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isOutOfSpace(error)) throw error
  }
}

/** Of many rows that could not be written, the first tells why. */
function readCause(error: Error & { inner?: unknown; failures?: unknown[] }): unknown {
  return error.failures?.[0] ?? error.inner ?? error.cause
}
