/** Reads the newest rows with nothing but the browser's own IndexedDB, so that a page has headlines before all else. */
import type { Source, StoryRow } from '../model.ts'

export interface Glance {
  /** Newest first. */
  rows: StoryRow[]
  /** Those of the rows. */
  sources: Source[]
}

/** Where to look: an index of the stories and the keys of it that are wanted. */
export interface GlanceRange {
  index: 'at' | '[unread+at]' | '[saved+at]' | '[sourceId+at]'
  /** The first part of each key; absent for a plain index. */
  prefix?: number
}

/** Nothing where the database is not there yet, cannot be opened, or is an older Fil's. */
export async function glance({ index, prefix }: GlanceRange, limit: number): Promise<Glance> {
  const database = await openDatabase()
  if (!database) return { rows: [], sources: [] }
  try {
    const transaction = database.transaction(['stories', 'sources'])
    const stories = transaction.objectStore('stories').index(index)
    const range = prefix === undefined ? null : IDBKeyRange.bound([prefix], [prefix, []])
    const rows = await readBackwards<StoryRow>(stories, range, limit)
    const ids = [...new Set(rows.map((row) => row.sourceId))]
    const found = await Promise.all(ids.map((id) => settle(transaction.objectStore('sources').get(id))))
    return { rows, sources: found.filter((source) => source !== undefined) }
  } catch (error) {
    console.error('The first headlines could not be read', error)
    return { rows: [], sources: [] }
  } finally {
    // An open connection would hold up a change of the schema.
    database.close()
  }
}

async function openDatabase(): Promise<IDBDatabase | undefined> {
  try {
    const request = indexedDB.open('fil')
    // There is none: taking back its making leaves none.
    request.onupgradeneeded = () => request.transaction?.abort()
    return await settle(request)
  } catch {
    return undefined
  }
}

/** Whole records from the end of an index, where the browser can do that in one go, else one by one. */
async function readBackwards<T>(index: IDBIndex, range: IDBKeyRange | null, limit: number): Promise<T[]> {
  if ('getAllRecords' in index) {
    const options = { query: range, count: limit, direction: 'prev' }
    const records = await settle((index as unknown as RecordIndex<T>).getAllRecords(options))
    return records.map((record) => record.value)
  }
  return new Promise((resolve, reject) => {
    const values: T[] = []
    const request = (index as IDBIndex).openCursor(range, 'prev')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor || values.length >= limit) return resolve(values)
      values.push(cursor.value)
      cursor.continue()
    }
  })
}

/** https://w3c.github.io/IndexedDB/#dom-idbindex-getallrecords */
interface RecordIndex<T> {
  getAllRecords(options: {
    query: IDBKeyRange | null
    count: number
    direction: string
  }): IDBRequest<{ value: T }[]>
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
