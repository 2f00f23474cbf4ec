/** IndexedDB without Fil: a database with the same tables and indexes, and adds in one transaction a source. */
import type { StoryRow, StoryText } from '../../../utils/model.ts'
import { database } from '../../../utils/store/database.ts'

const name = 'bare'

/** A new one, whatever there was. */
export async function openBareStore(tables = ['stories', 'texts']): Promise<IDBDatabase> {
  await settle(indexedDB.deleteDatabase(name))
  await database.open()
  const request = indexedDB.open(name)
  request.onupgradeneeded = () => {
    for (const table of tables) {
      const store = request.result.createObjectStore(table, { keyPath: 'id' })
      for (const index of database.table(table).schema.indexes) {
        store.createIndex(index.name, index.keyPath as string | string[], { unique: index.unique ?? false })
      }
    }
  }
  return (await settle(request)) as IDBDatabase
}

export function addBare(store: IDBDatabase, stories: StoryRow[], texts: StoryText[]): Promise<void> {
  return addAll(store, { stories, texts })
}

/** Rows by their tables, in one transaction. */
export function addAll(store: IDBDatabase, rows: Record<string, object[]>): Promise<void> {
  const transaction = store.transaction(Object.keys(rows), 'readwrite')
  for (const [table, some] of Object.entries(rows)) {
    for (const row of some) transaction.objectStore(table).add(row)
  }
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

function settle(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
