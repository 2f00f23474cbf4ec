/** Finds what a list says of its days: the dates that stand between its rows, and where a new list begins. */
import type { Line } from './clock-day.ts'
import type { Clue } from './clock-parts.ts'
import type { Mark } from './ticker-marks.ts'
import { type Box, findBox, type Page } from './ticker-page.ts'
import type { Row } from './ticker-rows.ts'

export interface Days {
  lines: Line[]
  /** The only date, where it stands just above the list and not within it: no row is later. */
  above?: Clue
}

/** How near a date must stand above a list to be the list's own, in runs of text. */
const NEAR = 8
const MOST_DATES = 400

/** One line for each row. */
export function readDays(page: Page, rows: Row[], marks: Mark[]): Days {
  const first = rows[0]?.from ?? 0
  const last = rows.at(-1)?.from ?? 0
  const inRows = new Uint8Array(page.runs.length)
  for (const row of rows) inRows.fill(1, row.from, row.to)
  const dates = marks.filter((mark) => isDate(page, mark) && inRows[mark.run] === 0).slice(0, MOST_DATES)
  const dateRuns = new Set(dates.map(({ run }) => run))
  const inside = dates.filter(({ run }) => run > first && run < last)
  const above = dates.findLast(({ run }) => run < first && run >= first - NEAR)
  const headings = inside.length === 0 ? [] : above ? [above, ...inside] : inside
  const lines: Line[] = []
  let section = 0
  for (const [index, row] of rows.entries()) {
    if (startsList(page, rows[index - 1], row, dateRuns)) section += 1
    const heading = headings.findLast(({ run }) => run < row.from)?.clue
    const isPinned = isMarked(page, row)
    lines.push({ clue: row.mark.clue, section, ...(heading && { heading }), ...(isPinned && { isPinned }) })
  }
  return { lines, ...(above && inside.length === 0 && { above: above.clue }) }
}

/** A day without a time, standing alone or at the end of a heading. */
function isDate(page: Page, { clue, place, box }: Mark): boolean {
  if (clue.clock !== undefined || clue.age !== undefined || place === 'lead') return false
  return place === 'whole' || /^h[1-6]$/.test(page.boxes[box]?.tag ?? '')
}

const PINNED = /(?:^|[\s_-])(?:pin|pinned|sticky|epingl\w+|featured)(?:$|[\s_-])/i

/** One of the boxes around its time, within its own list, says so. */
function isMarked({ boxes }: Page, { mark, list }: Row): boolean {
  for (let at = mark.box; at !== -1 && at !== list; at = (boxes[at] as Box).parent) {
    if (PINNED.test((boxes[at] as Box).kind)) return true
  }
  return false
}

/** In another box than the row before, and under a heading of its own that is no date. */
function startsList(page: Page, before: Row | undefined, row: Row, dates: Set<number>): boolean {
  if (!before || before.list === row.list) return false
  for (let index = findBox(page, before.to); index < page.boxes.length; index++) {
    const box = page.boxes[index] as Box
    if (box.from >= row.from) return false
    if (/^h[1-6]$/.test(box.tag) && !dates.has(box.from) && !dates.has(box.to - 1)) return true
  }
  return false
}
