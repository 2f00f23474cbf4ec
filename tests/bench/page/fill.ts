/** Fills Fil's own database with invented rows, from inside the extension and writes more where that is wanted. */
import { sift } from '../../../utils/sift/sift.ts'
import { database, writeTogether } from '../../../utils/store/database.ts'
import { findKnown } from '../../../utils/store/known.ts'
import { noteWords } from '../../../utils/store/search.ts'
import { writeChanges } from '../../../utils/store/stories.ts'
import { inventRows, inventSources } from '../invented-rows.ts'

declare global {
  /** Follows invented sources besides, in folders, up to so many in all. */
  var follow: (count: number, now: number) => Promise<void>
  interface Window {
    fill: (count: number, now: number) => Promise<void>
    /** Stores twenty new stories of a source in one transaction. */
    write: () => Promise<void>
  }
}

window.fill = async (count, now) => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.sources.bulkAdd(inventSources(now))
  for (let from = 0, rows = inventRows(count, now); from < count; from += 5_000) {
    const some = rows.slice(from, from + 5_000)
    await database.stories.bulkAdd(some)
    await noteWords(some)
  }
}

globalThis.follow = async (count, now) => {
  const sources = inventSources(now, count)
  await database.sources.bulkPut(
    sources.map((source) => ({
      ...source,
      ...(source.id % 5 > 0 && { folder: `Folder ${source.id % 40}/Part ${source.id % 5}` }),
      rhythm: Array.from({ length: 60 }, (_, nth) => now - nth * 3_600_000),
    })),
  )
}

let round = 0

window.write = async () => {
  const now = Date.now()
  round += 1
  const stories = Array.from({ length: 20 }, (_, nth) => ({
    key: `written ${round} ${nth}`,
    title: `Le port écrit encore, story ${round} ${nth}`,
    publishedAt: now - nth,
  }))
  const sourceId = 1 + (round % 3)
  await writeTogether(async () => {
    await writeChanges(sourceId, sift(stories, await findKnown(sourceId, stories), now), now)
  })
}
