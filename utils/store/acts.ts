/** What a reader does to stories: marks that are kept with a note of how to undo them, all in one step. */
import { Dexie, RangeSet } from 'dexie'
import type { Act, Mark, StoryRow } from '../model.ts'
import { isAside } from './aside.ts'
import { database, marksAlone, mostTold } from './database.ts'

/** More rows than this are written without Dexie's bookkeeping of each key, which would take as long again. */
const fewRows = 500

/** How many acts can be undone, one after the other. */
const mostActs = 50

const runLength = 2_000

interface Meaning {
  opposite: Mark
  holds: (row: StoryRow) => boolean
  apply: (row: StoryRow) => void
}

const meanings: Record<Mark, Meaning> = {
  read: {
    opposite: 'unread',
    holds: (row) => !row.unread,
    apply: (row) => {
      delete row.unread
      delete row.pinned
    },
  },
  unread: {
    opposite: 'read',
    holds: (row) => row.unread === 1,
    apply: (row) => {
      row.unread = 1
    },
  },
  saved: {
    opposite: 'unsaved',
    holds: (row) => row.saved === 1,
    apply: (row) => {
      row.saved = 1
    },
  },
  unsaved: { opposite: 'saved', holds: (row) => !row.saved, apply: (row) => delete row.saved },
}

/** Marks those of the stories that are not marked so already, and returns how many those were. */
export function markStories(ids: ArrayLike<number>, mark: Mark, now: number): Promise<number> {
  return database.transaction('rw', database.stories, database.acts, async () => {
    const { changed, pinned } = await writeMark(ids, mark, mark === 'unread' ? 'all' : undefined)
    if (changed.length === 0) return 0
    await noteAct({ kind: mark, at: now, ids: changed, ...(pinned.length > 0 && { pinned }) })
    return changed.length
  })
}

/** Lists and counts nothing of a source until a moment. */
export function muteSource(sourceId: number, untilAt: number, now: number): Promise<void> {
  return database.transaction('rw', database.sources, database.acts, async () => {
    const source = await database.sources.get(sourceId)
    if (!source) return
    const { mutedUntilAt: formerUntilAt } = source
    await database.sources.update(sourceId, { mutedUntilAt: untilAt })
    await noteAct({
      kind: 'muted',
      at: now,
      sourceId,
      untilAt,
      ...(formerUntilAt !== undefined && { formerUntilAt }),
    })
  })
}

/** Has a story stand on top of the list no more; it stays among the others. */
export function putAway(storyId: number, now: number): Promise<void> {
  return database.transaction('rw', database.stories, database.acts, async () => {
    const row = await database.stories.get(storyId)
    if (!row || row.away) return
    await database.stories.put({ ...row, away: 1 })
    await noteAct({ kind: 'away', at: now, storyId })
  })
}

/**
 * Takes back the last act, except where the reader has changed a story's state since; returns that act. Where an act is
 * named and is not the last one, or is no more, nothing is taken back.
 */
export function undoLastAct(id?: number): Promise<Act | undefined> {
  return database.transaction('rw', database.stories, database.sources, database.acts, async () => {
    const act = await readLastAct()
    if (!act || (id !== undefined && act.id !== id)) return undefined
    if (act.kind === 'muted') {
      const { sourceId, untilAt, formerUntilAt } = act
      await database.sources.update(sourceId, (source) => {
        if (untilAt !== undefined && source.mutedUntilAt !== untilAt) return
        if (formerUntilAt === undefined) delete source.mutedUntilAt
        else source.mutedUntilAt = formerUntilAt
      })
    } else if (act.kind === 'away') {
      await database.stories
        .where(':id')
        .equals(act.storyId)
        .modify((row) => delete row.away)
    } else {
      await writeMark(act.ids, meanings[act.kind].opposite, act.pinned)
    }
    await database.acts.delete(act.id)
    return act
  })
}

export function readLastAct(): Promise<Act | undefined> {
  return database.acts.orderBy(':id').last()
}

/** Returns the ids of the rows that it changed, and of those that were pinned as unread. `pins` tells which are now. */
async function writeMark(
  ids: ArrayLike<number>,
  mark: Mark,
  pins: 'all' | Int32Array = new Int32Array(),
): Promise<{ changed: Int32Array; pinned: Int32Array }> {
  const { holds, apply } = meanings[mark]
  const sorted = Int32Array.from(new Set(Array.from(ids))).sort()
  // What a rule has muted meanwhile is neither listed nor counted, whatever was done to it.
  const rows = (await readRows(sorted, mark)).filter((row) => !holds(row) && !isAside(row))
  const pinned = Int32Array.from(
    rows.filter((row) => row.pinned === 1),
    (row) => row.id,
  )
  const toPin = new Set(pins === 'all' ? rows.map((row) => row.id) : pins)
  for (const row of rows) {
    apply(row)
    if (toPin.has(row.id)) row.pinned = 1
  }
  if (rows.length > fewRows) putMany(rows)
  for (let from = 0; rows.length <= fewRows && from < rows.length; from += mostTold) {
    await database.stories.bulkPut(rows.slice(from, from + mostTold))
  }
  return { changed: Int32Array.from(rows, (row) => row.id), pinned }
}

/** In the transaction that is open. Whoever watches the store is told that some stories changed, once they have. */
function putMany(rows: StoryRow[]): void {
  const transaction = Dexie.currentTransaction as unknown as { idbtrans: IDBTransaction }
  const store = transaction.idbtrans.objectStore('stories')
  for (const row of rows) store.put(row)
  const [first, last] = [rows[0] as StoryRow, rows.at(-1) as StoryRow]
  transaction.idbtrans.addEventListener('complete', () => {
    const table = `idb://${database.name}/stories/`
    const some = new RangeSet(first.id, last.id)
    Dexie.on.storagemutated.fire({ [table]: some, [table + marksAlone]: some })
  })
}

/** Many rows come in runs, which is several times as fast as one by one. */
async function readRows(sorted: Int32Array, mark: Mark): Promise<StoryRow[]> {
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  if (sorted.length <= fewRows) {
    return (await database.stories.bulkGet(Array.from(sorted))).filter((row) => row !== undefined)
  }
  const wanted = new Set(sorted)
  const rows: StoryRow[] = []
  const take = (run: StoryRow[]) => {
    for (const row of run) if (wanted.has(row.id)) rows.push(row)
  }
  if (mark === 'read') {
    take(await database.stories.where('[unread+at]').between([1, Dexie.minKey], [1, Dexie.maxKey]).toArray())
    return rows.sort((one, other) => one.id - other.id)
  }
  for (let from = first; from <= last; from += runLength) {
    const to = Math.min(from + runLength - 1, last)
    take(await database.stories.where(':id').between(from, to, true, true).toArray())
  }
  return rows
}

async function noteAct(act: DistributiveOmit<Act, 'id'>): Promise<void> {
  await database.acts.add(act as Act)
  // Counted, since ids have gaps where acts were undone.
  const surplus = await database.acts.orderBy(':id').reverse().offset(mostActs).primaryKeys()
  await database.acts.bulkDelete(surplus)
}

type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never
