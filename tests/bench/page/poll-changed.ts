/** A round of sources that are all new, through Fil and bare: fetched, parsed by the feed library, added as they are. */
import { parseFeed } from 'feedsmith'
import type { Source, StoryRow, StoryText } from '../../../utils/model.ts'
import { database } from '../../../utils/store/database.ts'
import { addBare, openBareStore } from './bare-store.ts'
import { type Followed, followAll, keepWorkerWaiting, measure, pollAll, runBare } from './round.ts'

declare global {
  interface Window {
    prepareChanged: (sources: Followed[]) => Promise<void>
    /** Milliseconds for the same news, which must be as many stories; Fil goes first, or last. */
    pollChanged: (stories: number, filFirst: boolean) => Promise<{ fil: number; bare: number }>
  }
}

let store: IDBDatabase
let lastId = 0

window.prepareChanged = async (sources) => {
  await keepWorkerWaiting()
  await followAll(sources)
  store = await openBareStore()
}

window.pollChanged = async (stories, filFirst) => {
  const sources = await database.sources.toArray()
  const [storedBefore, addedBefore] = [await database.stories.count(), lastId]
  const pollBare = () => measure(() => runBare(sources, askBare))
  const early = filFirst ? undefined : await pollBare()
  const fil = await pollAll(200)
  const bare = early ?? (await pollBare())
  const stored = (await database.stories.count()) - storedBefore
  const added = lastId - addedBefore
  if (stored !== stories || added !== stories) {
    throw new Error(`${stored} stories stored and ${added} added instead of ${stories}`)
  }
  return { fil, bare }
}

async function askBare({ id: sourceId, url }: Source): Promise<void> {
  const response = await fetch(url, { cache: 'no-store', credentials: 'omit' })
  const { format, feed } = parseFeed(await response.text())
  if (format !== 'rss') throw new Error(`${url} is ${format} instead of RSS`)
  const seenAt = Date.now()
  const rows: StoryRow[] = []
  const texts: StoryText[] = []
  for (const { title = '', link = '', guid, pubDate = '', description = '', dc } of feed.items ?? []) {
    lastId += 1
    const key = guid?.value ?? link
    rows.push({ id: lastId, sourceId, key, title, url: link, at: Date.parse(pubDate), seenAt, unread: 1 })
    texts.push({ id: lastId, author: dc?.creators?.[0] ?? '', summary: description })
  }
  await addBare(store, rows, texts)
}
