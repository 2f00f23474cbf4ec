/** Folders within folders, and how sources stand in them (pure). */
import { isInside, listAncestors } from '../folder.ts'
import type { Source } from '../model.ts'

/** A folder with the sources that stand in it itself; those that stand in none come last. */
export interface Group {
  folder: string | undefined
  /** How many folders it stands in. */
  depth: number
  sources: Source[]
}

/** Where a source is to stand: before another, else at the end. */
export interface Place {
  folder: string | undefined
  beforeId?: number | undefined
}

/**
 * Every folder that holds a source, itself or deeper, each before those that stand in it: in the order that is given,
 * the others by name behind those.
 */
export function listFolders(sources: Source[], order: string[] = []): string[] {
  const names = new Intl.Collator()
  const ranks = new Map(order.map((folder, nth) => [folder, nth]))
  const folders = new Set(
    sources.flatMap(({ folder }) => (folder === undefined ? [] : listAncestors(folder))),
  )
  return [...folders].sort((one, other) => comparePaths(one.split('/'), other.split('/'), names, ranks))
}

/** The followed sources by folder, in the order in which they are given; the group without a folder is always there. */
export function arrangeSources(stored: Source[], order: string[] = []): Group[] {
  const sources = stored.filter(({ endedAt }) => endedAt === undefined)
  const members = Map.groupBy(sources, ({ folder }) => folder)
  const folders = listFolders(sources, order).map((folder) => ({
    folder,
    depth: folder.split('/').length - 1,
    sources: members.get(folder) ?? [],
  }))
  return [...folders, { folder: undefined, depth: 0, sources: members.get(undefined) ?? [] }]
}

/** Where a source comes to stand a step up or down, from folder to folder; undefined at either end. */
export function findStep(groups: Group[], id: number, step: 1 | -1): Place | undefined {
  const at = groups.findIndex(({ sources }) => sources.some((source) => source.id === id))
  const group = groups[at]
  if (!group) return undefined
  const { sources, folder } = group
  const place = sources.findIndex((source) => source.id === id)
  if (step === -1 && place > 0) return { folder, beforeId: sources[place - 1]?.id }
  if (step === 1 && place < sources.length - 1) return { folder, beforeId: sources[place + 2]?.id }
  const next = groups[at + step]
  if (!next) return undefined
  return { folder: next.folder, beforeId: step === 1 ? next.sources[0]?.id : undefined }
}

/** The one beside a folder, in the same outer one, by which it moves a step up or down; undefined at either end. */
export function findNeighbour(folders: string[], folder: string, step: 1 | -1): string | undefined {
  const beside = folders.filter((other) => areBeside(folder, other))
  return beside[beside.indexOf(folder) + step]
}

/** Whether both stand in the same outer folder, or in none. */
export function areBeside(one: string, other: string): boolean {
  return one.slice(0, one.lastIndexOf('/') + 1) === other.slice(0, other.lastIndexOf('/') + 1)
}

/** The folders with one of them, and all that stand in it, moved past another that stands beside it. */
export function passFolder(folders: string[], folder: string, passed: string): string[] {
  const others = folders.filter((other) => !isInside(other, folder))
  const isUp = folders.indexOf(passed) < folders.indexOf(folder)
  const at = isUp ? others.indexOf(passed) : others.findLastIndex((other) => isInside(other, passed)) + 1
  return others.toSpliced(at, 0, ...folders.filter((other) => isInside(other, folder)))
}

function comparePaths(
  one: string[],
  other: string[],
  names: Intl.Collator,
  ranks: Map<string, number>,
): number {
  const apart = one.findIndex((name, nth) => name !== other[nth])
  const [mine, theirs] = [one[apart], other[apart]]
  if (mine === undefined || theirs === undefined) return one.length - other.length
  const rank = (path: string[]) => ranks.get(path.slice(0, apart + 1).join('/')) ?? Number.MAX_VALUE
  return rank(one) - rank(other) || names.compare(mine, theirs) || (mine < theirs ? -1 : 1)
}
