/** Moves a source to another time zone, and with it the stories whose times were printed in its clocks. */
import { Dexie } from 'dexie'
import { moveRow } from './aside.ts'
import { database, writeTogether } from './database.ts'

/** What clocks of servers and readers may differ by. */
const tolerance = 5 * 60_000

/** Keeps each printed clock time and day as they were read, now in `timeZone`; none comes to lie in the future. */
export function moveToZone(sourceId: number, timeZone: string, now: number): Promise<void> {
  return writeTogether(async () => {
    const source = await database.sources.get(sourceId)
    if (!source) return
    await database.stories
      .where('[sourceId+key]')
      .between([sourceId, Dexie.minKey], [sourceId, Dexie.maxKey])
      .and((row) => row.isLocal === true)
      .modify((row) => {
        moveRow(row, (at) => moveInstant(at, source.timeZone, timeZone, now))
      })
    await database.sources.update(sourceId, { timeZone, timeZoneChosen: true })
  })
}

function moveInstant(at: number, from: string, to: string, now: number): number {
  const printed = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(from).toPlainDateTime()
  const moved = printed.toZonedDateTime(to)
  const past = moved.epochMilliseconds > now + tolerance ? moved.subtract({ days: 1 }) : moved
  return Math.min(past.epochMilliseconds, now)
}
