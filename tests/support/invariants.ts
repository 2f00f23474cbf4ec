/** Compares what the newsroom served with what is stored, and names whatever was lost, doubled, flipped or crowded. */
import type { ForgottenStory, Source, StoryRow } from '../../utils/model.ts'
import type { ExpectedStory } from '../newsroom/outlet.ts'
import type { LoggedRequest } from '../newsroom/serve.ts'

/** Plain data, so that what a page read out of a real browser's database can be judged as well. */
export interface Evidence {
  sources: readonly Source[]
  stories: readonly StoryRow[]
  forgotten: readonly ForgottenStory[]
  /** Ids of the texts that are kept. */
  textIds: readonly number[]
  /** What the index counts as unread. */
  unread: number
  /** The newsroom's, whole: what was cleared away cannot be missed. */
  log: readonly LoggedRequest[]
  /** The reader's clock when all this was read. */
  now: number
  /** The rows as they were after the reader's last act. */
  before?: readonly StoryRow[]
}

const minute = 60_000
const day = 24 * 60 * minute
const mostAtOnce = 6
/** The server hears of the end of a request a moment after whoever asked, who may have asked again by then. */
const lateness = 25

/** One sentence for each breach; none where all is well. */
export function checkInvariants(evidence: Evidence): string[] {
  return [
    ...findLost(evidence),
    ...findDoubled(evidence),
    ...findHalves(evidence),
    ...findFlipped(evidence),
    ...findMiscounted(evidence),
    ...findCrowds(evidence.log),
    ...findSilent(evidence),
  ]
}

/** I1: a validator that was sent back vouches for the whole answer that it came with. */
function findLost({ sources, stories, forgotten, log }: Evidence): string[] {
  const names = new Map(sources.map(({ id }) => [id, new Set<string>()]))
  for (const { sourceId, title, url } of stories) names.get(sourceId)?.add(url ? dropHost(url) : title)
  for (const { sourceId, url, key } of forgotten) names.get(sourceId)?.add(url ? dropHost(url) : key)
  return [...findVouched(log)].flatMap((entry) => {
    const address = nameAddress(entry)
    const followers = sources.filter(({ url, moved }) => url === address || moved?.url === address)
    return followers.flatMap(({ id }) =>
      (entry.stories ?? [])
        .filter(({ url, title }) => !names.get(id)?.has(dropHost(url)) && !names.get(id)?.has(title))
        .map((story) => `I1 source ${id} lost ${describe(story)} of ${address}`),
    )
  })
}

/** The newsroom knows itself by its number alone, and may be followed under any name. */
export function dropHost(url: string): string {
  const { port, pathname, search } = new URL(url)
  return `:${port}${pathname}${search}`
}

function findVouched(log: readonly LoggedRequest[]): Set<LoggedRequest> {
  const vouched = new Set<LoggedRequest>()
  const whole = new Map<string, LoggedRequest>()
  for (const entry of log) {
    const { headers, sentETag, sentLastModified, stories } = entry
    const address = nameAddress(entry)
    for (const validator of [headers['if-none-match'], headers['if-modified-since']]) {
      const vouchedFor = validator === undefined ? undefined : whole.get(`${address}\n${validator}`)
      if (vouchedFor) vouched.add(vouchedFor)
    }
    if (entry.status !== 200 || !stories) continue
    for (const validator of [sentETag, sentLastModified]) {
      if (validator !== undefined) whole.set(`${address}\n${validator}`, entry)
    }
  }
  return vouched
}

function nameAddress({ headers, path }: LoggedRequest): string {
  return `http://${headers.host}${path}`
}

function describe({ title, url }: ExpectedStory): string {
  return `"${title}" (${url})`
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

/** I3: a story is known again by its key or its address, whatever became of its row. */
function findFlipped({ stories, before = [] }: Evidence): string[] {
  const byName = new Map(stories.flatMap((row) => nameRow(row).map((name) => [name, row] as const)))
  return before.flatMap((row) => {
    const now = nameRow(row)
      .map((name) => byName.get(name))
      .find((found) => found !== undefined)
    if (!now || now.unread === row.unread) return []
    return [`I3 "${row.title}" was ${row.unread ? 'unread' : 'read'} and is not any more`]
  })
}

function nameRow({ sourceId, key, url }: StoryRow): string[] {
  return [`${sourceId} key ${key}`, ...(url === undefined ? [] : [`${sourceId} url ${url}`])]
}

/** I4 */
function findMiscounted({ stories, unread }: Evidence): string[] {
  const count = stories.filter((row) => row.unread).length
  return count === unread ? [] : [`I4 the index counts ${unread} unread of ${count}`]
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
  return sources.flatMap(({ title, failures, trouble, nextCheckAt, rest }) => {
    if (failures > 0 && !trouble) return [`I6 ${title} failed ${failures} times and names no trouble`]
    if (nextCheckAt === undefined) {
      return trouble?.reason === 'gone' ? [] : [`I6 ${title} is asked no more and says nothing`]
    }
    const longest = (rest?.skipDays ? 8 : rest ? 2 : 1) * day
    return nextCheckAt > now + longest + minute
      ? [`I6 ${title} is asked only in ${Math.round((nextCheckAt - now) / day)} days`]
      : []
  })
}
