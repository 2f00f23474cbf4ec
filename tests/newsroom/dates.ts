/** Writes instants the ways the press writes them. */

/** RFC 822 as most feeds have it: `Sun, 23 Nov 2025 08:05:00 +0000`. */
export function writeRfc822(at: number, timeZone = 'UTC'): string {
  const local = inZone(at, timeZone)
  const wall = new Date(`${local.toPlainDateTime().toString({ smallestUnit: 'second' })}Z`)
  return wall.toUTCString().replace('GMT', local.offset.replace(':', ''))
}

/** RFC 3339: `2025-11-23T08:05:00+01:00`, and `Z` for UTC. */
export function writeIso(at: number, timeZone = 'UTC'): string {
  const text = inZone(at, timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
  return timeZone === 'UTC' ? text.replace('+00:00', 'Z') : text
}

/** The clock alone: `08:05`. */
export function writeClock(at: number, timeZone: string): string {
  return inZone(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The day alone, as a path: `2025/11/23`. */
export function writeDayPath(at: number, timeZone: string): string {
  return inZone(at, timeZone).toPlainDate().toString().replaceAll('-', '/')
}

/** The day in words, in the outlet's language. */
export function writeDay(at: number, timeZone: string, locale: string): string {
  return new Date(at).toLocaleDateString(locale, { dateStyle: 'full', timeZone })
}

/** What HTTP's headers carry. */
export function writeHttpDate(at: number): string {
  return new Date(at).toUTCString()
}

function inZone(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
}
