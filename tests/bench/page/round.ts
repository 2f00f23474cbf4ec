/** What both polls share in the page: sources to follow, a round through Fil, and the same work bare, side by side. */
import type { Source } from '../../../utils/model.ts'
import { refreshDue } from '../../../utils/round.ts'
import { database } from '../../../utils/store/database.ts'

export type Followed = Pick<Source, 'url' | 'title' | 'timeZone'>

/** As many as Fil itself has under way. */
const lanes = 6

/** Takes the lock that the worker's rounds take, for as long as this page lives: nobody else polls. */
export function keepWorkerWaiting(): Promise<void> {
  return new Promise((resolve) => {
    void navigator.locks.request('round', () => {
      resolve()
      return new Promise<never>(() => {})
    })
  })
}

/** Follows them all, none due, and gives them their ids. */
export async function followAll(sources: Followed[]): Promise<Source[]> {
  await Promise.all(database.tables.map((table) => table.clear()))
  const rows = sources.map(({ url, title, timeZone }) => ({
    url,
    title,
    timeZone,
    kind: 'feed' as const,
    addedAt: Date.now(),
    validators: {},
    nextCheckAt: Number.MAX_SAFE_INTEGER,
    failures: 0,
  }))
  await database.sources.bulkAdd(rows)
  return database.sources.toArray()
}

/** Makes all due and times their round; throws where one of them was not answered with `status`. */
export async function pollAll(status: number): Promise<number> {
  await database.sources.toCollection().modify({ nextCheckAt: 0, status: 0 })
  const time = await measure(() =>
    refreshDue(
      async () => true,
      () => {},
      { read: async () => ({}), write: async () => {} },
    ),
  )
  const odd = await database.sources.filter((source) => source.status !== status || !!source.trouble).first()
  if (odd) throw new Error(`${odd.url}: ${odd.status} ${odd.trouble?.reason ?? ''} instead of ${status}`)
  return time
}

/** Six at once, one a host. */
export async function runBare(sources: Source[], work: (source: Source) => Promise<void>): Promise<void> {
  const waiting = sources.map((source) => ({ source, host: new URL(source.url).host }))
  const busy = new Set<string>()
  const runLane = async (): Promise<void> => {
    for (;;) {
      const at = waiting.findIndex(({ host }) => !busy.has(host))
      const [next] = at === -1 ? [] : waiting.splice(at, 1)
      if (!next) return
      busy.add(next.host)
      await work(next.source)
      busy.delete(next.host)
    }
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
}

export async function measure(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
