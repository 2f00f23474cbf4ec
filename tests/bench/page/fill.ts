/** Fills Fil's own database with invented rows, from inside the extension. */
import { database } from '../../../utils/store/database.ts'
import { inventRows, inventSources } from '../invented-rows.ts'

declare global {
  interface Window {
    fill: (count: number, now: number) => Promise<void>
  }
}

window.fill = async (count, now) => {
  await Promise.all([database.sources.clear(), database.stories.clear(), database.texts.clear()])
  await database.sources.bulkAdd(inventSources(now))
  await database.stories.bulkAdd(inventRows(count, now))
}
