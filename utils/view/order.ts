/** The list as numbers (pure): which stories stand under which day, and at what height each row begins. */
import type { Day } from './days.ts'

/** The ids of a day's stories, newest first. */
export interface DayOfIds extends Day {
  ids: Int32Array
}

/** In CSS pixels. Every row is as high as the others, so that any place is known without laying out what is above. */
export interface Sizes {
  row: number
  heading: number
  /** What stands above all headings; absent where nothing does. */
  lead?: number
}

export interface Run extends DayOfIds {
  /** Where its heading begins. */
  top: number
  /** How many rows stand above its first. */
  rank: number
  unread: number
}

export interface Layout {
  runs: Run[]
  height: number
  count: number
  sizes: Sizes
}

export function filterDays(days: DayOfIds[], keeps: (id: number) => boolean): DayOfIds[] {
  return days.flatMap((day) => {
    const ids = day.ids.filter(keeps)
    return ids.length > 0 ? [{ ...day, ids }] : []
  })
}

export function layOut(days: DayOfIds[], sizes: Sizes, isUnread: (id: number) => boolean): Layout {
  let top = sizes.lead ?? 0
  let rank = 0
  const runs = days.map((day) => {
    let unread = 0
    for (const id of day.ids) if (isUnread(id)) unread += 1
    const run = { ...day, top, rank, unread }
    top += sizes.heading + day.ids.length * sizes.row
    rank += day.ids.length
    return run
  })
  return { runs, height: top, count: rank, sizes }
}

/** Part of a run: its rows from one index up to, not including, another. */
export interface Stretch {
  run: Run
  from: number
  to: number
}

/** What stands between two heights; of a day of which only the heading is there, no rows. */
export function findStretches({ runs, sizes }: Layout, top: number, bottom: number): Stretch[] {
  const stretches: Stretch[] = []
  for (let place = findRun(runs, (run) => run.top <= top); place < runs.length; place += 1) {
    const run = runs[place] as Run
    if (run.top >= bottom) break
    const rowsTop = run.top + sizes.heading
    const from = clamp(Math.floor((top - rowsTop) / sizes.row), 0, run.ids.length)
    const to = clamp(Math.ceil((bottom - rowsTop) / sizes.row), from, run.ids.length)
    stretches.push({ run, from, to })
  }
  return stretches
}

/** The ids of the rows of some ranks, those that there are. */
export function listIds({ runs, count }: Layout, from: number, to: number): number[] {
  const ids: number[] = []
  const last = Math.min(to, count)
  let rank = Math.max(from, 0)
  for (let place = findRun(runs, (run) => run.rank <= rank); rank < last; place += 1) {
    const run = runs[place] as Run
    const part = run.ids.subarray(rank - run.rank, last - run.rank)
    // One by one: as arguments of one call, the stories of a busy day are more than the stack holds.
    for (const id of part) ids.push(id)
    rank += part.length
  }
  return ids
}

/** Where the row of a rank begins. */
export function findTop({ runs, sizes }: Layout, rank: number): number {
  const run = runs[findRun(runs, (one) => one.rank <= rank)]
  return run ? run.top + sizes.heading + (rank - run.rank) * sizes.row : 0
}

/** The rank of a story, -1 where it is not listed. */
export function findRank({ runs }: Layout, id: number): number {
  for (const run of runs) {
    const index = run.ids.indexOf(id)
    if (index !== -1) return run.rank + index
  }
  return -1
}

/** The rank of the first row that begins at a height or below it, the last row where none does. */
export function findRankAt({ runs, sizes, count }: Layout, y: number): number {
  const run = runs[findRun(runs, (one) => one.top <= y)]
  if (!run) return 0
  const index = clamp(Math.ceil((y - run.top - sizes.heading) / sizes.row), 0, run.ids.length)
  return Math.min(run.rank + index, count - 1)
}

/** The last run that is not past what is sought; the first where all are. */
function findRun(runs: Run[], isBefore: (run: Run) => boolean): number {
  let low = 0
  let high = runs.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isBefore(runs[middle] as Run)) low = middle
    else high = middle
  }
  return low
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
