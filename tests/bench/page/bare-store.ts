/** IndexedDB without Fil: a database with the same tables and indexes, and adds in one transaction a source. */
import type { StoryRow, StoryText } from '../../../utils/model.ts'
import { database } from '../../../utils/store/database.ts'

const name = 'bare'
const tables = ['stories', 'texts']

/** A new one, whatever there was. */
export async function openBareStore(): Promise<IDBDatabase> {
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

export function addBare(store: IDBDatabase, rows: StoryRow[], texts: StoryText[]): Promise<void> {
  const transaction = store.transaction(tables, 'readwrite')
  for (const row of rows) transaction.objectStore('stories').add(row)
  for (const text of texts) transaction.objectStore('texts').add(text)
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
