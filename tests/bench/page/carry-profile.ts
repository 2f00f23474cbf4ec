/** Brings a list of sources and a backup in, from the bytes of their files to the store, and adds the same rows bare. */

import { writeBackup } from '../../../utils/store/backup.ts'
import { database } from '../../../utils/store/database.ts'
import { noteWords } from '../../../utils/store/search.ts'
import { importEntries, planTransfer, restore } from '../../../utils/transfer.ts'
import { inventRows, inventSources } from '../invented-rows.ts'
import { addAll, openBareStore } from './bare-store.ts'
import { keepWorkerWaiting, measure } from './round.ts'

export interface Carried {
  /** In milliseconds. */
  fil: number
  bare: number
}

declare global {
  interface Window {
    prepareCarrying: () => Promise<void>
    /** `dueIn` tells of each source after how many milliseconds it is asked first. */
    importList: (sources: number) => Promise<Carried & { dueIn: number[] }>
    restoreBackup: (stories: number) => Promise<Carried>
  }
}

window.prepareCarrying = keepWorkerWaiting

window.importList = async (count) => {
  await empty()
  const outlines = Array.from({ length: count }, (_, nth) => {
    const site = `https://www.paper-${nth}.example`
    const folder = nth % 50 === 0 ? `${nth > 0 ? '</outline>' : ''}<outline text="Folder ${nth / 50}">` : ''
    return `${folder}<outline type="rss" text="Paper ${nth}" xmlUrl="${site}/feed" htmlUrl="${site}/"/>`
  })
  const file = new Blob([`<opml version="2.0"><body>${outlines.join('\n')}</outline></body></opml>`])
  const now = Date.now()
  const fil = await measure(async () => {
    const plan = await planTransfer(file)
    if (!('import' in plan)) throw new Error(JSON.stringify(plan))
    await importEntries(plan.import.fresh, true, now, 'Africa/Casablanca')
  })
  const sources = await database.sources.toArray()
  if (sources.length !== count) throw new Error(`${sources.length} sources instead of ${count}`)
  const bare = await addAllBare({ sources })
  return { fil, bare, dueIn: sources.map(({ nextCheckAt = Number.POSITIVE_INFINITY }) => nextCheckAt - now) }
}

window.restoreBackup = async (count) => {
  await empty()
  const now = Date.now()
  await database.sources.bulkAdd(inventSources(now))
  const rows = inventRows(count, now)
  await database.stories.bulkAdd(rows)
  await database.texts.bulkAdd(rows.map(({ id, title }) => ({ id, summary: `${title}. ${title}.` })))
  await noteWords(rows)
  const file = await writeBackup(now)
  const [stories, texts] = await Promise.all([database.stories.toArray(), database.texts.toArray()])
  await empty()
  const fil = await measure(async () => {
    const plan = await planTransfer(file)
    if (!('restore' in plan)) throw new Error(JSON.stringify(plan))
    const restored = await restore(plan.restore, now)
    if (!('stories' in restored) || restored.stories !== count) throw new Error(JSON.stringify(restored))
  })
  return { fil, bare: await addAllBare({ stories, texts }) }
}

async function empty(): Promise<void> {
  await Promise.all(database.tables.map((table) => table.clear()))
}

async function addAllBare(rows: Record<string, object[]>): Promise<number> {
  const store = await openBareStore(Object.keys(rows))
  const took = await measure(() => addAll(store, rows))
  store.close()
  return took
}
