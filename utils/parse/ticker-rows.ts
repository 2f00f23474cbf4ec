/** Gives each time of a list the headline that belongs to it, from what stands between the times. */
import { findHeadline, type Headline } from './ticker-headline.ts'
import { findHref, type Part } from './ticker-links.ts'
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
  /** Its link in the one form that names a story; absent where it has none of its own. */
  address?: string
}

/** No row is longer; what is, is a whole section of the page. */
const MOST_RUNS = 60
/** The rank from which a headline is no mere text beside a time. */
const LINKED = 2

/** The rows of one group of marks, in the page's order; marks without a headline have none. */
export function buildRows(page: Page, marks: Mark[], times: Set<number>): Row[] {
  const rests = new Map<number, string>()
  for (const run of times) rests.set(run, '')
  for (const mark of marks) rests.set(mark.run, mark.rest)
  const spaces = marks.map((mark, index) => {
    const low = (marks[index - 1]?.run ?? -1) + 1
    const high = marks[index + 1]?.run ?? page.runs.length
    return findInBox(page, { mark, low, high, list: mark.box }, rests)
  })
  const isAfter = chooseSide(page, spaces.filter(isLoose), rests)
  return spaces.flatMap((space) => {
    const found = space.row ?? (isLoose(space) ? findBeside(page, space, rests, isAfter) : undefined)
    return found ? [{ ...found, mark: space.mark, list: space.list }] : []
  })
}

type Found = Pick<Row, 'headline' | 'from' | 'to'>

/** A mark and the runs around it that hold no other mark of its group. */
interface Space {
  mark: Mark
  low: number
  high: number
  /** The first box around the mark that holds others too. */
  list: number
  row?: Found
}

/** Climbs from the time to the first box that holds a headline. */
function findInBox(page: Page, space: Space, rests: Map<number, string>): Space {
  let row: Found | undefined
  let at = space.mark.box
  for (; at !== -1; at = (page.boxes[at] as Box).parent) {
    const box = page.boxes[at] as Box
    if (box.from < space.low || box.to > space.high) break
    const isTime = box.to - box.from === 1 && rests.get(box.from) === '' && box.label === undefined
    if (isTime || box.to - box.from > MOST_RUNS) continue
    const part = { from: box.from, to: box.to, rests }
    if (row === undefined || row.headline.rank < LINKED) {
      const headline = findHeadline(page, part)
      if (headline && (headline.rank >= LINKED || !row)) row = { headline, from: box.from, to: box.to }
    }
    if (row && row.headline.href === undefined) {
      const href = box.href ?? findHref(page, part, row.headline)
      if (href !== undefined) row = { ...row, headline: { ...row.headline, href } }
    }
  }
  return { ...space, list: at, ...(row && { row }) }
}

/** A time in a flat list, which has no box of its own with its headline. A mere date there is a heading. */
function isLoose({ mark: { clue }, row }: Space): boolean {
  return row === undefined && (clue.clock !== undefined || clue.age !== undefined)
}

/** In a flat list the headline follows its time or goes before it: whichever gives more rows. */
function chooseSide(page: Page, spaces: Space[], rests: Map<number, string>): boolean {
  let balance = 0
  for (const space of spaces) {
    if (findBeside(page, space, rests, true)) balance += 1
    if (findBeside(page, space, rests, false)) balance -= 1
  }
  return balance >= 0
}

function findBeside(
  page: Page,
  space: Space,
  rests: Map<number, string>,
  isAfter: boolean,
): Found | undefined {
  const { mark, low, high, list } = space
  const box = page.boxes[list]
  const from = isAfter ? mark.run : Math.max(low, box?.from ?? 0)
  const to = isAfter ? Math.min(high, box?.to ?? page.runs.length, from + MOST_RUNS) : mark.run + 1
  const part: Part = { from: Math.max(from, to - MOST_RUNS), to, rests }
  const headline = findHeadline(page, part)
  return headline && { headline, from: part.from, to: Math.max(headline.run, mark.run) + 1 }
}
