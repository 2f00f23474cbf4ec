/** A round of sources that have nothing new, through Fil and as bare conditional fetches. */
import type { Source } from '../../../utils/model.ts'
import { database } from '../../../utils/store/database.ts'
import { type Followed, followAll, keepWorkerWaiting, measure, pollAll, runBare } from './round.ts'

declare global {
  interface Window {
    prepareUnchanged: (sources: Followed[]) => Promise<void>
    /** Milliseconds; the second call in turn takes them the other way round. */
    pollUnchanged: (filFirst: boolean) => Promise<{ fil: number; bare: number }>
  }
}

/** Reads every source once, so that each has its stories, its rhythm and its validators. */
window.prepareUnchanged = async (sources) => {
  await keepWorkerWaiting()
  await followAll(sources)
  await pollAll(200)
}

window.pollUnchanged = async (filFirst) => {
  const sources = await database.sources.toArray()
  const pollBare = () => measure(() => runBare(sources, askBare))
  if (filFirst) return { fil: await pollAll(304), bare: await pollBare() }
  const bare = await pollBare()
  return { fil: await pollAll(304), bare }
}

async function askBare({ url, validators }: Source): Promise<void> {
  const { status } = await fetch(url, {
    headers: { 'If-None-Match': validators.etag ?? '' },
    cache: 'no-store',
    credentials: 'omit',
  })
  if (status !== 304) throw new Error(`${url}: ${status} instead of 304`)
}
