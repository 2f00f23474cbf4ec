/** A local web server that plays the press: invented outlets that publish, answer like real ones, and fail on request. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { inventedCast } from './cast.ts'
import { addressOf, expectStories, expectStory, type GivenStory } from './desk.ts'
import { type Door, openDoor } from './door.ts'
import type { Fault } from './fault.ts'
import type { ExpectedStory, Format, Outlet, PressSource, PressStory } from './outlet.ts'
import { createRandom } from './random.ts'
import { type LoggedRequest, serve } from './serve.ts'
import { createSite, type Site } from './site.ts'
import { listSyntheticOutlets } from './synthetic.ts'

export interface NewsroomOptions {
  /** The eight invented outlets; they play unless only synthetic ones are asked for. */
  cast?: 'invented'
  /** Outlets by number, for benches. Each has its own port unless they are told to share some. */
  synthetic?: { sources: number; stories: number; ports?: number }
  /** How many stories each invented outlet opens with; 25 unless told otherwise. */
  stories?: number
  /** How many of its newest stories an outlet lists; 60 unless told otherwise. */
  window?: number
  /** A number stands still. */
  now?: number | (() => number)
  /** The same seed tells the same stories, at the same times before `now`. */
  seed?: string
}

export interface Newsroom {
  readonly sources: readonly PressSource[]
  /** Every request, oldest first. */
  readonly log: readonly LoggedRequest[]
  requestsFor(outletId: string): LoggedRequest[]
  clearLog(): void
  /** What a right reader of the source would list at this moment, newest first, a lead before all. */
  expectedStories(outletId: string): ExpectedStory[]
  /** Adds a story now, anywhere and about anything unless told otherwise. */
  publish(outletId?: string, story?: GivenStory): ExpectedStory
  /** Publishes somewhere again and again until what it returns is called. */
  startPublishing(options: { everyMs: number }): () => void
  /** Edits a story in its place. */
  revise(
    outletId: string,
    url: string,
    change: Partial<Pick<PressStory, 'title' | 'summary' | 'paragraphs'>>,
  ): void
  withdraw(outletId: string, url: string): void
  setFault(outletId: string, fault?: Fault): void
  /** Refuses connections, to this outlet and to those that share its port. */
  closeDoor(outletId: string): Promise<void>
  openDoor(outletId: string): Promise<void>
  /** Ends everything and frees the ports. */
  close(): Promise<void>
}

const kinds: Partial<Record<Format, PressSource['kind']>> = { sitemap: 'sitemap', ticker: 'ticker' }

export async function startNewsroom(options: NewsroomOptions = {}): Promise<Newsroom> {
  const { synthetic, seed = 'fil', window = 60 } = options
  const readNow = (): number =>
    typeof options.now === 'function' ? options.now() : (options.now ?? Date.now())
  const invented = synthetic && !options.cast ? [] : inventedCast
  const log: LoggedRequest[] = []
  const random = createRandom(`${seed} newsroom`)
  const timers = new Set<NodeJS.Timeout>()
  const doors: Door[] = []
  const rooms = new Map<string, { site: Site; door: Door }>()

  const moveIn = async (outlets: readonly Outlet[], ports: number, stories: number): Promise<void> => {
    const own = await Promise.all(Array.from({ length: ports }, () => openShared(log)))
    doors.push(...own.map(({ door }) => door))
    for (const [index, outlet] of outlets.entries()) {
      const { door, sites } = own[index % ports] as SharedDoor
      const prefix = ports < outlets.length ? `/${outlet.id}` : ''
      const site = createSite(outlet, door.origin + prefix, { seed, now: readNow(), stories, window })
      sites.set(prefix, site)
      rooms.set(outlet.id, { site, door })
    }
  }
  await moveIn(invented, invented.length, options.stories ?? 25)
  if (synthetic) {
    const ports = Math.min(synthetic.ports ?? synthetic.sources, synthetic.sources)
    await moveIn(listSyntheticOutlets(synthetic.sources), ports, synthetic.stories)
  }

  const findRoom = (id: string): { site: Site; door: Door } => {
    const room = rooms.get(id)
    if (!room) throw new Error(`there is no outlet ${id}`)
    return room
  }
  const findSite = (id: string): Site => findRoom(id).site

  const publish: Newsroom['publish'] = (outletId = random.pick([...rooms.keys()]), given) => {
    const site = findSite(outletId)
    return expectStory(site, site.publish(readNow(), given))
  }

  return {
    sources: [...rooms.values()].map(({ site }) => describeSource(site)),
    log,
    requestsFor: (id) => log.filter(({ outlet }) => outlet === findSite(id).outlet.id),
    clearLog() {
      log.length = 0
    },
    expectedStories: (id) => expectStories(findSite(id).readFront()),
    publish,
    startPublishing({ everyMs }) {
      const timer = setInterval(publish, everyMs)
      timers.add(timer)
      return () => clearInterval(timer)
    },
    revise: (id, url, change) => findSite(id).revise(url, change, readNow()),
    withdraw: (id, url) => findSite(id).withdraw(url, readNow()),
    setFault(id, fault) {
      Object.assign(findSite(id), { fault, spoilt: 0 })
    },
    closeDoor: (id) => findRoom(id).door.close(),
    openDoor: (id) => findRoom(id).door.open(),
    async close() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(doors.map((door) => door.close()))
    },
  }
}

interface SharedDoor {
  door: Door
  /** By what their addresses begin with; a door of one's own needs no prefix. */
  sites: Map<string, Site>
}

async function openShared(log: LoggedRequest[]): Promise<SharedDoor> {
  const sites = new Map<string, Site>()
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/'
    const prefix = sites.has('') ? '' : (/^\/[^/?]*/.exec(url)?.[0] ?? '')
    const site = sites.get(prefix)
    if (site) log.push(serve(site, url.slice(prefix.length) || '/', request, response))
    else response.writeHead(404).end()
  }
  return { door: await openDoor(answer), sites }
}

function describeSource({ outlet, base }: Site): PressSource {
  const { id, title, timeZone, format, feedPath } = outlet
  return {
    id,
    title,
    url: addressOf({ base }, feedPath),
    homeUrl: `${base}/`,
    kind: kinds[format] ?? 'feed',
    language: format === 'sitemap' ? outlet.language : outlet.locale,
    timeZone,
  }
}
