/** Sets up a newsroom, an empty store and a clock for each test, and judges the store after it. */
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { Rests } from '../../utils/fetch/rests.ts'
import { follow } from '../../utils/follow.ts'
import type { Change, Source, StoryRow } from '../../utils/model.ts'
import { type MayAsk, refresh } from '../../utils/refresh.ts'
import { type RestKeeper, refreshDue } from '../../utils/round.ts'
import { listUnreadIds } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { findSource, findSourceByUrl } from '../../utils/store/sources.ts'
import { type Newsroom, type NewsroomOptions, startNewsroom } from '../newsroom/newsroom.ts'
import type { ExpectedStory } from '../newsroom/outlet.ts'
import type { LoggedRequest } from '../newsroom/serve.ts'
import { checkInvariants, type Evidence } from '../support/invariants.ts'
import { dropHost } from '../support/lost.ts'
import { countUnread } from '../support/stored.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** A Tuesday morning. Only `Date` is played; it goes on as real time does until it is moved. */
export const opening = Date.parse('2026-03-10T09:00:00Z')

export const zone = 'Africa/Casablanca'
export const always = async (): Promise<boolean> => true

let newsroom: Newsroom
let rests: Rests = {}

const keeper: RestKeeper = {
  read: async () => rests,
  write: async (changed) => {
    rests = changed
  },
}

/** The newsroom of the test that runs. */
export function press(): Newsroom {
  return newsroom
}

export function setStage(options: NewsroomOptions = {}): void {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: opening })
    rests = {}
    await database.delete()
    await database.open()
    newsroom = await startNewsroom(options)
  })
  afterEach(async () => {
    const evidence = await readEvidence()
    await newsroom.close()
    vi.restoreAllMocks()
    vi.useRealTimers()
    expect(checkInvariants(evidence)).toEqual([])
  })
}

export async function readEvidence(before?: readonly StoryRow[]): Promise<Evidence> {
  return {
    sources: await database.sources.toArray(),
    stories: await readRows(),
    forgotten: await database.forgotten.toArray(),
    textIds: await database.texts.toCollection().primaryKeys(),
    unread: (await listUnreadIds()).length,
    told: { toolbar: await countUnread() },
    acts: await database.acts.toArray(),
    log: newsroom.log,
    now: Date.now(),
    ...(before && { before }),
  }
}

export function readRows(): Promise<StoryRow[]> {
  return database.stories.toArray()
}

/** The address of an outlet of the newsroom. */
export function addressOf(outletId: string): string {
  const found = newsroom.sources.find(({ id }) => id === outletId)
  if (!found) throw new Error(`there is no outlet ${outletId}`)
  return found.url
}

export async function followAddress(url: string): Promise<Source> {
  const followed = await follow(url, zone, always)
  if ('trouble' in followed) throw new Error(`${url} is not followed: ${followed.trouble.reason}`)
  return followed.source
}

export function followOutlet(outletId: string): Promise<Source> {
  return followAddress(addressOf(outletId))
}

export async function followAll(): Promise<Source[]> {
  const followed: Source[] = []
  for (const { url } of newsroom.sources) followed.push(await followAddress(url))
  return followed
}

/** A source as it is stored now. */
export async function reread({ id }: Pick<Source, 'id'>): Promise<Source> {
  const stored = await findSource(id)
  if (!stored) throw new Error(`source ${id} is gone`)
  return stored
}

/** Asks it now, due or not, and returns it as it is then. */
export async function check(source: Pick<Source, 'id'>): Promise<Source> {
  await refresh(await reread(source), Date.now(), always)
  return reread(source)
}

/** One round, as an alarm starts it. Returns what changed. */
export async function runRound(mayAsk: MayAsk = always): Promise<Change[]> {
  const changes: Change[] = []
  await refreshDue(mayAsk, (changed) => changes.push(...changed), keeper)
  return changes
}

/** Negative sets the clock back. */
export function passTime(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

/** Passes the time until the source is due, and runs a round then. */
export async function passToNextCheck(source: Pick<Source, 'id'>): Promise<Source> {
  const { nextCheckAt } = await reread(source)
  if (nextCheckAt === undefined) throw new Error('it is asked no more')
  vi.setSystemTime(Math.max(nextCheckAt, Date.now()))
  await runRound()
  return reread(source)
}

/** Milliseconds between the last check and the next. */
export function waitOf({ checkedAt, addedAt, nextCheckAt }: Source): number {
  if (nextCheckAt === undefined) throw new Error('it is asked no more')
  return nextCheckAt - (checkedAt ?? addedAt)
}

/** What the outlet was last asked. */
export function lastRequest(outletId: string): LoggedRequest {
  const last = newsroom.requestsFor(outletId).at(-1)
  if (!last) throw new Error(`${outletId} was never asked`)
  return last
}

/** Whether what the outlet lists at this moment is all stored under its source, headline for headline. */
export async function expectComplete(outletId: string, source?: Source): Promise<void> {
  const { id } = source ?? ((await findSourceByUrl(addressOf(outletId))) as Source)
  const name = ({ title, url }: Pick<ExpectedStory, 'title'> & { url?: string }) =>
    `${title} (${url && dropHost(url)})`
  const stored = new Set((await readRows()).filter((row) => row.sourceId === id).map(name))
  expect(newsroom.expectedStories(outletId).filter((story) => !stored.has(name(story)))).toEqual([])
}

/** The browser's own word on whether there is a network. */
export function setOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true })
}
