/** Gives each time of a list the headline that belongs to it, from what stands between the times. */
import { findHeadline, findHref, type Headline, type Part } from './ticker-headline.ts'
import type { Mark } from './ticker-marks.ts'
import type { Box, Page } from './ticker-page.ts'

export interface Row {
  mark: Mark
  headline: Headline
  /** Its runs: from the first to before the last. */
  from: number
  to: number
  /** The box that holds all its rows, as far as this row tells. */
  list: number
}

/** No row is longer; what is, is a whole section of the page. */
const MOST_RUNS = 60

/** The rows of one group of marks, in the page's order; marks without a headline have none. */
export function buildRows(page: Page, marks: Mark[], times: Set<number>): Row[] {
  const rests = new Map<number, string>()
  for (const run of times) rests.set(run, '')
  for (const mark of marks) rests.set(mark.run, mark.rest)
  const spaces = marks.map((mark, index) => ({
    mark,
    low: (marks[index - 1]?.run ?? -1) + 1,
    high: marks[index + 1]?.run ?? page.runs.length,
  }))
  const boxed = spaces.map((space) => findInBox(page, space, rests))
  const isAfter = chooseSide(page, spaces, boxed, rests)
  return spaces.flatMap((space, index) => {
    const { row, list } = boxed[index] as Boxed
    const found = row ?? findBeside(page, space, list, rests, isAfter)
    return found ? [{ ...found, mark: space.mark, list }] : []
  })
}

/** A mark and the runs around it that hold no other mark. */
interface Space {
  mark: Mark
  low: number
  high: number
}

type Found = Pick<Row, 'headline' | 'from' | 'to'>

interface Boxed {
  row?: Found
  /** The first box around the mark that holds other marks too. */
  list: number
}

/** Climbs from the time to the first box that holds a headline. */
function findInBox(page: Page, { mark, low, high }: Space, rests: Map<number, string>): Boxed {
  let row: Found | undefined
  let at = mark.box
  for (; at !== -1; at = (page.boxes[at] as Box).parent) {
    const box = page.boxes[at] as Box
    if (box.from < low || box.to > high) break
    if (box.to - box.from > MOST_RUNS) continue
    const part = { from: box.from, to: box.to, rests }
    if (row === undefined || row.headline.rank < 2) {
      const headline = findHeadline(page, part)
      if (headline && (headline.rank >= 2 || row === undefined))
        row = { headline, from: box.from, to: box.to }
    } else if (row.headline.href === undefined) {
      const href = box.href ?? findHref(page, part)
      if (href !== undefined) row = { ...row, headline: { ...row.headline, href } }
    }
    if (row && row.headline.href === undefined && box.href !== undefined) row.headline.href = box.href
  }
  return { ...(row && { row }), list: at }
}

/** In a flat list the headline follows its time or goes before it: whichever gives more rows. */
function chooseSide(page: Page, spaces: Space[], boxed: Boxed[], rests: Map<number, string>): boolean {
  let balance = 0
  for (const [index, space] of spaces.entries()) {
    const { row, list } = boxed[index] as Boxed
    if (row) continue
    if (findBeside(page, space, list, rests, true)) balance += 1
    if (findBeside(page, space, list, rests, false)) balance -= 1
  }
  return balance >= 0
}

function findBeside(
  page: Page,
  { mark, low, high }: Space,
  list: number,
  rests: Map<number, string>,
  isAfter: boolean,
): Found | undefined {
  const box = page.boxes[list]
  const from = isAfter ? mark.run : Math.max(low, box?.from ?? 0)
  const to = isAfter ? Math.min(high, box?.to ?? page.runs.length, from + MOST_RUNS) : mark.run + 1
  const part: Part = { from: Math.max(from, to - MOST_RUNS), to, rests }
  const headline = findHeadline(page, part)
  return headline && { headline, from: part.from, to: Math.max(headline.run, mark.run) + 1 }
}
