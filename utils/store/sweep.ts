/** Keeps the list within bounds: forgets old stories by a written rule, and only by a clock that can be trusted. */
import { Dexie } from 'dexie'
import { database, unlessFull } from './database.ts'
import { dropEnded } from './followed.ts'
import { forgetNames, forgetStories } from './forget.ts'
import { readServersTime } from './sources.ts'

const day = 24 * 60 * 60_000

export interface Retention {
  /** Days since a story was first seen. */
  days: number
  /** Stories of one source, the newest kept. */
  perSource: number
}

export const usualRetention: Retention = { days: 90, perSource: 20_000 }

/** A clock that leaps further than anybody's holidays may be wrong. */
const longestPause = 30 * day
const steadyFor = 3 * day

/**
 * Forgets what is older or more than the rule keeps, except what is saved or kept unread on purpose; returns how many
 * stories that were. Nothing is older by this machine's clock than by the servers': one that stands a year ahead makes
 * nobody old.
 */
export async function sweep(now: number, { days, perSource }: Retention = usualRetention): Promise<number> {
  const sureAt = Math.min(now, (await readServersTime()) ?? now)
  let count = await forgetStories(await findSeenBefore(sureAt - days * day), now)
  for (const sourceId of (await database.sources.toCollection().primaryKeys()) as number[]) {
    const surplus = (await ofSource(sourceId).count()) - perSource
    if (surplus > 0) count += await forgetStories(await findOldest(sourceId, surplus), now)
  }
  await unlessFull(() => dropEnded(sureAt))
  await forgetNames(now, sureAt)
  return count
}

/**
 * Sweeps only once the clock has gone steadily for some days, which protects also those who follow nobody whose server
 * tells the time. To be called daily; returns how many stories were forgotten.
 */
export async function sweepBySteadyClock(now: number): Promise<number> {
  const noted = (await database.settings.get('swept'))?.value as
    | { at: number; steadySince: number }
    | undefined
  const isSteady = noted !== undefined && now >= noted.at && now - noted.at <= longestPause
  const steadySince = isSteady ? noted.steadySince : now
  await unlessFull(() => database.settings.put({ name: 'swept', value: { at: now, steadySince } }))
  return now - steadySince >= steadyFor ? sweep(now) : 0
}

function findSeenBefore(at: number): Promise<number[]> {
  return database.stories.where('seenAt').below(at).primaryKeys()
}

/** Those at the end of the list, the saved ones among them. */
function findOldest(sourceId: number, surplus: number): Promise<number[]> {
  return ofSource(sourceId).limit(surplus).primaryKeys()
}

function ofSource(id: number) {
  return database.stories.where('[sourceId+at]').between([id, Dexie.minKey], [id, Dexie.maxKey])
}
