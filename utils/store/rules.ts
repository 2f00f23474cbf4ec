/** The reader's rules: kept, changed, removed with what they did, and applied to what is stored. */
import { Dexie } from 'dexie'
import type { StoryRow, StoryText } from '../model.ts'
import type { Rule, RuleDraft } from '../rule.ts'
import { isAside, letBack, mutedBy, setAside } from './aside.ts'
import { database } from './database.ts'

/** Rows read or written together: few enough that whoever reads the list meanwhile hardly waits. */
const batchSize = 500

/** In the order in which they were made. */
export function listRules(): Promise<Rule[]> {
  return database.rules.orderBy(':id').toArray()
}

const readings = new WeakMap<object, Promise<Rule[]>>()

/** The same within the transaction that is open, read once for all who share it. */
export function readRules(): Promise<Rule[]> {
  const place = Dexie.currentTransaction
  if (!place) return listRules()
  const reading = readings.get(place) ?? listRules()
  readings.set(place, reading)
  return reading
}

/** Keeps a new rule, or what an old one is from now on; it is to be applied to what is stored. */
export function keepRule(draft: RuleDraft, now: number, id?: number): Promise<void> {
  return database.transaction('rw', database.rules, database.stories, async () => {
    if (id !== undefined) await undoRule(id)
    await database.rules.put({ ...draft, ...(id !== undefined && { id }), changedAt: now } as Rule)
  })
}

/**
 * Removes a rule: what it muted is listed again as it was, what it highlighted is so no more. Returns the ids of those
 * stories.
 */
export function removeRule(id: number): Promise<number[]> {
  return database.transaction('rw', database.rules, database.stories, async () => {
    const ids = await listRuled(id)
    await undoRule(id)
    await database.rules.delete(id)
    return ids
  })
}

/** The ids of the stories that a rule mutes or highlights. */
export async function listRuled(id: number): Promise<number[]> {
  const highlighted = await database.stories.where('highlightedBy').equals(id).primaryKeys()
  return [...new Set([...(await mutedBy(id).primaryKeys()), ...highlighted])]
}

/** Switches rules off whose patterns took too long. */
export async function switchOff(ids: number[], now: number): Promise<void> {
  for (const id of ids) await database.rules.update(id, { slowAt: now })
}

/** What one rule did another may do as well. */
async function undoRule(id: number): Promise<void> {
  const muted = await mutedBy(id).toArray()
  await putRows(muted.flatMap((row) => (isAside(row) ? [letBack(row)] : [])))
  const highlighted = await database.stories.where('highlightedBy').equals(id).toArray()
  await putRows(highlighted.map(({ highlightedBy, ...row }) => row))
  if (muted.length + highlighted.length > 0) await askRules()
}

/** Every rule is to be applied to what is stored once more; part of the transaction that changes it, if there is one. */
export async function askRules(): Promise<void> {
  await database.rules.toCollection().modify((rule) => {
    delete rule.isApplied
  })
}

async function putRows(rows: StoryRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batchSize) {
    await database.stories.bulkPut(rows.slice(from, from + batchSize))
  }
}

/** Applies a rule to stories that it caught, except where it has been changed since. */
export async function applyToStored({ id, kind, changedAt }: Rule, storyIds: number[]): Promise<void> {
  for (let from = 0; from < storyIds.length; from += batchSize) {
    const batch = storyIds.slice(from, from + batchSize)
    await database.transaction('rw', database.rules, database.stories, async () => {
      if ((await database.rules.get(id))?.changedAt !== changedAt) return
      const rows = (await database.stories.bulkGet(batch)).filter((row) => row !== undefined)
      if (kind === 'mute') {
        await database.stories.bulkPut(rows.filter(mayMute).map((row) => setAside(row, id)))
      } else if (kind === 'highlight') {
        const unmarked = rows.filter((row) => row.highlightedBy === undefined && !isAside(row))
        await database.stories.bulkPut(unmarked.map((row) => ({ ...row, highlightedBy: id })))
      }
    })
  }
}

export async function noteApplied({ id, changedAt }: Rule): Promise<void> {
  await database.rules
    .where({ id })
    .and((rule) => rule.changedAt === changedAt)
    .modify({ isApplied: true })
}

/** What the reader saved, or let back, stays where they find it. */
export function mayMute(row: StoryRow): boolean {
  return !row.saved && !row.unmuted && !isAside(row)
}

/** A story with all that rules look at. */
export interface Ruled {
  row: StoryRow
  told: Pick<StoryRow, 'title'> & Pick<StoryText, 'author' | 'summary'>
  /** The headlines that it had before, newest first. */
  formerTitles?: string[]
}

/** The stories that stand in the list from a moment on, and those that would had a rule not muted them; newest first. */
export async function readSince(at: number): Promise<Ruled[]> {
  const listed = await database.stories.where('at').above(at).primaryKeys()
  const muting = (await listRules()).filter(({ kind }) => kind === 'mute')
  const muted = await Promise.all(muting.map(({ id }) => mutedBy(id, at).primaryKeys()))
  const all = await readRuled([...listed, ...muted.flat()])
  return all.sort((one, other) => placeOf(other.row) - placeOf(one.row))
}

export async function readRuled(ids: number[]): Promise<Ruled[]> {
  const all: Ruled[] = []
  for (let from = 0; from < ids.length; from += batchSize) {
    const batch = ids.slice(from, from + batchSize)
    const [rows, texts] = await Promise.all([database.stories.bulkGet(batch), database.texts.bulkGet(batch)])
    for (const [index, row] of rows.entries()) {
      if (row) all.push({ row, told: tell(row, texts[index]), ...nameFormer(texts[index]) })
    }
  }
  return all
}

/** Without its content, which is long and nobody looks at. */
function tell({ title }: StoryRow, { author, summary }: Partial<StoryText> = {}): Ruled['told'] {
  return { title, ...(author !== undefined && { author }), ...(summary !== undefined && { summary }) }
}

function nameFormer({ formerTitles }: Partial<StoryText> = {}): Pick<Ruled, 'formerTitles'> {
  return formerTitles ? { formerTitles: formerTitles.map(({ title }) => title) } : {}
}

/** When a story stands in the list, or would. */
function placeOf(row: StoryRow): number {
  return isAside(row) ? row.mutedAt : row.at
}
