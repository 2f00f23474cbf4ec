/** Makes one source of two that tell the same: what the reader made of their stories stays. */
import { Dexie, type Table } from 'dexie'
import type { Source, StoryRow } from '../model.ts'
import { noteAlerts } from './alerts.ts'
import { asListed, withMarks } from './aside.ts'
import { database, writeTogether } from './database.ts'
import { askRules } from './rules.ts'
import { readersChoices, removeSource } from './sources.ts'
import { namesOfSource, rowsOfSource } from './story-rows.ts'

/** So many of each source's newest headlines tell whether they are the same. */
const compared = 20

/**
 * Moves the stories of one source to another and removes it. Of a story that both have, one stays: saved where either
 * was, read where either was. All or nothing.
 */
export function mergeSources(keptId: number, droppedId: number): Promise<void> {
  return writeTogether(async () => {
    const [kept, dropped] = await database.sources.bulkGet([keptId, droppedId])
    if (!kept || !dropped || keptId === droppedId) return
    const theirs = await rowsOfSource(droppedId).toArray()
    const findTwin = openTwins(await rowsOfSource(keptId).toArray(), theirs)
    for (const row of theirs) {
      const twin = findTwin(row)
      if (twin) await joinStories(twin, row)
      else await database.stories.put({ ...row, sourceId: keptId })
    }
    await moveForgotten(keptId, droppedId)
    await moveRules(keptId, droppedId)
    await database.sources.put(takeOver(kept, dropped))
    await removeSource(droppedId)
  })
}

/** The newest headlines of each source. */
export function readHeadlines(sourceIds: number[]): Promise<string[][]> {
  return database.transaction('r', database.stories, () =>
    Promise.all(
      sourceIds.map(async (id) => {
        const rows = await database.stories
          .where('[sourceId+at]')
          .between([id, Dexie.minKey], [id, Dexie.maxKey])
          .reverse()
          .limit(compared)
          .toArray()
        return rows.map(({ title }) => title)
      }),
    ),
  )
}

const leftName = 'notDoubles'

/** Pairs of sources that the reader wants to keep apart, as `id id`, the lower first. */
export async function readKeptApart(): Promise<string[]> {
  return ((await database.settings.get(leftName))?.value as string[] | undefined) ?? []
}

export function keepApart(pair: string): Promise<void> {
  return database.transaction('rw', database.settings, async () => {
    const pairs = new Set([...(await readKeptApart()), pair])
    await database.settings.put({ name: leftName, value: [...pairs] })
  })
}

/**
 * Finds the story that another is: of the same key or at the same address. Where several stand at one address, as the
 * episodes of a podcast may all lead to its page, the headline must agree as well. Each answers for one story.
 */
function openTwins(own: StoryRow[], theirs: StoryRow[]): (row: StoryRow) => StoryRow | undefined {
  const free = new Map(own.map((row) => [row.key, row]))
  const names = new Set(theirs.map(({ key }) => key))
  const strays = Map.groupBy(
    own.filter(({ key, url }) => url !== undefined && !names.has(key)),
    ({ url }) => url,
  )
  const told = Map.groupBy(theirs, ({ url }) => url)
  const findAtPlace = ({ url, title }: StoryRow) => {
    const there = strays.get(url) ?? []
    const isAlone = there.length === 1 && told.get(url)?.length === 1
    return isAlone ? there[0] : there.find((one) => one.title === title && free.has(one.key))
  }
  return (row) => {
    const twin = free.get(row.key) ?? findAtPlace(row)
    if (twin) free.delete(twin.key)
    return twin
  }
}

async function joinStories(twin: StoryRow, row: StoryRow): Promise<void> {
  const there = asListed(row)
  const marks = { isRead: !there.unread, isSaved: there.saved === 1, isLetBack: there.unmuted === 1 }
  await database.stories.put(withMarks(twin, marks))
  for (const table of [database.texts, database.articles] as Table<{ id: number }, number>[]) {
    const [own, said] = await table.bulkGet([twin.id, row.id])
    if (said && !own) await table.put({ ...said, id: twin.id })
  }
  if (!twin.told && (await database.alerts.get(row.id))) await noteAlerts([twin.id])
}

/** A rule for the one that goes is a rule for the one that stays; and whatever was moved may be for a rule. */
async function moveRules(keptId: number, droppedId: number): Promise<void> {
  await database.rules.filter(({ sourceId }) => sourceId === droppedId).modify({ sourceId: keptId })
  await askRules()
}

async function moveForgotten(keptId: number, droppedId: number): Promise<void> {
  const names = await namesOfSource(droppedId).toArray()
  const stored = await database.stories
    .where('[sourceId+key]')
    .anyOf(names.map(({ key }) => [keptId, key]))
    .toArray()
  const known = new Set(stored.map(({ key }) => key))
  await database.forgotten.bulkPut(
    names.filter(({ key }) => !known.has(key)).map((name) => ({ ...name, sourceId: keptId })),
  )
}

function takeOver(kept: Source, dropped: Source): Source {
  // Where nothing was chosen for the one that stays.
  const chosen = readersChoices.filter((name) => kept[name] === undefined && dropped[name] !== undefined)
  return Object.assign({ ...kept }, Object.fromEntries(chosen.map((name) => [name, dropped[name]])))
}
