/** Joins the stories of a backup, and all that is kept of them, with those that are there. */
import type { StoredArticle } from '../article.ts'
import type { ForgottenStory, StoryRow, StoryText } from '../model.ts'
import { asListed, moveRow, withMarks } from './aside.ts'
import { database } from './database.ts'
import type { Ground } from './merge.ts'
import { moveUnderRules } from './merge-rules.ts'
import { noteWords } from './search.ts'
import { rowsOfSource } from './story-rows.ts'

export async function mergeStories(rows: StoryRow[], ground: Ground): Promise<void> {
  const arrivals: StoryRow[] = []
  const changed: StoryRow[] = []
  const doubles: [row: StoryRow, first: StoryRow][] = []
  for (const [sourceId, told] of Map.groupBy(rows, (row) => ground.sourceIds.get(row.sourceId))) {
    if (sourceId === undefined) continue
    const findTwin = openTwins(await rowsOfSource(sourceId).toArray(), told)
    const first = new Map<string, StoryRow>()
    for (const row of told) {
      const former = first.get(row.key)
      const twin = former ? undefined : findTwin(row)
      first.set(row.key, former ?? row)
      if (former) doubles.push([row, former])
      else if (twin) ground.storyIds.set(row.id, twin.id)
      else arrivals.push(row)
      const marked = twin && mergeMarks(twin, row)
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

/**
 * Finds the row here that is a story of there: of the same key, or else of the same address and headline, since a site may
 * have named all its stories anew. A row whose own name is told answers for that one only.
 */
function openTwins(own: StoryRow[], told: StoryRow[]): (row: StoryRow) => StoryRow | undefined {
  const byKey = new Map(own.map((row) => [row.key, row]))
  const names = new Set(told.map(({ key }) => key))
  const strays = Map.groupBy(
    own.filter(({ key }) => !names.has(key)),
    namePlace,
  )
  return (row) =>
    byKey.get(row.key) ?? (row.url === undefined ? undefined : strays.get(namePlace(row))?.pop())
}

function namePlace({ url, title }: StoryRow): string {
  return `${url} ${title}`
}

/** Read or saved once is read or saved; what is kept unread here on purpose stays unread. Undefined where all is so. */
function mergeMarks(twin: StoryRow, row: StoryRow): StoryRow | undefined {
  const [here, there] = [asListed(twin), asListed(row)]
  const isRead = here.unread === 1 && !here.pinned && !there.unread
  const isSaved = there.saved === 1 && !here.saved
  const isLetBack = there.unmuted === 1 && !here.unmuted
  return isRead || isSaved || isLetBack ? withMarks(twin, { isRead, isSaved, isLetBack }) : undefined
}

function moveIn({ id: _, ...row }: StoryRow, { now, sourceIds, ruleIds }: Ground): Omit<StoryRow, 'id'> {
  const moved = moveUnderRules({ ...row, id: 0, sourceId: sourceIds.get(row.sourceId) as number }, ruleIds)
  moveRow(moved, (at) => Math.min(at, now))
  const { id: __, ...arrived } = moved
  return { ...arrived, seenAt: Math.min(row.seenAt, now) }
}

/** What a story says where nothing is known of it; and the words by which those are found that were not there. */
export async function mergeTexts(rows: StoryText[], ground: Ground): Promise<void> {
  const told = await addOfStories('texts', rows, ground)
  const worded = [...ground.addedStories].map(([there, { title }]) => {
    const id = ground.storyIds.get(there) as number
    return { ...told.get(id), id, title }
  })
  if (worded.length > 0) await noteWords(worded)
}

/** The page that was read here stays. */
export async function mergeArticles(rows: StoredArticle[], ground: Ground): Promise<void> {
  await addOfStories('articles', rows, ground)
}

/** Adds what is kept of stories where nothing of it is here; returns all that is told, under the ids of here. */
async function addOfStories<Row extends { id: number }>(
  name: 'texts' | 'articles',
  rows: Row[],
  { storyIds }: Ground,
): Promise<Map<number, Row>> {
  const told = new Map<number, Row>()
  for (const row of rows) {
    const id = storyIds.get(row.id)
    if (id !== undefined) told.set(id, { ...row, id })
  }
  const table = database.table<Row, number>(name)
  const own = new Set(
    await table
      .where(':id')
      .anyOf([...told.keys()])
      .primaryKeys(),
  )
  await table.bulkAdd([...told.values()].filter(({ id }) => !own.has(id)))
  return told
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
