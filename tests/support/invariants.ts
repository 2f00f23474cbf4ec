/** Compares what the newsroom served with what is stored, and names whatever was lost, doubled, flipped or crowded. */
import type { Act } from '../../utils/model.ts'
import type { LoggedRequest } from '../newsroom/serve.ts'
import { findLost, findVanished, type Kept, nameAddress, openSearch } from './lost.ts'

/** Plain data, so that what a page read out of a real browser's database can be judged as well. */
export interface Evidence extends Kept {
  /** Ids of the texts that are kept. */
  textIds: readonly number[]
  /** What the index counts as unread. */
  unread: number
  /** What is told to the reader to be unread, under the name of the place where it is. */
  told?: Readonly<Record<string, number>>
  /** What the reader did, the oldest first, without what was taken back. */
  acts?: readonly { kind: Act['kind']; ids?: ArrayLike<number> }[]
}

const minute = 60_000
const day = 24 * 60 * minute
const mostAtOnce = 6
/** The server hears of the end of a request a moment after whoever asked, who may have asked again by then. */
const lateness = 25
/** As many acts as Fil keeps; of more the first are not known. */
const mostActs = 50

/** One sentence for each breach; none where all is well. */
export function checkInvariants(evidence: Evidence): string[] {
  return [
    ...findLost(evidence),
    ...findVanished(evidence),
    ...findDoubled(evidence),
    ...findHalves(evidence),
    ...findFlipped(evidence),
    ...findUnasked(evidence),
    ...findMiscounted(evidence),
    ...findCrowds(evidence.log),
    ...findSilent(evidence),
  ]
}

/** I2: one row for a key, one for a headline at an address, and none for what was forgotten. */
function findDoubled({ stories, forgotten }: Evidence): string[] {
  const keys = [...stories, ...forgotten].map(({ sourceId, key }) => `source ${sourceId}, key ${key}`)
  const headlines = stories.map(
    ({ sourceId, title, url, at }) => `source ${sourceId}, "${title}" at ${url ?? at}`,
  )
  return [...findRepeated(keys), ...findRepeated(headlines)].map((twice) => `I2 twice: ${twice}`)
}

function findRepeated(names: readonly string[]): Set<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.size === seen.add(name).size))
}

/** What one transaction writes stands together, or not at all. */
function findHalves({ sources, stories, textIds }: Evidence): string[] {
  const sourceIds = new Set(sources.map(({ id }) => id))
  const storyIds = new Set(stories.map(({ id }) => id))
  return [
    ...stories
      .filter(({ sourceId }) => !sourceIds.has(sourceId))
      .map(({ id }) => `I1 story ${id} has no source`),
    ...textIds.filter((id) => !storyIds.has(id)).map((id) => `I1 text ${id} has no story`),
  ]
}

/** I3: nothing but the reader's own acts changes what they made of a story. */
function findFlipped({ stories, before = [] }: Evidence): string[] {
  const find = openSearch(stories)
  return before.flatMap((row) => {
    const now = find(row)
    if (!now) return []
    const was = (state: string) => `I3 "${row.title}" was ${state} and is not any more`
    return [
      ...(Boolean(now.unread) === Boolean(row.unread) ? [] : [was(row.unread ? 'unread' : 'read')]),
      ...(Boolean(now.saved) === Boolean(row.saved) ? [] : [was(row.saved ? 'saved' : 'unsaved')]),
      ...(row.pinned && now.unread && !now.pinned ? [was('kept unread')] : []),
    ]
  })
}

/** I3: the state of a story is the reader's last act on it, and unread and unsaved where there was none. */
function findUnasked({ stories, acts }: Evidence): string[] {
  if (!acts || acts.length >= mostActs) return []
  const last = new Map<string, boolean>()
  for (const { kind, ids } of acts) {
    const isSaving = kind === 'saved' || kind === 'unsaved'
    const isOn = kind === 'saved' || kind === 'read'
    for (const id of Array.from(ids ?? [])) last.set(`${id} ${isSaving ? 'saved' : 'read'}`, isOn)
  }
  return stories.flatMap((row) => {
    const isRead = last.get(`${row.id} read`) ?? false
    const isSaved = last.get(`${row.id} saved`) ?? false
    return [
      ...(isRead === !row.unread ? [] : [`I3 "${row.title}" is ${isRead ? 'unread' : 'read'} unasked`]),
      ...(isSaved === Boolean(row.saved)
        ? []
        : [`I3 "${row.title}" is ${isSaved ? 'not ' : ''}saved unasked`]),
    ]
  })
}

/** I4: the index holds what the rows say, and the reader is told of it all but what is muted or not to be counted. */
function findMiscounted({ sources, stories, unread, told = {}, now }: Evidence): string[] {
  const all = stories.filter((row) => row.unread)
  const silent = new Set(
    sources
      .filter(
        ({ uncounted, mutedUntilAt, endedAt }) =>
          uncounted || (mutedUntilAt ?? 0) > now || endedAt !== undefined,
      )
      .map(({ id }) => id),
  )
  const counted = all.filter(({ sourceId }) => !silent.has(sourceId)).length
  return [
    ...(all.length === unread ? [] : [`I4 the index counts ${unread} unread of ${all.length}`]),
    ...Object.entries(told)
      .filter(([, count]) => count !== counted)
      .map(([place, count]) => `I4 the ${place} tells of ${count} unread of ${counted}`),
  ]
}

/** I5: on each source, on each host, and in all. */
function findCrowds(log: readonly LoggedRequest[]): string[] {
  let underWay: LoggedRequest[] = []
  let latest = Number.NEGATIVE_INFINITY
  return log.flatMap((entry) => {
    // A clock that was set back tells nothing of what was asked before.
    const isSetBack = entry.at < latest
    latest = entry.at
    const others = isSetBack ? [] : underWay.filter((other) => !hasEnded(other, entry.at))
    if (entry.page !== 'source') return []
    underWay = [...others, entry]
    const when = `when ${nameAddress(entry)} was asked`
    return [
      ...(others.some(({ outlet }) => outlet === entry.outlet) ? [`I5 the source was busy ${when}`] : []),
      ...(others.some(({ headers }) => headers.host === entry.headers.host)
        ? [`I5 the host was busy ${when}`]
        : []),
      ...(others.length >= mostAtOnce ? [`I5 ${others.length} others were under way ${when}`] : []),
    ]
  })
}

function hasEnded({ endedAt }: LoggedRequest, at: number): boolean {
  return endedAt !== undefined && endedAt <= at + lateness
}

/** I6: who is in trouble says so, and everybody has a next check that the reader will live to see. */
function findSilent({ sources, now }: Evidence): string[] {
  return sources.flatMap(({ title, failures, trouble, nextCheckAt, rest, because, endedAt }) => {
    if (failures > 0 && !trouble) return [`I6 ${title} failed ${failures} times and names no trouble`]
    if (nextCheckAt === undefined) {
      const isChosen = because === 'paused' || endedAt !== undefined
      return isChosen || trouble?.reason === 'gone' ? [] : [`I6 ${title} is asked no more and says nothing`]
    }
    const longest = (rest?.skipDays ? 8 : rest ? 2 : 1) * day
    return nextCheckAt > now + longest + minute
      ? [`I6 ${title} is asked only in ${Math.round((nextCheckAt - now) / day)} days`]
      : []
  })
}
