/** Opens a register and holds it against the naive reading of every row. */
import { afterEach, beforeEach, expect } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { isAside } from '../../utils/store/aside.ts'
import { database } from '../../utils/store/database.ts'
import { findDay } from '../../utils/view/days.ts'
import { openRegister, type Register } from '../../utils/view/register.ts'
import { fresh, saved, unread } from '../../utils/view/state.ts'
import { eventually } from './eventually.ts'
import { emptyStore, minute, now } from './fill-store.ts'
import { noteWatchers } from './watchers.ts'

const zone = 'Africa/Casablanca'
export const lookedAt = now - 30 * minute

export interface Told {
  rows: StoryRow[]
  /** Rows were written of which it was not said which they are. */
  areAny: boolean
  arrived: number[]
  removed: number[]
}

let register: Register | undefined
let endWatching = () => {}

/** An empty store for each test, and no register left open after it. */
export function setRegister(): void {
  beforeEach(emptyStore)
  afterEach(closeRegister)
}

export async function closeRegister(): Promise<void> {
  endWatching()
  // Queued behind what it is still doing.
  await register?.rereadMarks()
  register = undefined
}

/** The register, and what it has told since it was opened. */
export async function openWithTold(timeZone = zone): Promise<Register & { told: Told }> {
  const told: Told = { rows: [], areAny: false, arrived: [], removed: [] }
  endWatching = noteWatchers()
  register = await openRegister({
    timeZone,
    lookedAt,
    firstSources: [],
    onMany: () => {
      told.areAny = true
    },
    onRows: (rows, arrived, removed) => {
      told.rows.push(...rows)
      told.arrived.push(...arrived)
      told.removed.push(...removed)
    },
  })
  return { ...register, told }
}

/** What the register says of every story, day by day. */
function say({ days, states }: Register) {
  return days().map(({ startAt, endAt, ids }) => ({
    startAt,
    endAt,
    stories: [...ids].map((id) => ({
      id,
      sourceId: states.sourceOf(id),
      unread: states.has(id, unread),
      saved: states.has(id, saved),
      fresh: states.has(id, fresh),
    })),
  }))
}

/** The same, by reading every row. */
async function readNaively(timeZone = zone): Promise<ReturnType<typeof say>> {
  const rows = (await database.stories.toArray()).filter((row) => !isAside(row))
  const days: ReturnType<typeof say> = []
  for (const row of rows.sort((a, b) => b.at - a.at || b.id - a.id)) {
    const { startAt, endAt } = findDay(row.at, timeZone)
    if (days.at(-1)?.startAt !== startAt) days.push({ startAt, endAt, stories: [] })
    days.at(-1)?.stories.push({
      id: row.id,
      sourceId: row.sourceId,
      unread: row.unread === 1,
      saved: row.saved === 1,
      fresh: row.seenAt > lookedAt,
    })
  }
  return days
}

/** Waits until the register says what the rows say. */
export async function expectTruth(timeZone = zone): Promise<void> {
  await eventually(async () => expect(say(register as Register)).toEqual(await readNaively(timeZone)))
}
