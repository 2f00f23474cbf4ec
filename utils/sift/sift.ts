/** Tells what is new and what was edited, so that nothing is stored twice and nothing known moves (pure). */
import type { Change, ForgottenStory, Known, Story, StoryRow } from '../model.ts'
import { normaliseLink } from '../parse/link.ts'

/** What one answer may bring at the most; a source that tells more is telling its archive, or is broken. */
export const mostStories = 2000

/** The newest stories of an answer, as many as Fil takes, in the source's own order. */
export function limitStories(stories: Story[], now: number): Story[] {
  if (stories.length <= mostStories) return stories
  const newest = stories.toSorted((a, b) => (b.publishedAt ?? now) - (a.publishedAt ?? now))
  const kept = new Set(newest.slice(0, mostStories))
  return stories.filter((story) => kept.has(story))
}

/**
 * Compares a source's stories, in its own order, with what is known of them. New ones come in the order in which they
 * are to be stored: oldest first, and of two at the same moment the one listed first last, so that ids rise with news.
 * A story without a time, or with one after `now`, has the time at which it is first seen. A row whose key the source
 * tells no more may be a story at its address, or of its time, told under another key; or one that had no address yet,
 * under the name that `unlinked` has by the key of now.
 */
export function sift(stories: Story[], known: Known, now: number, unlinked?: Map<string, string>): Change[] {
  const rows = new Map(known.rows.map((row) => [row.key, row]))
  const forgotten = new Set(known.forgotten.map((one) => one.key))
  const renames = openRenames(stories, known)
  const takeUnlinked = openUnlinked(stories, known, now, unlinked)
  const arrivals: (Change & { kind: 'new' })[] = []
  const edits: Change[] = []
  const taken = new Set<string>()
  for (const story of stories) {
    if (taken.has(story.key)) continue
    taken.add(story.key)
    const row = rows.get(story.key) ?? renames.takeRow(story) ?? takeUnlinked(story)
    if (row) {
      if (isEdited(row, story)) edits.push({ kind: 'edited', id: row.id, story })
    } else if (!forgotten.has(story.key) && !renames.takeForgotten(story)) {
      arrivals.push({ kind: 'new', story, at: Math.min(story.publishedAt ?? now, now) })
    }
  }
  return [...arrivals.reverse().sort((a, b) => a.at - b.at), ...edits]
}

interface Renames {
  /** The row of a story that is told under another key now; it answers for that one only. */
  takeRow(story: Story): StoryRow | undefined
  takeForgotten(story: Story): ForgottenStory | undefined
}

/**
 * Many stories may share an address, as those of a podcast do that all lead to its page, or have none: there the words
 * and the time must agree as well. Of one alone at its address the words may have changed with the key, but not all at
 * once.
 */
function openRenames(stories: Story[], known: Known): Renames {
  const keys = new Set(stories.map((story) => story.key))
  const told = Map.groupBy(stories, placeOf)
  const rows = findStrays(known.rows, keys)
  const forgotten = findStrays(known.forgotten, keys)
  const isAnyKnown = [...known.rows, ...known.forgotten].some((one) => keys.has(one.key))
  const areAllRenamed = stories.length > 1 && !isAnyKnown
  return {
    takeRow: (story) => {
      const there = rows.get(placeOf(story)) ?? []
      const isAlone = story.url !== undefined && there.length === 1 && told.get(placeOf(story))?.length === 1
      const isSameTime = (row: StoryRow) => row.at === story.publishedAt
      const named = there.filter((row) => row.title === story.title)
      const lone = isAlone ? there[0] : undefined
      const row =
        named.find(isSameTime) ??
        (isAlone || (story.url !== undefined && story.publishedAt === undefined) ? named[0] : undefined) ??
        (lone && (isSameTime(lone) || (areAllRenamed && !isHome(story.url))) ? lone : undefined)
      if (row) there.splice(there.indexOf(row), 1)
      return row
    },
    takeForgotten: (story) => {
      const there = forgotten.get(placeOf(story)) ?? []
      const isAlone = there.length === 1 && told.get(placeOf(story))?.length === 1
      return isAlone && story.url !== undefined && !isHome(story.url) ? there.pop() : undefined
    },
  }
}

const day = 24 * 60 * 60_000

/** Of a day, because a headline may come again. Each answers for one story. */
function openUnlinked(
  stories: Story[],
  known: Known,
  now: number,
  names: Map<string, string> | undefined,
): (story: Story) => StoryRow | undefined {
  if (!names) return () => undefined
  const keys = new Set(stories.map((story) => story.key))
  const strays = known.rows.filter((row) => row.url === undefined && !keys.has(row.key))
  const rows = new Map(strays.map((row) => [row.key, row]))
  return ({ key, publishedAt = now }) => {
    const row = rows.get(names.get(key) ?? '')
    if (!row || Math.abs(row.at - publishedAt) > day) return undefined
    rows.delete(row.key)
    return row
  }
}

/** What stands at each address under a key that is told no more. */
function findStrays<T extends { key: string; url?: string }>(
  known: T[],
  told: Set<string>,
): Map<string | undefined, T[]> {
  return Map.groupBy(
    known.filter((one) => !told.has(one.key)),
    placeOf,
  )
}

/** Its address in whatever form: a site that turns to https, or counts its visitors anew, moves all its stories. */
function placeOf({ url }: { url?: string }): string | undefined {
  return url === undefined ? undefined : normaliseLink(url)
}

/** Whether an address is a site's front, where any of its stories may be said to stand. */
function isHome(url = ''): boolean {
  const parsed = URL.parse(url)
  return parsed?.pathname === '/' && parsed.search === ''
}

function isEdited(row: StoryRow, story: Story): boolean {
  const isMoved = story.url !== undefined && row.url !== story.url
  // A line of a ticker that has become its lead comes with its text.
  const isRaised = story.lead === true && row.lead !== 1
  return row.title !== story.title || row.key !== story.key || isMoved || isRaised
}
