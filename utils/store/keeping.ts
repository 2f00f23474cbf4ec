/** Remembers which pages were fetched ahead for reading without a network, and when each was asked for. */
import { database } from './database.ts'

const day = 24 * 60 * 60_000

/** What is remembered of the pages that are fetched ahead; it stays with this profile. */
export interface Keeping {
  /** When each story's page was last asked for, under the story's id: of the last day. */
  asked: Record<number, number>
  /** Before when no further page of a host is asked for ahead. */
  rests: Record<string, number>
  /** The stories whose pages were fetched ahead, and since when each is known to be wanted no more; else 0. */
  kept: Record<number, number>
  /** Stories that were saved, and of whose pages nothing has come yet. */
  wanted: number[]
}

const longestWanted = 500

/** Before when no further page of a host is to be asked for ahead; 0 where it may be asked at once. */
export async function openRests(now: number): Promise<(host: string) => number> {
  const { rests } = await readKeeping()
  return (host) => {
    const until = rests[host] ?? 0
    // A clock that was set back would make the rest as long as that.
    return until > now && until - now <= day ? until : 0
  }
}

/** Before it is asked for, so that a worker that ends meanwhile leaves nobody who asks twice. */
export function noteAsked(id: number, host: string, now: number, restMs: number): Promise<void> {
  return changeKeeping((keeping) => {
    keeping.asked = dropOld(keeping.asked, now - day)
    keeping.rests = dropOld(keeping.rests, now)
    keeping.asked[id] = now
    keeping.kept[id] = 0
    keeping.rests[host] = now + restMs
  })
}

/** Nobody was asked: there was no network. */
export function noteNotAsked(id: number): Promise<void> {
  return changeKeeping((keeping) => {
    delete keeping.asked[id]
  })
}

/** Leaves a host that did not answer well alone for longer. */
export function noteRest(host: string, until: number): Promise<void> {
  return changeKeeping(({ rests }) => {
    rests[host] = Math.max(rests[host] ?? 0, until)
  })
}

/** Has the pages of stories kept that were saved. */
export function wantPages(ids: number[]): Promise<void> {
  return changeKeeping((keeping) => {
    keeping.wanted = [...new Set([...keeping.wanted, ...ids])].slice(-longestWanted)
  })
}

/** The page of a story that was saved is there, is not needed, or is not to be had. */
export async function dropWanted(id: number): Promise<void> {
  if (!(await readKeeping()).wanted.includes(id)) return
  await changeKeeping((keeping) => {
    keeping.wanted = keeping.wanted.filter((other) => other !== id)
  })
}

/** Whether it was within the last day, by a clock that may have been set back since. */
export function wasAsked(at: number | undefined, now: number): boolean {
  return at !== undefined && at <= now && now - at < day
}

function dropOld<Key extends string | number>(
  times: Record<Key, number>,
  before: number,
): Record<Key, number> {
  return Object.fromEntries(Object.entries<number>(times).filter(([, at]) => at >= before)) as Record<
    Key,
    number
  >
}

const name = 'keeping'

export async function readKeeping(): Promise<Keeping> {
  const noted = (await database.settings.get(name))?.value as Partial<Keeping> | undefined
  return { asked: {}, rests: {}, kept: {}, wanted: [], ...noted }
}

export async function writeKeeping(keeping: Keeping): Promise<void> {
  await database.settings.put({ name, value: keeping })
}

function changeKeeping(change: (keeping: Keeping) => void): Promise<void> {
  return database.transaction('rw', database.settings, async () => {
    const keeping = await readKeeping()
    change(keeping)
    await writeKeeping(keeping)
  })
}
