/** Which stories are stored, of which day, source and state: numbers alone, read from indexes and kept true. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Mark, StoryRow } from '../model.ts'
import { listIdsOfSources, listIdsSeenAfter, listSavedIds, listUnreadIds } from '../store/counts.ts'
import { listSourceIds } from '../store/sources.ts'
import { readRows } from '../store/stories.ts'
import { type Day, findDay } from './days.ts'
import { openExpectations } from './expectations.ts'
import { watchStories } from './live.ts'
import type { DayOfIds } from './order.ts'
import { expectMark, fresh, kept, known, openStates, type States, saved, unread } from './state.ts'
import { readAllDays, readDays } from './stored-days.ts'

export interface Register {
  /** Rises with each change of what follows. */
  version: ReadonlySignal<number>
  /** Whether every story is known, and not only the newest days. */
  isWhole: ReadonlySignal<boolean>
  /** Newest first. */
  days(): DayOfIds[]
  states: States
  /** Shows at once what is about to be written, whatever is read of it until `settle` is called as often. */
  expect(ids: Iterable<number>, mark: Mark): void
  /** What was expected has been written, or given up. */
  settle(ids: Iterable<number>, mark: Mark): void
  /** Reads the marks again, where what was expected did not come. */
  rereadMarks(): Promise<void>
  /** From now on what was first seen after this moment is new, and nothing was read in this visit. */
  startVisit(lookedAt: number): Promise<void>
}

export interface RegisterOptions {
  timeZone: string
  /** When the reader's last visit ended; 0 before the first. */
  lookedAt: number
  /** Sources whose stories are to be known as theirs from the beginning. */
  firstSources: number[]
  /** Hears of rows that were written, and of the ids of those that are new or gone. */
  onRows(rows: StoryRow[], arrived: number[], removed: number[]): void
  /** Hears that more stories were written than are looked at one by one. */
  onMany(): void
}

/** More changed stories than this are not looked at one by one. */
const mostSingle = 2_000
/** How many stories are registered before the list is shown as far as it is known. */
const publishEvery = 15_000
/** Read together: few enough that a page stays quick. */
const sourcesAtOnce = 20

export async function openRegister(options: RegisterOptions): Promise<Register> {
  const { timeZone, firstSources, onRows, onMany } = options
  let { lookedAt } = options
  const version = signal(0)
  const isWhole = signal(false)
  const states = openStates()
  const expectations = openExpectations()
  let days: DayOfIds[] = []
  let work: Promise<unknown> = Promise.resolve()

  const publish = () => {
    version.value += 1
  }
  const enqueue = (task: () => Promise<void>) => {
    work = work.then(task).catch((error) => console.error('The list could not be brought up to date', error))
    return work as Promise<void>
  }
  /** However often it is asked for while others are at work, it is done once. */
  const enqueueOnce = (task: () => Promise<void>) => {
    let isDue = false
    return () => {
      if (isDue) return
      isDue = true
      void enqueue(() => {
        isDue = false
        return task()
      })
    }
  }
  const readAllSoon = enqueueOnce(readAgain)
  watchStories(
    (ids) => (ids && ids.length <= mostSingle ? void enqueue(() => update(ids)) : readAllSoon()),
    enqueueOnce(() => readMarks().then(publish)),
  )

  async function readMarks(): Promise<void> {
    const [unreadIds, savedIds, freshIds] = await Promise.all([
      listUnreadIds(),
      listSavedIds(),
      lookedAt === 0 ? [] : listIdsSeenAfter(lookedAt),
    ])
    const wereUnread = states.list(unread)
    states.clearAll(unread | saved | fresh)
    states.set(unreadIds, unread)
    states.set(savedIds, saved)
    states.set(freshIds, fresh)
    expectations.apply(states)
    // What was read elsewhere stays where it stands, one by one or thousands at once.
    states.set(wereUnread, kept)
    states.clear(states.list(unread), kept)
  }

  /** For the first time: `onPart` hears of each part that is there before the rest. */
  async function readAll(onPart: () => void): Promise<void> {
    await readMarks()
    await readSources(firstSources)
    let unpublished = publishEvery
    const read = await readAllDays(timeZone, (part, all) => {
      unpublished += part.reduce((count, day) => count + day.ids.length, 0)
      if (unpublished < publishEvery) return
      unpublished = 0
      days = [...all]
      onPart()
    })
    replaceDays(read)
    isWhole.value = true
    publish()
    await readSources(await listSourceIds())
    publish()
  }

  async function readAgain(): Promise<void> {
    await readMarks()
    const read = await readAllDays(timeZone)
    await readSources(await listSourceIds())
    const { arrived, removed } = replaceDays(read)
    onMany()
    // Where the first reading failed, all would seem to have come just now.
    if (isWhole.peek()) onRows([], arrived, removed)
    isWhole.value = true
    publish()
  }

  /** Returns the ids of those that are new or gone. */
  function replaceDays(read: DayOfIds[]): { arrived: number[]; removed: number[] } {
    const listUnknown = (some: DayOfIds[]) =>
      some.flatMap(({ ids }) => [...ids.filter((id) => !states.has(id, known))])
    const arrived = listUnknown(read)
    states.clearAll(known)
    for (const { ids } of read) states.set(ids, known)
    const removed = listUnknown(days)
    for (const id of removed) states.forget(id)
    days = read
    return { arrived, removed }
  }

  async function readSources(sourceIds: number[]): Promise<void> {
    for (let from = 0; from < sourceIds.length; from += sourcesAtOnce) {
      const some = sourceIds.slice(from, from + sourcesAtOnce)
      for (const [index, ids] of (await listIdsOfSources(some)).entries()) {
        for (const id of ids) states.setSource(id, some[index] as number)
      }
    }
  }

  /** Brings the register up to date with some stories, and their days with it. */
  async function update(ids: number[]): Promise<void> {
    const rows = await readRows(ids)
    const found = rows.filter((row) => row !== undefined)
    const arrived: number[] = []
    const removed: number[] = []
    const touched = new Map<number, Day>()
    // Also one that is not known yet may stand in a day that was read since it came.
    const misplaced = new Set(ids)
    for (const [index, id] of ids.entries()) {
      const row = rows[index]
      const isKnown = states.has(id, known)
      if (!row) {
        states.forget(id)
        if (isKnown) removed.push(id)
        continue
      }
      if (!isKnown) arrived.push(id)
      note(row)
      const day = findDay(row.at, timeZone)
      touched.set(day.startAt, day)
    }
    const rest = days.map((day) => without(day, misplaced)).filter((day) => !touched.has(day.startAt))
    const renewed = await readDays([...touched.values()])
    days = [...rest, ...renewed]
      .filter((day) => day.ids.length > 0)
      .sort((one, other) => other.startAt - one.startAt)
    onRows(found, arrived, removed)
    publish()
  }

  function note(row: StoryRow): void {
    const id = [row.id]
    const isUnread = expectations.resolve(row.id, unread, row.unread === 1)
    const isSaved = expectations.resolve(row.id, saved, row.saved === 1)
    if (isUnread) states.clear(id, kept)
    else if (states.has(row.id, unread)) states.set(id, kept)
    states.setSource(row.id, row.sourceId)
    states.clear(id, unread | saved | fresh)
    states.set(
      id,
      known |
        (isUnread ? unread : 0) |
        (isSaved ? saved : 0) |
        (lookedAt > 0 && row.seenAt > lookedAt ? fresh : 0),
    )
  }

  return new Promise((resolve) => {
    const register: Register = {
      version,
      isWhole,
      days: () => days,
      states,
      expect: (ids, mark) => {
        const list = [...ids]
        expectations.add(list, mark)
        expectMark(states, list, mark)
        publish()
      },
      settle: (ids, mark) => {
        // What began to be read before this was written is still to be met by what was expected.
        void enqueue(async () => {
          const hidden = expectations.remove(ids, mark)
          if (hidden.length > mostSingle) await readMarks().then(publish)
          else if (hidden.length > 0) await update(hidden)
        })
      },
      rereadMarks: () => enqueue(() => readMarks().then(publish)),
      startVisit: (at) =>
        enqueue(async () => {
          lookedAt = at
          const freshIds = await listIdsSeenAfter(at)
          states.clearAll(fresh | kept)
          states.set(freshIds, fresh)
          publish()
        }),
    }
    void enqueue(() =>
      readAll(() => {
        publish()
        resolve(register)
      }),
    ).then(() => resolve(register))
  })
}

function without(day: DayOfIds, ids: Set<number>): DayOfIds {
  return day.ids.some((id) => ids.has(id)) ? { ...day, ids: day.ids.filter((id) => !ids.has(id)) } : day
}
