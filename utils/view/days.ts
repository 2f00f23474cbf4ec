/** Puts headlines under a heading a day, in the reader's zone (pure). */
import type { StoryRow } from '../model.ts'

export interface Day {
  /** The day's first instant, and the next day's. */
  startAt: number
  endAt: number
  name: 'today' | 'yesterday' | 'date'
  rows: StoryRow[]
}

/** Groups rows, newest first, by the calendar day of `timeZone` that their moment falls in. */
export function groupByDay(rows: StoryRow[], now: number, timeZone: string): Day[] {
  const days: Day[] = []
  const today = startOfDay(now, timeZone)
  for (const row of rows) {
    const last = days.at(-1)
    if (last && row.at >= last.startAt) last.rows.push(row)
    else days.push(openDay(row, today, timeZone))
  }
  return days
}

function openDay(row: StoryRow, today: Temporal.ZonedDateTime, timeZone: string): Day {
  const start = startOfDay(row.at, timeZone)
  const name = start.equals(today)
    ? 'today'
    : start.toPlainDate().equals(today.toPlainDate().subtract({ days: 1 }))
      ? 'yesterday'
      : 'date'
  const end = start.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone)
  return { startAt: start.epochMilliseconds, endAt: end.epochMilliseconds, name, rows: [row] }
}

function startOfDay(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).startOfDay()
}
