/** Finds sources that tell the same, to be made one (pure). */
import type { Source } from './model.ts'
import { normaliseAddress } from './parse/link.ts'

/** Two sources of which one can go. */
export interface Double {
  kept: Source
  dropped: Source
}

/** So many headlines in common are no chance, where they are also this part of all. */
const leastAlike = 4
const mostlyAlike = 0.8

/**
 * Followed sources that lead to one address, or that belong to one site and have the same headlines: each with the one
 * that should stay. `readHeadlines` gives the newest headlines of sources, and is asked only for those of one site.
 */
export async function findDoubles(
  stored: Source[],
  readHeadlines: (ids: number[]) => Promise<string[][]>,
): Promise<Double[]> {
  const sources = stored.filter(({ endedAt }) => endedAt === undefined)
  const found = new Map<string, Double>()
  const add = (one: Source, other: Source) => {
    const double = chooseKept(one, other)
    found.set(namePair(double), double)
  }
  for (const [first, ...others] of groupBy(sources, listAddresses)) {
    for (const other of others) if (first) add(first, other)
  }
  for (const group of groupBy(sources, listHomes)) {
    const headlines = await readHeadlines(group.map(({ id }) => id))
    for (const [at, one] of group.entries()) {
      const twin = group.findIndex((_, nth) => nth > at && isAlike(headlines[at], headlines[nth]))
      const other = group[twin]
      if (other) add(one, other)
    }
  }
  return [...found.values()]
}

export function namePair({ kept, dropped }: Double): string {
  return [kept.id, dropped.id].sort((one, other) => one - other).join(' ')
}

/** Groups of several sources that have a name in common. */
function groupBy(sources: Source[], listNames: (source: Source) => string[]): Source[][] {
  const groups = new Map<string, Source[]>()
  for (const source of sources) {
    for (const name of new Set(listNames(source))) groups.set(name, [...(groups.get(name) ?? []), source])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

function listAddresses({ url, moved }: Source): string[] {
  return [url, ...(moved ? [moved.url] : [])].map(normaliseAddress)
}

/** A ticker's own page is its home. */
function listHomes({ homeUrl, url, kind }: Source): string[] {
  const home = homeUrl ?? (kind === 'ticker' ? url : undefined)
  return home !== undefined && URL.canParse(home) ? [normaliseAddress(home)] : []
}

function isAlike(one: string[] = [], other: string[] = []): boolean {
  const titles = new Set(one)
  const common = new Set(other.filter((title) => titles.has(title))).size
  return common >= leastAlike && common >= mostlyAlike * Math.min(titles.size, new Set(other).size)
}

/** One without trouble before one with, a feed before a page, else the one that has been followed longer. */
function chooseKept(one: Source, other: Source): Double {
  const rank = ({ trouble, kind, addedAt, id }: Source) => [
    trouble ? 1 : 0,
    kind === 'ticker' ? 1 : 0,
    addedAt,
    id,
  ]
  const [mine, theirs] = [rank(one), rank(other)]
  const apart = mine.findIndex((value, nth) => value !== theirs[nth])
  return (mine[apart] ?? 0) <= (theirs[apart] ?? 0)
    ? { kept: one, dropped: other }
    : { kept: other, dropped: one }
}
