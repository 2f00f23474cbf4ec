/** Fills Fil's own database with invented rows, from inside the extension and writes more where that is wanted. */
import { sift } from '../../../utils/sift/sift.ts'
import { database, writeTogether } from '../../../utils/store/database.ts'
import { findKnown } from '../../../utils/store/known.ts'
import { noteWords } from '../../../utils/store/search.ts'
import { writeChanges } from '../../../utils/store/stories.ts'
import { inventRows, inventSources } from '../invented-rows.ts'

declare global {
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
