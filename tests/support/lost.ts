/** I1: finds what the newsroom served, or what was stored before, and is not stored any more. */
import type { ForgottenStory, Source, StoryRow } from '../../utils/model.ts'
import type { ExpectedStory } from '../newsroom/outlet.ts'
import type { LoggedRequest } from '../newsroom/serve.ts'

export interface Kept {
  sources: readonly Source[]
  stories: readonly StoryRow[]
  forgotten: readonly ForgottenStory[]
  /** The newsroom's, whole: what was cleared away cannot be missed. */
  log: readonly LoggedRequest[]
  /** The reader's clock when all this was read. */
  now: number
  /** The rows as they were after the reader's last act. */
  before?: readonly StoryRow[]
}

const day = 24 * 60 * 60_000
/** The written rule on what may be forgotten. */
const retention = { days: 90, perSource: 20_000 }

/** I1: a validator that was sent back vouches for the whole answer that it came with. */
export function findLost({ sources, stories, forgotten, log }: Kept): string[] {
  const names = new Map(sources.map(({ id }) => [id, new Map<string, number>()]))
  const note = (sourceId: number, name: string) => {
    const own = names.get(sourceId)
    own?.set(name, (own.get(name) ?? 0) + 1)
  }
  for (const { sourceId, title, url } of stories) note(sourceId, url ? dropHost(url) : title)
  for (const { sourceId, url, key } of forgotten) note(sourceId, url ? dropHost(url) : key)
  const titles = new Set(stories.map(({ sourceId, title }) => `${sourceId} ${title}`))
  return [...findVouched(log)].flatMap((entry) => {
    const address = nameAddress(entry)
    const followers = sources.filter(({ url, moved }) => url === address || moved?.url === address)
    return followers.flatMap(({ id }) =>
      [...Map.groupBy(entry.stories ?? [], ({ url }) => dropHost(url))].flatMap(([place, told]) => {
        const own = names.get(id)
        // Several stories may stand at one address, and each of them has a row of its own.
        const rest = told.filter(({ title }) => !own?.has(title))
        const missing = Math.max(rest.length - (own?.get(place) ?? 0), 0)
        return rest
          .toSorted((a, b) => Number(titles.has(`${id} ${a.title}`)) - Number(titles.has(`${id} ${b.title}`)))
          .slice(0, missing)
          .map((story) => `I1 source ${id} lost ${describe(story)} of ${address}`)
      }),
    )
  })
}

/** I1: what there was is there, or was forgotten by the rule, which spares what the reader wants kept. */
export function findVanished({ sources, stories, forgotten, before = [], now }: Kept): string[] {
  const followed = new Set(sources.map(({ id }) => id))
  const gone = new Set(before.map(({ sourceId }) => sourceId).filter((id) => !followed.has(id)))
  const find = openSearch(stories)
  const names = new Set(forgotten.flatMap(nameForgotten))
  const counts = Map.groupBy(before, ({ sourceId }) => sourceId)
  const lost = before.flatMap((row) => {
    if (gone.has(row.sourceId) || find(row)) return []
    if (!nameForgotten(row).some((name) => names.has(name))) return [`I1 "${row.title}" is gone`]
    if (row.saved || row.pinned) return [`I1 "${row.title}" was to be kept, and was forgotten`]
    const isSurplus = (counts.get(row.sourceId)?.length ?? 0) > retention.perSource
    const isOld = row.seenAt < now - retention.days * day
    return isOld || isSurplus ? [] : [`I1 "${row.title}" was forgotten before its time`]
  })
  return [...[...gone].map((id) => `I1 source ${id} is gone with its stories`), ...lost]
}

function nameForgotten({ sourceId, key, url }: ForgottenStory): string[] {
  return [`${sourceId} key ${key}`, ...(url === undefined ? [] : [`${sourceId} url ${url}`])]
}

/** Finds a story again by its key, else by its place, whatever became of its row. */
export function openSearch(stories: readonly StoryRow[]): (row: StoryRow) => StoryRow | undefined {
  const placeOf = ({ sourceId, url, at }: StoryRow) => `${sourceId} ${url === undefined ? at : dropHost(url)}`
  const byKey = new Map(stories.map((row) => [`${row.sourceId} ${row.key}`, row]))
  const byPlace = Map.groupBy(stories, placeOf)
  return (row) => {
    const there = byPlace.get(placeOf(row)) ?? []
    const named = there.find(({ title }) => title === row.title)
    return byKey.get(`${row.sourceId} ${row.key}`) ?? named ?? (there.length === 1 ? there[0] : undefined)
  }
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

export function nameAddress({ headers, path }: LoggedRequest): string {
  return `http://${headers.host}${path}`
}

function describe({ title, url }: ExpectedStory): string {
  return `"${title}" (${url})`
}
