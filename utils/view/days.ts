/** The calendar days of the reader's zone, as spans of instants (pure). */

export interface Day {
  /** The day's first instant, and the next day's. */
  startAt: number
  endAt: number
}

export type DayName = 'today' | 'yesterday' | 'date'

/** The day that an instant falls in. */
export function findDay(at: number, timeZone: string): Day {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
  return {
    startAt: date.toZonedDateTime(timeZone).epochMilliseconds,
    endAt: date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
  }
}

/** What a day that begins at `startAt` is called at the moment `now`. */
export function nameDay(startAt: number, now: number, timeZone: string): DayName {
  const today = findDay(now, timeZone)
  if (startAt >= today.startAt) return 'today'
  return startAt === findDay(today.startAt - 1, timeZone).startAt ? 'yesterday' : 'date'
}

/** Splits what is sorted newest first into its days. */
export function splitByDay<T extends { at: number }>(
  sorted: T[],
  timeZone: string,
): (Day & { members: T[] })[] {
  const days: (Day & { members: T[] })[] = []
  for (const one of sorted) {
    const last = days.at(-1)
    if (last && one.at >= last.startAt) last.members.push(one)
    else days.push({ ...findDay(one.at, timeZone), members: [one] })
  }
  return days
}
