/** Tells what is new and what was edited, so that nothing is stored twice and nothing known moves (pure). */
import type { Change, Known, Story, StoryRow } from '../model.ts'

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
 * tells no more is the story at its address, told under another key.
 */
export function sift(stories: Story[], known: Known, now: number): Change[] {
  const keys = new Set(stories.map((story) => story.key))
  const rows = new Map(known.rows.map((row) => [row.key, row]))
  const strays = findStrays(known.rows, keys)
  const forgotten = new Set(known.forgotten.map((one) => one.key))
  const forgottenStrays = findStrays(known.forgotten, keys)
  const arrivals: (Change & { kind: 'new' })[] = []
  const edits: Change[] = []
  const taken = new Set<string>()
  for (const story of stories) {
    if (taken.has(story.key)) continue
    taken.add(story.key)
    const row = rows.get(story.key) ?? takeStray(strays, story)
    if (row) {
      if (isEdited(row, story)) edits.push({ kind: 'edited', id: row.id, story })
    } else if (!forgotten.has(story.key) && !takeStray(forgottenStrays, story)) {
      arrivals.push({ kind: 'new', story, at: Math.min(story.publishedAt ?? now, now) })
    }
  }
  return [...arrivals.reverse().sort((a, b) => a.at - b.at), ...edits]
}

/** What stands at each address under a key that is told no more. */
function findStrays<T extends { key: string; url?: string }>(known: T[], told: Set<string>): Map<string, T> {
  const strays = new Map<string, T>()
  for (const one of known) if (one.url !== undefined && !told.has(one.key)) strays.set(one.url, one)
  return strays
}

/** A stray answers for one story only. */
function takeStray<T>(strays: Map<string, T>, { url }: Story): T | undefined {
  if (url === undefined) return undefined
  const stray = strays.get(url)
  strays.delete(url)
  return stray
}

function isEdited(row: StoryRow, story: Story): boolean {
  const isMoved = story.url !== undefined && row.url !== story.url
  return row.title !== story.title || row.key !== story.key || isMoved
}
