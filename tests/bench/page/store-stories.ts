/** Stores stories the way a refresh does, and the same rows by bare IndexedDB adds, and times both. */
import type { Story } from '../../../utils/model.ts'
import { sift } from '../../../utils/sift/sift.ts'
import { database, writeTogether } from '../../../utils/store/database.ts'
import { findKnown, writeChanges } from '../../../utils/store/stories.ts'
import { inventRows } from '../invented-rows.ts'

declare global {
  interface Window {
    storeStories: (sources: number, each: number) => Promise<{ fil: number; bare: number }>
  }
}

/** Milliseconds for `sources` transactions of `each` stories: through Fil's store, and bare. */
window.storeStories = async (sources, each) => {
  const now = Date.now()
  const batches = Array.from({ length: sources }, (_, index) => inventStories(index, each, now))
  await Promise.all([database.stories.clear(), database.texts.clear()])
  const fil = await time(async () => {
    for (const [index, stories] of batches.entries()) {
      await writeTogether(async () => {
        const changes = sift(stories, await findKnown(index, stories), now)
        await writeChanges(index, changes, now)
      })
    }
  })
  const rows = await database.stories.toArray()
  const texts = await database.texts.toArray()
  const bare = await time(() => addBare(rows, texts, each))
  return { fil, bare }
}

function inventStories(source: number, count: number, now: number): Story[] {
  return inventRows(count, now - source).map(({ key, title, url, at }) => ({
    key,
    title,
    ...(url !== undefined && { url }),
    publishedAt: at,
    summary: `${title}. ${title}.`,
  }))
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** The floor: the same rows and texts into stores with the same indexes, one transaction for each batch. */
async function addBare(rows: object[], texts: object[], each: number): Promise<void> {
  const name = 'bare'
  await settle(indexedDB.deleteDatabase(name))
  const request = indexedDB.open(name)
  request.onupgradeneeded = () => {
    const stories = request.result.createObjectStore('stories', { keyPath: 'id' })
    stories.createIndex('key', ['sourceId', 'key'], { unique: true })
    stories.createIndex('at', 'at')
    stories.createIndex('unread', ['unread', 'at'])
    request.result.createObjectStore('texts', { keyPath: 'id' })
  }
  const bare = (await settle(request)) as IDBDatabase
  for (let from = 0; from < rows.length; from += each) {
    const transaction = bare.transaction(['stories', 'texts'], 'readwrite')
    for (const row of rows.slice(from, from + each)) transaction.objectStore('stories').add(row)
    for (const text of texts.slice(from, from + each)) transaction.objectStore('texts').add(text)
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
  }
  bare.close()
}

function settle(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
