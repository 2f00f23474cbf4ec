/** Which stories' pages are to be kept for reading without a network, and which are dropped again. */
import { Dexie } from 'dexie'
import type { Source, StoryRow } from '../model.ts'
import { isAside } from './aside.ts'
import { database } from './database.ts'
import { type Keeping, readKeeping, wasAsked, writeKeeping } from './keeping.ts'

const day = 24 * 60 * 60_000

/** A story whose page may be fetched ahead. */
export interface ToKeep {
  row: StoryRow & { url: string }
  source: Source
  /** The reader saved it: nobody fetches it by itself. */
  isByHand: boolean
}

/** Of a source that is read from its pages, so many of its newest stories are looked at. */
const newestOfSource = 25
/** What a rule saves as it arrives is among so many. */
const newestSaved = 25
/** So many times as many as are wanted are kept: those that newer ones have pushed out may be wanted again. */
const surplus = 3
/** For so long what the reader did may still be undone, in milliseconds. */
const grace = 45_000

/**
 * The stories that were saved, the newest unread ones and those of sources that are read from their pages, of which no
 * page is stored and none was asked for within a day.
 */
export async function findToKeep(newest: number, now: number): Promise<ToKeep[]> {
  const [keeping, sources] = await Promise.all([readKeeping(), database.sources.toArray()])
  const byId = new Map(sources.map((source) => [source.id, source]))
  const isAsked = (row: StoryRow) => wasAsked(keeping.asked[row.id], now)
  const isFollowed = ({ sourceId }: StoryRow) => mayFetchAhead(byId.get(sourceId), now)
  const wanted = (await database.stories.bulkGet(keeping.wanted)).filter((row) => row !== undefined)
  const byHand = new Set(wanted.filter(({ saved }) => saved).map(({ id }) => id))
  const saved = (await newestBy('[saved+at]', newestSaved)).filter(({ seenAt }) => now - seenAt < 2 * day)
  const unread = (await newestBy('[unread+at]', newest)).filter(isFollowed)
  const whole = sources.filter((source) => source.fullText && mayFetchAhead(source, now)).map(newestUnread)
  const rows = [
    ...wanted.filter(({ id }) => byHand.has(id)),
    ...saved,
    ...unread,
    ...(await Promise.all(whole)).flat(),
  ]
  const missing = new Map(rows.filter((row) => !isAsked(row) && !isAside(row)).map((row) => [row.id, row]))
  for (const id of await listStored([...missing.keys()])) missing.delete(id)
  return [...missing.values()].flatMap((row) => {
    const source = byId.get(row.sourceId)
    return source && hasPage(row) ? [{ row, source, isByHand: byHand.has(row.id) }] : []
  })
}

/**
 * Drops what was fetched ahead of stories that are read by now and not saved, and of unread ones what is far more than
 * is wanted. What was opened for reading stays with its story.
 */
export function dropKept(newest: number, now: number): Promise<void> {
  return database.transaction(
    'rw',
    [database.stories, database.articles, database.sources, database.settings],
    async () => {
      const keeping = await readKeeping()
      const ids = Object.keys(keeping.kept).map(Number)
      if (ids.length === 0) return
      const rows = (await database.stories.bulkGet(ids)).filter((row) => row !== undefined)
      const whole = await database.sources.filter(({ fullText }) => fullText === true).primaryKeys()
      const extra = new Set(findSurplus(rows, newest, new Set(whole)))
      const kept: Keeping['kept'] = {}
      for (const row of rows) {
        const isUnwanted = !row.saved && (!row.unread || extra.has(row.id))
        const since = isUnwanted ? Math.min(keeping.kept[row.id] || now, now) : 0
        if (since === 0 || now - since < grace) kept[row.id] = since
        // It may be asked for anew if it is wanted again, unless it could not be had.
        else if (await dropUnopened(row.id)) delete keeping.asked[row.id]
      }
      await writeKeeping({ ...keeping, kept })
    },
  )
}

/** Ids of unread stories that are not saved, beyond what is kept of each kind; the newest stay. */
function findSurplus(rows: StoryRow[], newest: number, whole: Set<number>): number[] {
  const unread = rows.filter((row) => row.unread && !row.saved).sort((one, other) => other.at - one.at)
  const groups = Map.groupBy(unread, ({ sourceId }) => (whole.has(sourceId) ? sourceId : 0))
  return [...groups].flatMap(([sourceId, group]) =>
    group.slice(surplus * (sourceId === 0 ? newest : newestOfSource)).map(({ id }) => id),
  )
}

async function dropUnopened(id: number): Promise<boolean> {
  const stored = await database.articles.get(id)
  if (stored?.page === undefined) return false
  await database.articles.delete(id)
  return true
}

/** Not where its checks are paused, fail or came to an end, and not where the reader does not want to hear of it. */
function mayFetchAhead(source: Source | undefined, now: number): boolean {
  return (
    source?.nextCheckAt !== undefined &&
    source.endedAt === undefined &&
    source.failures === 0 &&
    !source.trouble &&
    (source.mutedUntilAt ?? 0) <= now
  )
}

function newestBy(index: string, most: number): Promise<StoryRow[]> {
  if (most <= 0) return Promise.resolve([])
  return database.stories
    .where(index)
    .between([1, Dexie.minKey], [1, Dexie.maxKey])
    .reverse()
    .limit(most)
    .toArray()
}

async function newestUnread({ id }: Source): Promise<StoryRow[]> {
  const rows = await database.stories
    .where('[sourceId+at]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .reverse()
    .limit(newestOfSource)
    .toArray()
  return rows.filter(({ unread }) => unread)
}

function listStored(ids: number[]): Promise<number[]> {
  return database.articles.where('id').anyOf(ids).primaryKeys() as Promise<number[]>
}

function hasPage(row: StoryRow): row is StoryRow & { url: string } {
  return row.url !== undefined && /^https?:/.test(row.url)
}
