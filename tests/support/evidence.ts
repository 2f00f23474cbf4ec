/** Reads what a real browser has stored of Fil, as plain data that can be judged. */
import type { Act, ForgottenStory, Source, StoryRow } from '../../utils/model.ts'
import type { FilBrowser } from './fil-browser.ts'
import type { Evidence } from './invariants.ts'

type Stored = Omit<Evidence, 'log' | 'now' | 'before'>

export async function readEvidence(fil: FilBrowser): Promise<Stored & { now: number }> {
  const stored = await fil.evaluate(readDatabase)
  return { ...stored, now: Date.now() }
}

/** Runs in the browser, and reads everything in one transaction. */
async function readDatabase(): Promise<Stored> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('fil')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const transaction = database.transaction(['sources', 'stories', 'texts', 'forgotten', 'acts'])
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const [sources, stories, forgotten, textIds, unread, acts] = await Promise.all([
    settle(transaction.objectStore('sources').getAll()),
    settle(transaction.objectStore('stories').getAll()),
    settle(transaction.objectStore('forgotten').getAll()),
    settle(transaction.objectStore('texts').getAllKeys()),
    settle(transaction.objectStore('stories').index('[unread+at]').count()),
    settle(transaction.objectStore('acts').getAll()),
  ])
  database.close()
  return {
    sources: sources as Source[],
    stories: stories as StoryRow[],
    forgotten: forgotten as ForgottenStory[],
    textIds: textIds as number[],
    unread,
    acts: (acts as Act[]).map((act) => ({
      kind: act.kind,
      ...('ids' in act && { ids: Array.from(act.ids) }),
    })),
  }
}
