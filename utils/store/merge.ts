/** Joins what a backup tells of each table with what is there: nothing that is there is lost, nothing is there twice. */
import type { ForgottenStory, Source, StoryRow, StoryText } from '../model.ts'
import { type Settings, usualSettings } from '../settings.ts'
import { moveRow } from './aside.ts'
import { database, type Setting } from './database.ts'
import { reviveSources } from './followed.ts'
import { moveUnderRules } from './merge-rules.ts'
import { noteWords } from './search.ts'
import { changeSettings } from './settings.ts'
import { addSources, readersChoices, spreadChecks, withFields } from './sources.ts'
import { rowsOfSource } from './story-rows.ts'
import { moveToZone } from './zone.ts'

/** One form for all the ways of writing the address of one source. */
export type Identify = (url: string) => string

/** What the tables of one restore tell each other. */
export interface Ground {
  now: number
  identify: Identify
  /** The ids here of the sources and stories there. */
  sourceIds: Map<number, number>
  storyIds: Map<number, number>
  /** The ids here of the rules there. */
  ruleIds: Map<number, number>
  addedSources: number
  /** Stories that were not there, under their ids there. */
  addedStories: Map<number, StoryRow>
}

export function openGround(now: number, identify: Identify): Ground {
  return {
    now,
    identify,
    sourceIds: new Map(),
    storyIds: new Map(),
    ruleIds: new Map(),
    addedSources: 0,
    addedStories: new Map(),
  }
}

export async function mergeSources(rows: Source[], ground: Ground): Promise<void> {
  const own = new Map((await database.sources.toArray()).map((row) => [ground.identify(row.url), row]))
  const told = Map.groupBy(rows, (row) => ground.identify(row.url))
  const missing = [...told].filter(([name]) => !own.has(name))
  const spread = spreadChecks(missing.length, ground.now)
  const arrivals = missing.map(([, [row]], nth) => arrive(row as Source, spread(nth), ground.now))
  const ids = await addSources(arrivals)
  ground.addedSources += ids.length
  const added = new Map(missing.map(([name], nth) => [name, ids[nth] as number]))
  for (const [name, rows] of told) {
    const twin = own.get(name)
    if (twin) ground.addedSources += await mergeChoices(twin, rows[0] as Source, ground.now)
    for (const { id } of rows) ground.sourceIds.set(id, twin?.id ?? (added.get(name) as number))
  }
}

/** What was due long ago is not asked all at once; what is gone for good stays so. */
function arrive({ id: _, ...row }: Source, at: number, now: number): Omit<Source, 'id'> {
  const isAskedNoMore =
    row.endedAt !== undefined ||
    row.because === 'paused' ||
    (row.nextCheckAt === undefined && row.checkedAt !== undefined)
  return {
    ...row,
    addedAt: Math.min(row.addedAt, now),
    ...(!isAskedNoMore && { nextCheckAt: Math.max(row.nextCheckAt ?? 0, at) }),
  }
}

/** All but what was chosen is newer here. Returns how many sources that were let go are followed again: one, or none. */
async function mergeChoices(twin: Source, row: Source, now: number): Promise<number> {
  const chosen = readersChoices.filter((name) => row[name] !== undefined && row[name] !== twin[name])
  if (chosen.length > 0) {
    await database.sources.put(withFields(twin, Object.fromEntries(chosen.map((name) => [name, row[name]]))))
  }
  const isBack = twin.endedAt !== undefined && row.endedAt === undefined
  if (isBack) await reviveSources([twin.id], now)
  if (row.timeZoneChosen && row.timeZone !== twin.timeZone) await moveToZone(twin.id, row.timeZone, now)
  return isBack ? 1 : 0
}

export async function mergeStories(rows: StoryRow[], ground: Ground): Promise<void> {
  const arrivals: StoryRow[] = []
  const changed: StoryRow[] = []
  const doubles: [row: StoryRow, first: StoryRow][] = []
  for (const [sourceId, told] of Map.groupBy(rows, (row) => ground.sourceIds.get(row.sourceId))) {
    if (sourceId === undefined) continue
    const own = new Map((await rowsOfSource(sourceId).toArray()).map((row) => [row.key, row]))
    const first = new Map<string, StoryRow>()
    for (const row of told) {
      const twin = own.get(row.key)
      const former = first.get(row.key)
      first.set(row.key, former ?? row)
      if (former) doubles.push([row, former])
      else if (twin) ground.storyIds.set(row.id, twin.id)
      else arrivals.push(row)
      const marked = twin && !former && mergeMarks(twin, row)
      if (marked) changed.push(marked)
    }
  }
  // Of stories at one moment the list shows the one with the lower id first.
  arrivals.sort((one, other) => one.id - other.id)
  const written = arrivals.map((row) => moveIn(row, ground))
  const ids = (await database.stories.bulkAdd(written as StoryRow[], { allKeys: true })) as number[]
  for (const [nth, row] of arrivals.entries()) {
    ground.storyIds.set(row.id, ids[nth] as number)
    ground.addedStories.set(row.id, row)
  }
  for (const [row, first] of doubles) ground.storyIds.set(row.id, ground.storyIds.get(first.id) as number)
  await database.stories.bulkPut(changed)
  await database.forgotten.bulkDelete(written.map(({ sourceId, key }) => [sourceId, key]))
}

/** Read or saved once is read or saved; what is kept unread here on purpose stays unread. Undefined where all is so. */
function mergeMarks(twin: StoryRow, row: StoryRow): StoryRow | undefined {
  const isRead = twin.unread === 1 && !twin.pinned && !row.unread
  const isSaved = row.saved === 1 && !twin.saved
  if (!isRead && !isSaved) return undefined
  const { unread, ...rest } = twin
  return { ...rest, ...(unread && !isRead && { unread }), ...(isSaved && { saved: 1 }) }
}

function moveIn({ id: _, ...row }: StoryRow, { now, sourceIds, ruleIds }: Ground): Omit<StoryRow, 'id'> {
  const moved = moveUnderRules({ ...row, id: 0, sourceId: sourceIds.get(row.sourceId) as number }, ruleIds)
  moveRow(moved, (at) => Math.min(at, now))
  const { id: __, ...arrived } = moved
  return { ...arrived, seenAt: Math.min(row.seenAt, now) }
}

/** What a story says where nothing is known of it; and the words by which those are found that were not there. */
export async function mergeTexts(rows: StoryText[], ground: Ground): Promise<void> {
  const told = new Map(rows.map((row) => [ground.storyIds.get(row.id), row]))
  told.delete(undefined)
  const ids = [...told.keys()] as number[]
  const own = await database.texts.bulkGet(ids)
  const missing = ids.filter((_, nth) => own[nth] === undefined)
  await database.texts.bulkAdd(missing.map((id) => ({ ...(told.get(id) as StoryText), id })))
  const worded = [...ground.addedStories].map(([there, { title }]) => {
    const id = ground.storyIds.get(there) as number
    return { ...told.get(id), id, title }
  })
  if (worded.length > 0) await noteWords(worded)
}

/** A name here, as a story or as a forgotten one, is newer than the same name there. */
export async function mergeForgotten(rows: ForgottenStory[], ground: Ground): Promise<void> {
  for (const [sourceId, told] of Map.groupBy(rows, (row) => ground.sourceIds.get(row.sourceId))) {
    if (sourceId === undefined) continue
    const stories = (await rowsOfSource(sourceId).keys()) as unknown as [number, string][]
    const names = new Set(stories.map(([, key]) => key))
    const missing = told.filter(({ key }) => !names.has(key)).map((row) => ({ ...row, sourceId }))
    const own = await database.forgotten.bulkGet(missing.map(({ key }) => [sourceId, key]))
    await database.forgotten.bulkPut(missing.filter((_, nth) => own[nth] === undefined))
  }
}

/** The choices made there are taken over; whatever else is remembered here stays. */
export async function mergeSettings(rows: Setting[], ground: Ground): Promise<void> {
  const chosen = rows.find(({ name }) => name === 'settings')?.value
  if (typeof chosen === 'object' && chosen !== null) await changeSettings(readChoices(chosen))
  await addMissing('settings')(
    rows.filter(({ name }) => name !== 'settings'),
    ground,
  )
}

/** A choice that this Fil does not know changes nothing. */
function readChoices(chosen: object): Partial<Settings> {
  const known = Object.entries(chosen).filter(
    ([name, value]) =>
      Object.hasOwn(usualSettings, name) && typeof value === typeof usualSettings[name as keyof Settings],
  )
  return Object.fromEntries(known)
}

/** For tables whose rows stand on their own: adds those that are not there, under new numbers where they are numbered. */
export function addMissing(name: string): (rows: object[], ground: Ground) => Promise<void> {
  return async (rows) => {
    const table = database.table<object>(name)
    const key = table.schema.primKey.keyPath as string
    const isNumbered = table.schema.primKey.auto === true
    const nameRow = (row: object) => JSON.stringify(isNumbered ? listFields(row, key) : readField(row, key))
    const own = new Set((await table.toArray()).map(nameRow))
    const missing = new Map(
      rows.map((row) => [nameRow(row), row] as const).filter(([same]) => !own.has(same)),
    )
    await table.bulkAdd([...missing.values()].map((row) => (isNumbered ? dropField(row, key) : row)))
  }
}

function listFields(row: object, but: string): [string, unknown][] {
  return Object.entries(row)
    .filter(([field]) => field !== but)
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

function dropField(row: object, field: string): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))
}

function readField(row: object, field: string): unknown {
  return (row as Record<string, unknown>)[field]
}
