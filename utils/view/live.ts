/** The store as it changes: queries as signals, and which stories were written, by anyone. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { Dexie, liveQuery, type ObservabilitySet } from 'dexie'
import { database, marksAlone } from '../store/database.ts'

export interface Live<T> {
  /** Undefined until the first result. */
  result: ReadonlySignal<T | undefined>
  stop(): void
}

export function watch<T>(query: () => Promise<T>): Live<T> {
  const result = signal<T | undefined>(undefined)
  const subscription = liveQuery(query).subscribe({
    next: (value) => {
      result.value = value
    },
    error: (error) => console.error('The list could not be read', error),
  })
  return { result, stop: () => subscription.unsubscribe() }
}

/**
 * Tells after each write, in whatever page or worker, the ids of the stories that it added, changed or removed;
 * nothing but that something happened where those are not known one by one, or that many were marked. It ends with the
 * page.
 */
export function watchStories(onWrite: (ids: number[] | undefined) => void, onMarks: () => void): void {
  Dexie.on('storagemutated', (parts: ObservabilitySet) => {
    if (nameParts('stories') + marksAlone in parts) return onMarks()
    tellWritten(parts, 'stories', onWrite)
  })
}

/** The same of stored articles, until what is returned is called. */
export function watchArticles(onWrite: (ids: number[] | undefined) => void): () => void {
  const look = (parts: ObservabilitySet) => tellWritten(parts, 'articles', onWrite)
  Dexie.on('storagemutated', look)
  return () => Dexie.on.storagemutated.unsubscribe(look)
}

function nameParts(table: string): string {
  return `idb://${database.name}/${table}/`
}

function tellWritten(
  parts: ObservabilitySet,
  table: string,
  onWrite: (ids: number[] | undefined) => void,
): void {
  const name = nameParts(table)
  const removed = readKeys(parts[`${name}:dels`] as Keys | undefined)
  const written = readKeys(parts[name] as Keys | undefined)
  if ('all' in parts) onWrite(undefined)
  else if (written?.length !== 0 || removed?.length !== 0) {
    onWrite(written && removed && [...new Set([...written, ...removed])])
  }
}

/** Dexie's set of keys: a tree of spans. https://dexie.org/docs/Dexie/Dexie.on.storagemutated */
interface Keys {
  from?: unknown
  to?: unknown
  l?: Keys | null
  r?: Keys | null
}

/** Undefined where a span holds more than one key. */
function readKeys(tree: Keys | null | undefined, keys: number[] = []): number[] | undefined {
  if (!tree || !('from' in tree) || tree.from === undefined) return keys
  if (tree.from !== tree.to || typeof tree.from !== 'number') return undefined
  keys.push(tree.from)
  return readKeys(tree.l, keys) && readKeys(tree.r, keys)
}

/** When a newer Fil wants to change the schema, this page lets go of the old one and starts over with the new. */
export function reloadOnUpgrade(): void {
  database.on('versionchange', () => {
    database.close()
    location.reload()
  })
}
