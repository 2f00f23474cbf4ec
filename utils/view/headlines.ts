/** The list as a signal: a window of the newest headlines by day, with honest counts of the unread. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { StoryRow } from '../model.ts'
import { countUnread, readNewest } from '../store/stories.ts'
import { type Day, groupByDay } from './days.ts'
import { watch } from './live.ts'

export interface DayOfHeadlines extends Day {
  /** How many of this day's stories are unread, shown or not. */
  unread: number
}

export interface Headlines {
  days: DayOfHeadlines[]
  unread: number
  /** Whether older stories are stored than are shown. */
  hasMore: boolean
}

const firstWindow = 60
const step = 120

export interface HeadlineList {
  /** Undefined until the store has answered. */
  headlines: ReadonlySignal<Headlines | undefined>
  showMore(): void
}

/** Opens the list; it follows the store, and at midnight Today becomes Yesterday. */
export function openHeadlines(timeZone = Temporal.Now.timeZoneId()): HeadlineList {
  const limit = signal(firstWindow)
  const today = watchToday(timeZone)
  const stored = signal<Headlines | undefined>(undefined)
  effect(() => {
    const size = limit.value
    const now = today.value
    const live = watch(() => readHeadlines(size, now, timeZone))
    const unsubscribe = live.result.subscribe((headlines) => {
      if (headlines) stored.value = headlines
    })
    return () => {
      unsubscribe()
      live.stop()
    }
  })
  return {
    headlines: computed(() => stored.value),
    showMore: () => {
      if (stored.peek()?.hasMore) limit.value += step
    },
  }
}

async function readHeadlines(size: number, now: number, timeZone: string): Promise<Headlines> {
  const [rows, unread] = await Promise.all([readNewest(size + 1), countUnread()])
  const days = groupByDay(rows.slice(0, size), now, timeZone)
  const counted = await Promise.all(days.map((day) => countDay(day, rows, size)))
  return { days: counted, unread, hasMore: rows.length > size }
}

/** Counts from the rows themselves where the whole day is among them, else in the store. */
async function countDay(day: Day, rows: StoryRow[], size: number): Promise<DayOfHeadlines> {
  const isWhole = rows.length <= size || (rows[size] as StoryRow).at < day.startAt
  const unread = isWhole
    ? day.rows.filter((row) => row.unread).length
    : await countUnread(day.startAt, day.endAt)
  return { ...day, unread }
}

/** An instant of the current day, renewed when the day changes, also after a sleep. */
function watchToday(timeZone: string): ReadonlySignal<number> {
  const now = signal(Date.now())
  const nameDay = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const look = () => {
    if (nameDay(Date.now()) !== nameDay(now.peek())) now.value = Date.now()
  }
  setInterval(look, 15_000)
  document.addEventListener('visibilitychange', look)
  return now
}
