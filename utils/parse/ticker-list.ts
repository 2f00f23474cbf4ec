/** Finds the list of news on a page: the group of times and headlines that reads most like one. */
import type { ParseContext } from '../model.ts'
import { placeLines } from './clock.ts'
import { findDate, isFloating, orderDays, placeFixed } from './clock-day.ts'
import { readOrder } from './clock-order.ts'
import type { Clue } from './clock-parts.ts'
import { normaliseLink, resolveLink } from './link.ts'
import { assumeTimeZone } from './site-zone.ts'
import { type Days, readDays } from './ticker-days.ts'
import { type Candidate, scoreList } from './ticker-judge.ts'
import { HEADING } from './ticker-links.ts'
import { findMarks, type Mark } from './ticker-marks.ts'
import type { Page } from './ticker-page.ts'
import { buildRows, type Row } from './ticker-rows.ts'
import { isSameSite } from './ticker-site.ts'

export interface List extends Candidate {
  timeZone: string
}

export interface Place extends ParseContext {
  /** Where the page's addresses start. */
  base: string
}

/** No page needs more; what is longer is made to be slow. */
const MOST_MARKS = 2000
const MOST_GROUPS = 8

/** Its rows have whole addresses; undefined where no group reads like news. */
export function findList(page: Page, place: Place, now: number): List | undefined {
  const marks = orderDays(findMarks(page), page.language)
  const times = new Set(
    marks.filter((mark) => mark.place === 'whole' && mark.rest === '').map((mark) => mark.run),
  )
  const timeZone = place.timeZoneChosen
    ? place.timeZone
    : assumeTimeZone(readFacts(page, marks, place, now), place.timeZone)
  const own = normaliseLink(place.url)
  let best: Candidate | undefined
  let highest = 0
  for (const group of listGroups(marks)) {
    const rows = buildRows(page, group, times).flatMap((row) => settleRow(page, row, place, own))
    if (rows.length === 0) continue
    const candidate = placeRows(rows, group.length, readDays(page, rows, marks), timeZone, now)
    const score = scoreList(page, candidate, { timeZone, now })
    if (score > highest) {
      best = candidate
      highest = score
    }
  }
  return best && { ...best, timeZone }
}

function listGroups(marks: Mark[]): Mark[][] {
  const groups = Map.groupBy(marks, (mark) => mark.group)
  return [...groups.values()]
    .filter((group) => group.length >= 3)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_GROUPS)
    .map((group) => group.slice(0, MOST_MARKS))
}

function readFacts(page: Page, marks: Mark[], { url, timeZone }: Place, now: number) {
  const offsets = marks.flatMap(({ clue }) =>
    typeof clue.zone === 'number'
      ? [{ minutes: clue.zone, at: placeFixed({ clue }, timeZone, now) ?? now }]
      : [],
  )
  return { url, language: page.language, offsets }
}

const TO_COMMENTS = /#(?:comment|respond|disqus)/i

/**
 * With its address made whole. None where it leads to another site; nor where only plain text away from its time, or a
 * link into the page itself, would be the headline.
 */
function settleRow(page: Page, row: Row, place: Place, own: string): Row[] {
  const { href: written, ...headline } = row.headline
  const href =
    written === undefined || TO_COMMENTS.test(written) ? undefined : resolveLink(written, place.base)
  const address = href === undefined ? own : normaliseLink(href)
  if (href !== undefined && address !== own && !/^https:\/\/[^/]+\/$/.test(address)) {
    return isSameSite(address, own) ? [{ ...row, address, headline: { ...headline, href } }] : []
  }
  const isDead = written !== undefined && href === undefined
  if (headline.isLinked && (isDead || headline.rank < HEADING)) return []
  const isBeside = page.isText || page.runs[headline.run]?.line === page.runs[row.mark.run]?.line
  return isBeside || headline.rank >= HEADING ? [{ ...row, headline }] : []
}

function placeRows(rows: Row[], marks: number, days: Days, timeZone: string, now: number): Candidate {
  const readAt =
    days.above && days.lines.every(isFloating) ? Math.min(now, endDay(days.above, timeZone, now)) : now
  const instants = placeLines(days.lines, timeZone, readAt)
  const order = readOrder(days.lines, instants)
  const linked = rows.filter((row) => row.address !== undefined).length
  return { rows, lines: days.lines, instants, order, bare: marks - rows.length, linked }
}

function endDay(clue: Clue, timeZone: string, now: number): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
  const date = findDate(clue, today)
  return date ? date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1 : now
}
