/** Forgets old stories, by a written rule, and remembers their names for as long as their source may serve them. */
import { Dexie } from 'dexie'
import type { ForgottenStory, StoryRow } from '../model.ts'
import { database, writeTogether } from './database.ts'
import { dropWords } from './search.ts'

const day = 24 * 60 * 60_000

export interface Retention {
  /** Days since a story was first seen. */
  days: number
  /** Stories of one source, the newest kept. */
  perSource: number
}

export const usualRetention: Retention = { days: 90, perSource: 20_000 }

/** A forgotten story that its source has not served for so long may have its name forgotten too. */
const longestMemory = 30 * day
/** That a name was served is noted once a day, of which some may be missed. */
const longestGap = 2 * day
/** A clock that leaps further than anybody's holidays may be wrong. */
const longestPause = 30 * day
const steadyFor = 3 * day
/** Few enough that a transaction is short and a killed worker has little to do again. */
const batchSize = 500

/** Forgets what is older or more than the rule keeps, except what is saved or kept unread on purpose; returns how many stories that were. */
export async function sweep(now: number, { days, perSource }: Retention = usualRetention): Promise<number> {
  let count = await forgetAll(await findSeenBefore(now - days * day), now)
  for (const sourceId of (await database.sources.toCollection().primaryKeys()) as number[]) {
    const surplus = (await ofSource(sourceId).count()) - perSource
    if (surplus > 0) count += await forgetAll(await findOldest(sourceId, surplus), now)
  }
  await forgetNames(now)
  return count
}

/**
 * Sweeps only once the clock has gone steadily for some days: by one that stands a year ahead every story would be old.
 * To be called daily; returns how many stories were forgotten.
 */
export async function sweepBySteadyClock(now: number): Promise<number> {
  const noted = (await database.settings.get('swept'))?.value as
    | { at: number; steadySince: number }
    | undefined
  const isSteady = noted !== undefined && now >= noted.at && now - noted.at <= longestPause
  const steadySince = isSteady ? noted.steadySince : now
  await database.settings.put({ name: 'swept', value: { at: now, steadySince } })
  return now - steadySince >= steadyFor ? sweep(now) : 0
}

/** Notes that a source still serves stories that were forgotten. Part of the transaction that keeps the answer. */
export async function noteServed(served: ForgottenStory[], now: number): Promise<void> {
  const changed = served.flatMap(({ missedAt, ...one }): ForgottenStory[] =>
    missedAt === undefined && now - (one.servedAt ?? 0) < day ? [] : [{ ...one, servedAt: now }],
  )
  if (changed.length > 0) await database.forgotten.bulkPut(changed)
}

/** A source may serve a story again that it left out for some days; nobody serves one after it was missed for so long. */
async function forgetNames(now: number): Promise<void> {
  const freshAt = new Map<number, number>()
  for (const source of await database.sources.toArray()) freshAt.set(source.id, source.freshAt ?? 0)
  const isMissed = ({ sourceId, servedAt = 0 }: ForgottenStory) =>
    servedAt + longestGap < (freshAt.get(sourceId) ?? 0)
  await database.forgotten
    .filter((one) => one.missedAt === undefined && isMissed(one))
    .modify({ missedAt: now })
  await database.forgotten.filter((one) => (one.missedAt ?? now) < now - longestMemory).delete()
}

function findSeenBefore(at: number): Promise<number[]> {
  return database.stories.where('seenAt').below(at).primaryKeys()
}

/** Those at the end of the list, the saved ones among them. */
function findOldest(sourceId: number, surplus: number): Promise<number[]> {
  return ofSource(sourceId).limit(surplus).primaryKeys()
}

async function forgetAll(ids: number[], now: number): Promise<number> {
  let count = 0
  for (let from = 0; from < ids.length; from += batchSize) {
    count += await forget(ids.slice(from, from + batchSize), now)
  }
  return count
}

/** Looks at the rows as they are by now: one that the reader has just saved or marked as unread stays. */
function forget(candidates: number[], now: number): Promise<number> {
  return writeTogether(async () => {
    const found = await database.stories.bulkGet(candidates)
    const stored = found.filter((row) => row !== undefined)
    const addedAt = new Map((await database.sources.toArray()).map((source) => [source.id, source.addedAt]))
    // Nothing is seen before its source is followed, but by a clock that stands wrong.
    const isMisdated = (row: StoryRow) => row.seenAt < (addedAt.get(row.sourceId) ?? 0)
    await database.stories.bulkPut(stored.filter(isMisdated).map((row) => ({ ...row, seenAt: now })))
    const rows = stored.filter((row) => !row.saved && !row.pinned && !isMisdated(row))
    const ids = rows.map((row) => row.id)
    // What makes room comes first: the disk may be full.
    await database.texts.bulkDelete(ids)
    await dropWords(ids)
    await database.stories.bulkDelete(ids)
    await database.forgotten.bulkPut(
      rows.map(({ sourceId, key, url }) => ({
        sourceId,
        key,
        ...(url !== undefined && { url }),
        servedAt: now,
      })),
    )
    return ids.length
  })
}

function ofSource(id: number) {
  return database.stories.where('[sourceId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey])
}
