/** Joins the sources of a backup with those that are there: nothing that is there is lost, nothing is there twice. */
import { openSpelling } from '../folder.ts'
import type { Source, StoryRow } from '../model.ts'
import { isDemo } from '../site.ts'
import { database } from './database.ts'
import { openFolders, reviveSources } from './followed.ts'
import { addSources, isFollowed, listAddresses, readersChoices, spreadChecks, withFields } from './sources.ts'
import { moveToZone } from './zone.ts'

/** One form for all the ways of writing the address of one source. */
export type Identify = (url: string) => string

export type RuleIds = Record<'mute' | 'highlight', Map<number, number>>

/** What the tables of one restore tell each other. */
export interface Ground {
  now: number
  identify: Identify
  /** The ids here of the sources and stories there. */
  sourceIds: Map<number, number>
  storyIds: Map<number, number>
  /** How folders are spelled here. */
  spellFolder: (folder: string) => string
  /** The ids here of the rules there that mute or highlight. */
  ruleIds: RuleIds
  /** Whether there were neither stories nor rules: what the rules of there have done is all that there is to do. */
  isEmpty: boolean
  /** Of which each is followed. */
  addedSources: number
  /** Stories that were not there, under their ids there. */
  addedStories: Map<number, StoryRow>
}

export function openGround(now: number, identify: Identify, isEmpty = false): Ground {
  return {
    now,
    identify,
    sourceIds: new Map(),
    storyIds: new Map(),
    spellFolder: openSpelling([]),
    ruleIds: { mute: new Map(), highlight: new Map() },
    isEmpty,
    addedSources: 0,
    addedStories: new Map(),
  }
}

export async function mergeSources(written: Source[], ground: Ground): Promise<void> {
  const { now, identify } = ground
  ground.spellFolder = await openFolders()
  const rows = written.map((row) => spellFolder(row, ground))
  const stored = await database.sources.toArray()
  const listNames = (row: Source) => listAddresses(row).map(identify)
  // One that leads elsewhere by now, or did there, is the same by either address; its own comes first.
  const own = new Map(stored.flatMap((row) => listNames(row).map((name) => [name, row])))
  for (const row of stored) own.set(identify(row.url), row)
  const findTwin = (row: Source) => listNames(row).flatMap((name) => own.get(name) ?? [])[0]
  const told = Map.groupBy(rows, (row) => identify(row.url))
  const missing = [...told].filter(([, [row]]) => row && !findTwin(row))
  const spread = spreadChecks(missing.length, now)
  const arrivals = missing.map(([, [row]], nth) => arrive(row as Source, spread(nth), now))
  const ids = await addSources(arrivals)
  const added = new Map(missing.map(([name], nth) => [name, ids[nth] as number]))
  const twins: Twins[] = []
  for (const [name, rows] of told) {
    const twin = findTwin(rows[0] as Source)
    if (twin) twins.push({ twin, row: rows[0] as Source })
    for (const row of rows) ground.sourceIds.set(row.id, twin?.id ?? (added.get(name) as number))
  }
  const back = await mergeTwins(twins, now)
  ground.addedSources += back + arrivals.filter(isFollowed).length
}

/** What stands in a folder, or is about one, with its name as it is spelled here. */
export function spellFolder<Row extends { folder?: string }>(row: Row, ground: Ground): Row {
  return row.folder === undefined ? row : { ...row, folder: ground.spellFolder(row.folder) }
}

interface Twins {
  twin: Source
  row: Source
}

/**
 * All but what was chosen is newer here. Returns how many sources that were let go are followed again. What is to be
 * written is written together: Dexie loses a transaction over a hundred awaits in which nothing is written.
 */
async function mergeTwins(all: Twins[], now: number): Promise<number> {
  await database.sources.bulkPut(all.flatMap(takeChoices))
  const back = all.filter(({ twin, row }) => twin.endedAt !== undefined && row.endedAt === undefined)
  await reviveSources(
    back.map(({ twin }) => twin.id),
    now,
  )
  const moved = all.filter(({ twin, row }) => row.timeZoneChosen && row.timeZone !== twin.timeZone)
  for (const { twin, row } of moved) await moveToZone(twin.id, row.timeZone, now)
  return back.length
}

/** The source with what was chosen there, if that is anything else than here. */
function takeChoices({ twin, row }: Twins): Source[] {
  const chosen = readersChoices.filter((name) => row[name] !== undefined && row[name] !== twin[name])
  return chosen.length === 0
    ? []
    : [withFields(twin, Object.fromEntries(chosen.map((name) => [name, row[name]])))]
}

/** What was due long ago is not asked all at once; what is gone for good stays so. */
function arrive({ id: _, ...row }: Source, at: number, now: number): Omit<Source, 'id'> {
  const isAskedNoMore =
    isDemo(row) ||
    row.endedAt !== undefined ||
    row.because === 'paused' ||
    (row.nextCheckAt === undefined && row.checkedAt !== undefined)
  return {
    ...row,
    addedAt: Math.min(row.addedAt, now),
    ...(!isAskedNoMore && { nextCheckAt: Math.max(row.nextCheckAt ?? 0, at) }),
  }
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
