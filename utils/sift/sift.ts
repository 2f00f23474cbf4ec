/** Tells what is new and what was edited, so that nothing is stored twice and nothing known moves (pure). */
import type { Change, Story, StoryRow } from '../model.ts'

/**
 * Compares a source's stories, in its own order, with the rows known under their keys. New ones come in the order
 * in which they are to be stored: oldest first, and of two at the same moment the one listed first last, so that
 * ids rise with news. A story without a time, or with one after `now`, has the time at which it is first seen.
 */
export function sift(stories: Story[], known: StoryRow[], now: number): Change[] {
  const rows = new Map(known.map((row) => [row.key, row]))
  const arrivals: (Change & { kind: 'new' })[] = []
  const edits: Change[] = []
  const taken = new Set<string>()
  for (const story of stories) {
    if (taken.has(story.key)) continue
    taken.add(story.key)
    const row = rows.get(story.key)
    if (!row) arrivals.push({ kind: 'new', story, at: Math.min(story.publishedAt ?? now, now) })
    else if (isEdited(row, story)) edits.push({ kind: 'edited', id: row.id, story })
  }
  return [...arrivals.reverse().sort((a, b) => a.at - b.at), ...edits]
}

function isEdited(row: StoryRow, story: Story): boolean {
  return row.title !== story.title || (story.url !== undefined && row.url !== story.url)
}
