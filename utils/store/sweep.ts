/** Forgets old stories, by a written rule, and remembers their names for as long as their source may serve them. */
import { Dexie } from 'dexie'
import type { ForgottenStory, Story } from '../model.ts'
import { database, writeTogether } from './database.ts'

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
/** Few enough that a transaction is short and a killed worker has little to do again. */
const batchSize = 500

/** Forgets what is older or more than the rule keeps, and returns how many stories that were. */
export async function sweep(now: number, { days, perSource }: Retention = usualRetention): Promise<number> {
  let count = await forgetAll(() => findSeenBefore(now - days * day))
  for (const sourceId of (await database.sources.toCollection().primaryKeys()) as number[]) {
    const surplus = (await ofSource(sourceId).count()) - perSource
    if (surplus > 0) count += await forgetOldest(sourceId, surplus)
  }
  await database.forgotten.filter((one) => (one.missedAt ?? now) < now - longestMemory).delete()
  return count
}

/** Notes which forgotten stories a source still serves. Part of the transaction that keeps the answer. */
export async function noteServed(sourceId: number, stories: Story[], now: number): Promise<void> {
  const remembered = await database.forgotten
    .where('[sourceId+key]')
    .between([sourceId, Dexie.minKey], [sourceId, Dexie.maxKey])
    .toArray()
  if (remembered.length === 0) return
  const keys = new Set(stories.map((story) => story.key))
  const urls = new Set(stories.map((story) => story.url))
  const changed = remembered.flatMap((one): ForgottenStory[] => {
    const isServed = keys.has(one.key) || (one.url !== undefined && urls.has(one.url))
    if (isServed === (one.missedAt === undefined)) return []
    const { missedAt: _, ...served } = one
    return [isServed ? served : { ...one, missedAt: now }]
  })
  await database.forgotten.bulkPut(changed)
}

async function findSeenBefore(at: number): Promise<number[]> {
  return database.stories.where('seenAt').below(at).limit(batchSize).primaryKeys()
}

async function forgetOldest(sourceId: number, surplus: number): Promise<number> {
  const rows = await ofSource(sourceId).toArray()
  const ids = rows
    .sort((a, b) => a.at - b.at || a.id - b.id)
    .slice(0, surplus)
    .map((row) => row.id)
  return forgetAll(async () => ids.splice(0, batchSize))
}

async function forgetAll(findBatch: () => Promise<number[]>): Promise<number> {
  let count = 0
  for (let ids = await findBatch(); ids.length > 0; ids = await findBatch()) {
    await forget(ids)
    count += ids.length
  }
  return count
}

function forget(ids: number[]): Promise<void> {
  return writeTogether(async () => {
    const rows = (await database.stories.bulkGet(ids)).filter((row) => row !== undefined)
    await database.forgotten.bulkPut(
      rows.map(({ sourceId, key, url }) => ({ sourceId, key, ...(url !== undefined && { url }) })),
    )
    await database.texts.bulkDelete(ids)
    await database.stories.bulkDelete(ids)
  })
}

function ofSource(id: number) {
  return database.stories.where('[sourceId+key]').between([id, Dexie.minKey], [id, Dexie.maxKey])
}
