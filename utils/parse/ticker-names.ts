/** Names the stories of a list, so that each keeps its name from one reading of the page to the next. */
import type { Row } from './ticker-rows.ts'

export interface NamedRow {
  row: Row
  at: number | undefined
  /** Absent where the address is the name. */
  guid?: string
}

/**
 * A link told twice is one story, and so is a line told twice in a day. The same line on another day is another story:
 * the older keeps the name that it had when it stood alone.
 */
export function nameRows(rows: Row[], instants: (number | undefined)[], timeZone: string): NamedRow[] {
  const areLinked = haveOwnLinks(rows)
  const named: NamedRow[] = rows.map((row, index) => {
    const isLinked = areLinked && row.address !== undefined
    return { row, at: instants[index], ...(!isLinked && { guid: nameHeadline(row.headline.text) }) }
  })
  const repeated = new Set<NamedRow>()
  for (const twins of Map.groupBy(named, ({ row, guid }) => guid ?? `${row.address}\n`).values()) {
    const more = twins[0]?.guid === undefined ? twins.slice(1) : nameTwins(twins, timeZone)
    for (const twin of more) repeated.add(twin)
  }
  return named.filter((one) => !repeated.has(one))
}

/** Gives the later lines of one headline the day in their name, and returns those that a day repeats. */
function nameTwins(twins: NamedRow[], timeZone: string): NamedRow[] {
  if (twins.length === 1) return []
  const byAge = twins.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  const days = Map.groupBy(byAge, ({ at }) => nameDay(at ?? 0, timeZone))
  for (const [day, [first]] of [...days].slice(1)) if (first) first.guid += ` ${day}`
  return [...days.values()].flatMap((ofDay) => ofDay.slice(1))
}

/** The entries of a live report may all link to the report. */
function haveOwnLinks(rows: Row[]): boolean {
  const linked = rows.filter((row) => row.address !== undefined)
  const headlines = new Set(linked.map((row) => row.headline.text))
  return headlines.size <= 2 * new Set(linked.map((row) => row.address)).size
}

/** Letters and numbers alone, so that a changed sign, accent or capital is no other story. */
export function nameHeadline(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

function nameDay(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
