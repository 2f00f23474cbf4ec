/** Forgets stories wholly, and remembers their names for as long as their source may serve them. */
import type { ForgottenStory, StoryRow } from '../model.ts'
import { database, isOutOfSpace, unlessFull, writeTogether } from './database.ts'
import { dropWords } from './search.ts'
import { deleteRows, deleteStories } from './story-rows.ts'

const day = 24 * 60 * 60_000

/** A forgotten story that its source has not served for so long may have its name forgotten too. */
const longestMemory = 30 * day
/** That a name was served is noted once a day, of which some may be missed. */
const longestGap = 2 * day
/** Few enough that a transaction is short and a killed worker has little to do again. */
const batchSize = 500

/**
 * Forgets stories, except those that are saved or kept unread on purpose; returns how many. A disk that refuses every
 * write gets its room all the same, and then the names, if it takes them.
 */
export async function forgetStories(ids: number[], now: number): Promise<number> {
  let count = 0
  const unnamed: StoryRow[] = []
  for (const batch of splitUp(ids)) {
    try {
      count += await forget(batch, now)
    } catch (error) {
      if (!isOutOfSpace(error)) throw error
      const dropped = await dropOnly(batch)
      count += dropped.length
      unnamed.push(...dropped)
    }
  }
  for (const batch of splitUp(unnamed)) {
    // At worst a story comes back as new, once there is room for it.
    await unlessFull(() => database.forgotten.bulkPut(nameRows(batch, now)))
    await unlessFull(() => dropWords(batch.map((row) => row.id)))
  }
  return count
}

/** Notes that a source still serves stories that were forgotten. Part of the transaction that keeps the answer. */
export async function noteServed(served: ForgottenStory[], now: number): Promise<void> {
  const changed = served.flatMap(({ missedAt, ...one }): ForgottenStory[] =>
    missedAt === undefined && now - (one.servedAt ?? 0) < day ? [] : [{ ...one, servedAt: now }],
  )
  if (changed.length > 0) await database.forgotten.bulkPut(changed)
}

/**
 * A source may serve a story again that it left out for some days; nobody serves one after it was missed for so long.
 * So late it is at `sureAt`, whatever the clock shows.
 */
export async function forgetNames(now: number, sureAt: number): Promise<void> {
  const freshAt = new Map<number, number>()
  for (const source of await database.sources.toArray()) freshAt.set(source.id, source.freshAt ?? 0)
  const isMissed = ({ sourceId, servedAt = 0 }: ForgottenStory) =>
    servedAt + longestGap < (freshAt.get(sourceId) ?? 0)
  await database.forgotten.filter((one) => (one.missedAt ?? now) < sureAt - longestMemory).delete()
  await unlessFull(() =>
    database.forgotten.filter((one) => one.missedAt === undefined && isMissed(one)).modify({ missedAt: now }),
  )
}

/** Looks at the rows as they are by now: one that the reader has just saved or marked as unread stays. */
function forget(candidates: number[], now: number): Promise<number> {
  return writeTogether(async () => {
    const { rows, misdated } = await findForgettable(candidates)
    await database.stories.bulkPut(misdated.map((row) => ({ ...row, seenAt: now })))
    await deleteStories(rows.map((row) => row.id))
    await database.forgotten.bulkPut(nameRows(rows, now))
    return rows.length
  })
}

/** Where nothing can be added, what is taken away has a transaction of its own. */
function dropOnly(candidates: number[]): Promise<StoryRow[]> {
  return writeTogether(async () => {
    const { rows } = await findForgettable(candidates)
    await deleteRows(rows.map((row) => row.id))
    return rows
  })
}

async function findForgettable(candidates: number[]): Promise<{ rows: StoryRow[]; misdated: StoryRow[] }> {
  const found = await database.stories.bulkGet(candidates)
  const addedAt = new Map((await database.sources.toArray()).map((source) => [source.id, source.addedAt]))
  // Nothing is seen before its source is followed, but by a clock that stands wrong.
  const isMisdated = (row: StoryRow) => row.seenAt < (addedAt.get(row.sourceId) ?? 0)
  const stored = found.filter((row) => row !== undefined)
  return {
    rows: stored.filter((row) => !row.saved && !row.pinned && !isMisdated(row)),
    misdated: stored.filter(isMisdated),
  }
}

function nameRows(rows: StoryRow[], now: number): ForgottenStory[] {
  return rows.map(({ sourceId, key, url }) => ({
    sourceId,
    key,
    ...(url !== undefined && { url }),
    servedAt: now,
  }))
}

function* splitUp<T>(all: T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += batchSize) yield all.slice(from, from + batchSize)
}
