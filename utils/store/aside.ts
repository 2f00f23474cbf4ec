/** Rows that a rule mutes: kept where no list and no count looks, and let back as they were. */
import { Dexie } from 'dexie'
import type { StoryRow } from '../model.ts'
import type { Aside, Rule } from '../rule.ts'
import { database } from './database.ts'

export type AsideRow = StoryRow & Aside

/** Without `at` and `unread` a row is in none of the indexes that lists and counts go by. */
export function setAside({ at, unread, ...row }: StoryRow, mutedBy: number): StoryRow {
  const aside: Aside = { mutedBy, mutedAt: at, ...(unread && { wasUnread: 1 as const }) }
  return { ...row, ...aside } as unknown as StoryRow
}

export function letBack({ mutedBy, mutedAt, wasUnread, ...row }: AsideRow): StoryRow {
  return { ...row, at: mutedAt, ...(wasUnread && { unread: 1 as const }) }
}

export function isAside(row: StoryRow): row is AsideRow {
  return 'mutedAt' in row
}

/** Gives a row another time, wherever it is kept. */
export function moveRow(row: StoryRow, move: (at: number) => number): void {
  if (isAside(row)) row.mutedAt = move(row.mutedAt)
  else row.at = move(row.at)
}

/** A row as it stands in the list, or would. */
export function asListed(row: StoryRow): StoryRow {
  return isAside(row) ? letBack(row) : row
}

interface Marks {
  isRead: boolean
  isSaved: boolean
  isLetBack: boolean
}

/**
 * Gives a row other marks, wherever it is kept; one that is saved then, or was let back, is kept aside no more, where
 * nobody would find it.
 */
export function withMarks(row: StoryRow, marks: Marks): StoryRow {
  const listed: StoryRow = {
    ...asListed(row),
    ...(marks.isSaved && { saved: 1 }),
    ...(marks.isLetBack && { unmuted: 1 }),
  }
  if (marks.isRead) {
    delete listed.unread
    delete listed.pinned
  }
  return isAside(row) && !listed.saved && !listed.unmuted ? setAside(listed, row.mutedBy) : listed
}

/** Lets one story back into the list, for good. */
export function letStoryBack(id: number): Promise<void> {
  return database.transaction('rw', database.stories, async () => {
    const row = await database.stories.get(id)
    if (row && isAside(row)) await database.stories.put({ ...letBack(row), unmuted: 1 })
  })
}

/** How many stories each rule mutes, and the newest of them. */
export function listMuted(
  rules: Rule[],
  newest: number,
): Promise<Map<number, { count: number; rows: AsideRow[] }>> {
  return database.transaction('r', database.stories, async () => {
    const muted = await Promise.all(
      rules
        .filter(({ kind }) => kind === 'mute')
        .map(async ({ id }) => {
          const all = mutedBy(id)
          const count = await all.count()
          const rows = (await mutedBy(id).reverse().limit(newest).toArray()) as AsideRow[]
          return [id, { count, rows }] as const
        }),
    )
    return new Map(muted)
  })
}

/** What a rule mutes, by time, of after a moment. */
export function mutedBy(ruleId: number, afterAt = Number.NEGATIVE_INFINITY) {
  return database.stories.where('[mutedBy+mutedAt]').between([ruleId, afterAt], [ruleId, Dexie.maxKey], false)
}
