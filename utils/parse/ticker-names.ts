/** Names the stories of a list, so that each keeps its name from one reading of the page to the next. */
import { normaliseLink } from './link.ts'
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
  const isNaming = haveOwnLinks(rows)
  const addresses = new Set<string>()
  const byHeadline = new Map<string, NamedRow[]>()
  const named: NamedRow[] = []
  for (const [index, row] of rows.entries()) {
    const at = instants[index]
    const { href } = row.headline
    if (href !== undefined && isNaming) {
      const address = normaliseLink(href)
      if (!addresses.has(address)) named.push({ row, at })
      addresses.add(address)
      continue
    }
    const guid = nameHeadline(row.headline.text)
    const one = { row, at, guid }
    named.push(one)
    byHeadline.set(guid, [...(byHeadline.get(guid) ?? []), one])
  }
  const dropped = new Set<NamedRow>()
  for (const twins of byHeadline.values()) {
    const days = new Set<string>()
    for (const [index, twin] of twins.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)).entries()) {
      const day = nameDay(twin.at ?? 0, timeZone)
      if (days.has(day)) dropped.add(twin)
      else if (index > 0) twin.guid = `${twin.guid} ${day}`
      days.add(day)
    }
  }
  return named.filter((one) => !dropped.has(one))
}

/** The entries of a live report may all link to the report. */
function haveOwnLinks(rows: Row[]): boolean {
  const links = rows.map((row) => row.headline.href).filter((href) => href !== undefined)
  return new Set(links.map(normaliseLink)).size * 2 > links.length
}

/** Letters and numbers alone, so that a changed sign, accent or capital is no other story. */
export function nameHeadline(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

function nameDay(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
