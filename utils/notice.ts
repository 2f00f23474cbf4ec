/** What the browser tells of stories that the reader wants to hear of, and when it keeps quiet (pure). */
import { say, sayCount } from './i18n.ts'
import type { Source, StoryRow } from './model.ts'
import type { Settings } from './settings.ts'

export interface Notice {
  /** The same for the same stories, so that one that is told twice is shown once. */
  id: string
  title: string
  message: string
}

/** More than so many at once are told as one. */
const mostSingle = 3
/** What fits into a notification. */
const mostLines = 4

const storyPrefix = 'story '

/** Of a source that the reader let go meanwhile, or does not want to see for a while, nothing is told. */
export function leaveUnheard(rows: StoryRow[], sources: Source[], now: number): StoryRow[] {
  const silent = sources.filter(
    ({ endedAt, mutedUntilAt = 0 }) => endedAt !== undefined || mutedUntilAt > now,
  )
  return rows.filter(({ sourceId }) => !silent.some(({ id }) => id === sourceId))
}

/** The newest stories come last, since browsers put what comes last on top. */
export function planNotices(rows: StoryRow[], sources: Source[]): Notice[] {
  const sorted = rows.toSorted((one, other) => one.at - other.at || one.id - other.id)
  const newest = sorted.at(-1)
  if (!newest) return []
  if (sorted.length > mostSingle) {
    const lines = sorted.slice(-mostLines).reverse()
    return [
      {
        id: `list ${newest.id}`,
        title: sayCount('alerts', sorted.length),
        message: lines.map(({ title }) => title).join('\n'),
      },
    ]
  }
  return sorted.map((row) => ({
    id: `${storyPrefix}${row.id}`,
    title: sources.find(({ id }) => id === row.sourceId)?.title ?? say('extensionName'),
    message: row.title,
  }))
}

/** The story that a notification tells; undefined where it tells of several. */
export function readNotice(id: string): number | undefined {
  return id.startsWith(storyPrefix) ? Number(id.slice(storyPrefix.length)) : undefined
}

/** Whether a moment lies in the reader's quiet hours, which may go past midnight. */
export function isQuiet(
  at: number,
  { quietFrom, quietUntil }: Pick<Settings, 'quietFrom' | 'quietUntil'>,
): boolean {
  const clock = new Date(at)
  const minute = clock.getHours() * 60 + clock.getMinutes()
  if (quietFrom <= quietUntil) return minute >= quietFrom && minute < quietUntil
  return minute >= quietFrom || minute < quietUntil
}
