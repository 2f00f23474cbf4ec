/** Changes sources many at a time, so that a round that finds little news costs few transactions. */
import type { Source } from '../model.ts'
import { database } from './database.ts'
import { type Fields, withFields } from './sources.ts'

type Decide = (stored: Source) => Fields

interface Waiting {
  id: number
  decide: Decide
  resolve: () => void
  reject: (error: unknown) => void
}

let waiting: Waiting[] = []
let isWriting = false

/**
 * Changes fields of a source by what is stored of it; nothing where it is followed no more. All who come while one
 * transaction is under way, or until `withinMs` have passed, share the next.
 */
export function changeInBatch(id: number, decide: Decide, withinMs = 0): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ id, decide, resolve, reject })
    if (withinMs === 0) startWriting()
    else if (waiting.length === 1) setTimeout(startWriting, withinMs)
  })
}

/** Waits no longer for others to come. */
export function startWriting(): void {
  if (!isWriting) void writeBatches()
}

async function writeBatches(): Promise<void> {
  isWriting = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    try {
      await database.transaction('rw', database.sources, () => writeBatch(batch))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  isWriting = false
}

/** Without `await`: what the promises of others resolve to may not run as part of this transaction. */
function writeBatch(batch: Waiting[]): PromiseLike<unknown> {
  const ids = [...new Set(batch.map(({ id }) => id))]
  return database.sources.bulkGet(ids).then((stored) =>
    database.sources.bulkPut(
      decideAll(
        batch,
        stored.filter((source) => source !== undefined),
      ),
    ),
  )
}

function decideAll(batch: Waiting[], stored: Source[]): Source[] {
  const sources = new Map(stored.map((source) => [source.id, source]))
  for (const { id, decide } of batch) {
    const source = sources.get(id)
    if (source) sources.set(id, withFields(source, decide(source)))
  }
  return [...sources.values()]
}
