/** Headlines: what changes in them, and the rows of those that are shown. */
import type { Change, Story, StoryRow, StoryText } from '../model.ts'
import type { Fate } from '../rule.ts'
import { noteAlerts } from './alerts.ts'
import { asListed, isAside, moveRow, setAside } from './aside.ts'
import { database, mostTold } from './database.ts'
import { noteWords } from './search.ts'
import { readServersTime } from './sources.ts'

const mostFormerTitles = 10
/** Clocks are put right by seconds all the time. */
const tolerance = 5 * 60_000
/** A server's clock is put right less often than the reader's, and is wrong by less than this. */
const longestSkew = 24 * 60 * 60_000

/** The newest rows of all sources, newest first. */
export function listNewest(limit: number): Promise<StoryRow[]> {
  return database.stories.orderBy('at').reverse().limit(limit).toArray()
}

/**
 * Writes what sift decided. New stories are unread, and what the reader's rules make of them; an edited one keeps its
 * time and whether it was read. Where nothing is told of an edited one's fate, that stays as it is too.
 */
export async function writeChanges(
  sourceId: number,
  changes: Change[],
  now: number,
  fates: Map<Story, Fate> = new Map(),
): Promise<void> {
  const arrivals = changes.filter((change) => change.kind === 'new')
  if (arrivals.length > 0) {
    const rows = arrivals.map(({ story, at }) =>
      meetFate(toRow(sourceId, story, at, now) as StoryRow, fates.get(story)),
    )
    const ids = await addRows(rows)
    const texts = arrivals.flatMap(({ story }, index) => toText(ids[index] as number, story))
    await Promise.all([
      texts.length > 0 && database.texts.bulkPut(texts),
      noteWords(arrivals.map(({ story }, index) => ({ ...story, id: ids[index] as number }))),
      noteAlerts(ids.filter((_, index) => fates.get(arrivals[index]?.story as Story)?.isTold)),
    ])
  }
  for (const change of changes) {
    if (change.kind === 'edited') await writeEdit(change, now, fates.get(change.story))
  }
}

async function addRows(rows: StoryRow[]): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < rows.length; from += mostTold) {
    ids.push(...(await database.stories.bulkAdd(rows.slice(from, from + mostTold), { allKeys: true })))
  }
  return ids
}

/** Takes over words, key and address; the former headline stays with the story's text. */
async function writeEdit(
  { id, story }: Change & { kind: 'edited' },
  now: number,
  fate: Fate | undefined,
): Promise<void> {
  const stored = await database.stories.get(id)
  if (!stored) return
  const row = fate ? meetFateAgain(stored, fate) : stored
  if (fate?.isTold) await noteAlerts([id])
  const { key, title, url = row.url } = story
  const former = row.title === title ? [] : [{ title: row.title, changedAt: now }]
  await database.stories.put({
    ...row,
    key,
    title,
    ...(url !== undefined && { url }),
    ...(former.length > 0 && { edited: 1 }),
    ...(story.lead && { lead: 1 }),
    ...(story.image !== undefined && { image: story.image }),
  })
  const text = await database.texts.get(id)
  const formerTitles = [...former, ...(text?.formerTitles ?? [])].slice(0, mostFormerTitles)
  const [said = { id }] = toText(id, story)
  const whole = { ...text, ...said, ...(formerTitles.length > 0 && { formerTitles }) }
  await database.texts.put(whole)
  await noteWords([{ ...whole, title }])
}

/**
 * Puts right what a clock that stood ahead wrote: nothing was seen, or stands in the list, after `now`. A clock that
 * shows less than servers have told already has gone wrong itself, and changes nothing.
 */
export async function resetSeen(now: number): Promise<void> {
  const findAhead = () => database.stories.where('seenAt').above(now + tolerance)
  if ((await findAhead().limit(1).primaryKeys()).length === 0) return
  if (((await readServersTime()) ?? now) > now + longestSkew) return
  await findAhead().modify((row) => {
    row.seenAt = now
    moveRow(row, (at) => Math.min(at, now))
  })
}

/** Rows by their ids; nothing where a story is no more, or a rule mutes it. */
export async function readRows(ids: number[]): Promise<(StoryRow | undefined)[]> {
  const rows = await database.stories.bulkGet(ids)
  return rows.map((row) => (row && isAside(row) ? undefined : row))
}

export function readText(id: number): Promise<StoryText | undefined> {
  return database.texts.get(id)
}

function toRow(sourceId: number, story: Story, at: number, now: number): Omit<StoryRow, 'id'> {
  return {
    sourceId,
    key: story.key,
    title: story.title,
    ...(story.url === undefined ? {} : { url: story.url }),
    at,
    seenAt: now,
    unread: 1,
    ...(story.image === undefined ? {} : { image: story.image }),
    ...(story.lead ? { lead: 1 as const } : {}),
    ...(story.isLocal ? { isLocal: true as const } : {}),
  }
}

function meetFate(row: StoryRow, fate: Fate = {}): StoryRow {
  const { mutedBy, highlightedBy, isTold, isSaved } = fate
  if (mutedBy !== undefined) return setAside(row, mutedBy)
  return {
    ...row,
    ...(highlightedBy !== undefined && { highlightedBy }),
    ...(isSaved && { saved: 1 as const }),
    ...(isTold && { told: 1 as const }),
  }
}

/** One that is muted no more stands where it stood before, read or unread as it was. */
function meetFateAgain(row: StoryRow, fate: Fate): StoryRow {
  const { highlightedBy: _, ...listed } = asListed(row)
  return meetFate(listed, fate)
}

function toText(id: number, { author, summary, content }: Story): StoryText[] {
  if (!author && !summary && !content) return []
  return [{ id, ...(author && { author }), ...(summary && { summary }), ...(content && { content }) }]
}
