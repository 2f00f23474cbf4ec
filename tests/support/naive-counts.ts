/** Every count that Fil shows, by looking at every row and every source, one after the other. */
import type { Source, StoryRow } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'

/** `at` is when it is counted; what was first seen after `sinceAt` is fresh. */
export async function countNaively(at: number, sinceAt: number) {
  const sources = new Map((await database.sources.toArray()).map((source) => [source.id, source]))
  const counts = {
    unread: 0,
    fresh: 0,
    saved: 0,
    of: {} as Record<number, number>,
    folders: {} as Record<string, number>,
  }
  const add = (row: StoryRow, source: Source) => {
    const isEnded = source.endedAt !== undefined
    const isMuted = isEnded || (source.mutedUntilAt !== undefined && source.mutedUntilAt > at)
    if (!source.uncounted && !isMuted) counts.unread += 1
    if (!source.uncounted && !isMuted && row.seenAt > sinceAt) counts.fresh += 1
    if (row.saved) counts.saved += 1
    counts.of[source.id] = (counts.of[source.id] ?? 0) + 1
    if (source.folder && !isMuted) counts.folders[source.folder] = (counts.folders[source.folder] ?? 0) + 1
  }
  for (const row of await database.stories.toArray()) {
    if (row.unread) add(row, sources.get(row.sourceId) as Source)
  }
  return counts
}
