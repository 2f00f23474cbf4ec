/** What tests of the store ask of it and do to it beside what the product itself does. */
import type { StoryRow } from '../../utils/model.ts'
import { markStories } from '../../utils/store/acts.ts'
import * as counts from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'

/** The newest rows of all sources, newest first; of two at the same moment, the one its source listed first. */
export function readNewest(limit: number): Promise<StoryRow[]> {
  return database.stories.orderBy('at').reverse().limit(limit).toArray()
}

export function countUnread(): Promise<number> {
  return counts.countUnread(Date.now())
}

export function markStoryRead(id: number): Promise<number> {
  return markStories([id], 'read', Date.now())
}

/** Every story up to that id; returns how many were unread. */
export async function markAllStoriesRead(lastId = Number.POSITIVE_INFINITY): Promise<number> {
  const unread = await counts.listUnreadIds()
  return markStories(
    unread.filter((id) => id <= lastId),
    'read',
    Date.now(),
  )
}
