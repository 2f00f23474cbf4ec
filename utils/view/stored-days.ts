/** Reads which stories stand under which days, from the index of times alone. */
import { findTimeBefore, listIdsBetween } from '../store/counts.ts'
import { type Day, findDay } from './days.ts'
import type { DayOfIds } from './order.ts'

/** Read together: few enough that a page with busy sources stays quick, enough that quiet ones take few steps. */
const daysAtOnce = 14

/** Every day with stories, the newest first; `onPart` hears of each part, and of all there are by then. */
export async function readAllDays(
  timeZone: string,
  onPart: (part: DayOfIds[], all: DayOfIds[]) => void = () => {},
): Promise<DayOfIds[]> {
  const read: DayOfIds[] = []
  for (let before = await findTimeBefore(Number.POSITIVE_INFINITY); before !== undefined; ) {
    const span = listDays(before, timeZone)
    const part = await readDays(span)
    read.push(...part)
    before = await findTimeBefore((span.at(-1) as Day).startAt)
    onPart(part, read)
  }
  return read
}

/** Days in a row, the newest first, from the one that a moment falls in. */
function listDays(at: number, timeZone: string): Day[] {
  const days = [findDay(at, timeZone)]
  while (days.length < daysAtOnce) days.push(findDay((days.at(-1) as Day).startAt - 1, timeZone))
  return days
}

/** The ids of some days, without the days that have none. */
export async function readDays(days: Day[]): Promise<DayOfIds[]> {
  const ids = await listIdsBetween(days)
  return days.flatMap((day, index) => {
    const own = Int32Array.from(ids[index] as number[]).reverse()
    return own.length > 0 ? [{ ...day, ids: own }] : []
  })
}
