/** Stores stories the way a refresh does, and the same rows by bare IndexedDB adds, and times both. */
import type { Story, StoryRow, StoryText } from '../../../utils/model.ts'
import { sift } from '../../../utils/sift/sift.ts'
import { database, writeTogether } from '../../../utils/store/database.ts'
import { findKnown } from '../../../utils/store/known.ts'
import { writeChanges } from '../../../utils/store/stories.ts'
import { inventRows } from '../invented-rows.ts'
import { addBare, openBareStore } from './bare-store.ts'

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
  const bare = await time(() => addAllBare(rows, texts, each))
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

/** The floor: the same rows and texts, one transaction for each batch. */
async function addAllBare(rows: StoryRow[], texts: StoryText[], each: number): Promise<void> {
  const store = await openBareStore()
  for (let from = 0; from < rows.length; from += each) {
    await addBare(store, rows.slice(from, from + each), texts.slice(from, from + each))
  }
  store.close()
}
