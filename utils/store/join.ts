/** Makes one source of two that tell the same: what the reader made of their stories stays. */
import { Dexie } from 'dexie'
import type { Source, StoryRow } from '../model.ts'
import { database, writeTogether } from './database.ts'
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
    const twins = openTwins(await rowsOfSource(keptId).toArray())
    for (const row of await rowsOfSource(droppedId).toArray()) {
      const twin = twins.find(row)
      if (twin) {
        joinMarks(twin, row)
        await database.stories.put(twin)
        continue
      }
      const moved = { ...row, sourceId: keptId }
      await database.stories.put(moved)
      twins.add(moved)
    }
    await moveForgotten(keptId, droppedId)
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

/** Finds the story that another is: of the same key or at the same address. */
function openTwins(rows: StoryRow[]) {
  const byName = new Map<string, StoryRow>()
  const names = ({ key, url }: StoryRow) => [`key ${key}`, ...(url === undefined ? [] : [`url ${url}`])]
  const add = (row: StoryRow) => {
    for (const name of names(row)) byName.set(name, row)
  }
  rows.forEach(add)
  return {
    add,
    find: (row: StoryRow) =>
      names(row)
        .map((name) => byName.get(name))
        .find((twin) => twin),
  }
}

function joinMarks(twin: StoryRow, row: StoryRow): void {
  if (row.saved) twin.saved = 1
  if (!row.unread) {
    delete twin.unread
    delete twin.pinned
  }
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
