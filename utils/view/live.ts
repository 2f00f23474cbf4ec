/** A store query as a signal: it holds the newest result, and changes when what it read is written, by anyone. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { liveQuery } from 'dexie'
import { database } from '../store/database.ts'

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

/** When a newer Fil wants to change the schema, this page lets go of the old one and starts over with the new. */
export function reloadOnUpgrade(): void {
  database.on('versionchange', () => {
    database.close()
    location.reload()
  })
}
