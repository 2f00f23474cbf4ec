/** Carries news from the web into the store: with follow.ts, the only file that knows fetch, parse, sift and store. */
import { fetchSource } from './fetch/fetch.ts'
import { runInLanes, takeTurn } from './fetch/lanes.ts'
import { followMove } from './fetch/move.ts'
import { updateRhythm } from './fetch/pace.ts'
import { type Cadence, scheduleNext } from './fetch/schedule.ts'
import type { Answer, Change, Hold, Reading, Source, Story, Trouble } from './model.ts'
import { isPrivate } from './parse/address.ts'
import { parse } from './parse/parse.ts'
import { limitStories, sift } from './sift/sift.ts'
import { isOutOfSpace, writeTogether } from './store/database.ts'
import {
  changeSource,
  findDueSources,
  findSource,
  findSourceByUrl,
  holdHost,
  resetClock,
} from './store/sources.ts'
import { findKnown, writeChanges } from './store/stories.ts'
import { noteServed } from './store/sweep.ts'

/** What the browser answers: may this address be asked at all? */
export type MayAsk = (url: string) => Promise<boolean>

export type Fresh = Answer & { kind: 'fresh' }
type Unchanged = Answer & { kind: 'unchanged' }

/** What an answer tells beside its news. */
type Told = { [Name in keyof Hold | 'status']?: number | undefined }

/** Checks one source and commits all that came of it, or nothing. Returns what changed in the list. */
export async function refresh(source: Source, now: number, mayAsk: MayAsk): Promise<Change[]> {
  if (!(await mayAsk(source.url))) return noteFailure(source, { reason: 'no-permission' }, {})
  const answer = await fetchSource(source, now)
  if (answer.kind === 'failed') return noteFailure(source, answer.trouble, answer)
  if (leadsInside(source.url, answer.url)) return noteFailure(source, { reason: 'unsafe-address' }, answer)
  const mayMove = await mayAsk(answer.url)
  if (answer.kind === 'unchanged') return commit(source, undefined, answer, mayMove)
  const parsed = parse(answer.text, { ...answer, ...readZone(source) }, now)
  if ('trouble' in parsed) return noteFailure(source, parsed.trouble, answer)
  // A portal's or a provider's page may list headlines too; they are not this feed's.
  if (source.kind !== 'ticker' && parsed.reading.kind === 'ticker') {
    return noteFailure(source, { reason: 'no-headlines' }, answer)
  }
  return commit(source, parsed.reading, vouch(parsed, answer), mayMove)
}

/**
 * Checks every source that is due, and those that fall due meanwhile, telling after each what it changed. Without a
 * network only sources on private addresses are asked. Whoever calls while others do waits for them first.
 */
export function refreshDue(mayAsk: MayAsk, onChange: (changes: Change[]) => void): Promise<void> {
  return navigator.locks.request('checks', () => checkDue(mayAsk, onChange))
}

async function checkDue(mayAsk: MayAsk, onChange: (changes: Change[]) => void): Promise<void> {
  await resetClock(Date.now())
  const brokenOff = new Set<number>()
  const find = async () =>
    (await findDueSources(Date.now())).filter(
      ({ id, url }) => !brokenOff.has(id) && (navigator.onLine !== false || isPrivate(url)),
    )
  const checkIfDue = async (id: number) => {
    const source = await findSource(id)
    // Meanwhile it may have been let go, checked, or held with the rest of its host.
    if (source?.nextCheckAt === undefined || source.nextCheckAt > Date.now()) return
    onChange(await refreshSafely(source, mayAsk))
  }
  await runInLanes(find, async ({ id, url }) => {
    try {
      await takeTurn(url, () => checkIfDue(id))
    } catch (error) {
      brokenOff.add(id)
      console.error(`The check of ${url} broke off`, error)
    }
  })
}

/** A fault of Fil's own is a trouble like any other: shown, and tried again later and later. */
async function refreshSafely(source: Source, mayAsk: MayAsk): Promise<Change[]> {
  try {
    return await refresh(source, Date.now(), mayAsk)
  } catch (error) {
    console.error(`The check of ${source.url} failed inside Fil`, error)
    return noteFailure(source, { reason: 'fault' }, {})
  }
}

/** A text that breaks off vouches for nothing: against its validators the rest would never be sent. */
export function vouch(parsed: { isTruncated?: true }, answer: Fresh): Fresh {
  return parsed.isTruncated ? { ...answer, validators: {} } : answer
}

/** Whether a public address led to a machine in the reader's own network, which no site may make Fil ask. */
export function leadsInside(url: string, finalUrl: string): boolean {
  return isPrivate(finalUrl) && !isPrivate(url)
}

/**
 * One transaction holds the stories, the validators that vouch for them, the next check and the state. Without a
 * reading the answer was "unchanged". `mayMove` tells whether a new address of the source may be asked. An answer that
 * a newer one has overtaken changes nothing.
 */
export async function commit(
  source: Source,
  reading: Reading | undefined,
  answer: Fresh | Unchanged,
  mayMove = false,
): Promise<Change[]> {
  const now = Date.now()
  try {
    return await writeTogether(async () => {
      const stored = await findSource(source.id)
      if (!stored || stored.checkedAt !== source.checkedAt) return []
      const stories = limitStories(reading?.stories ?? [], now)
      const learned = learn(source, stories, reading, now)
      const moved = await settleMove(source, answer.url, mayMove, now)
      await changeSource(source.id, {
        ...learned,
        ...moved,
        ...settleCheck({ ...source, ...learned }, Object.keys(answer.validators).length > 0, answer, now),
        validators: answer.validators,
        ...(answer.kind === 'fresh' && { freshAt: now }),
      })
      if (!reading) return []
      const known = await findKnown(source.id, stories)
      const changes = sift(stories, known, now)
      await writeChanges(source.id, changes, now)
      await noteServed(known.forgotten, now)
      return changes
    })
  } catch (error) {
    if (!isOutOfSpace(error)) throw error
    return noteFailure(source, { reason: 'no-space' }, answer)
  }
}

/** The zone that printed times are read in, and whether a page may know better. */
function readZone({ timeZone, timeZoneChosen }: Source): Pick<Source, 'timeZone' | 'timeZoneChosen'> {
  return { timeZone, ...(timeZoneChosen && { timeZoneChosen }) }
}

function learn(
  source: Source,
  stories: Story[],
  reading: Reading | undefined,
  now: number,
): { rhythm?: number[]; rest?: Source['rest'] | undefined } {
  if (!reading) return {}
  const published = stories.flatMap(({ publishedAt }) =>
    publishedAt === undefined ? [] : [Math.min(publishedAt, now)],
  )
  return { rhythm: updateRhythm(source.rhythm ?? [], published), rest: reading.rest }
}

async function settleMove(
  source: Source,
  finalUrl: string,
  mayMove: boolean,
  now: number,
): Promise<Pick<Source, 'url'> & { moved: Source['moved'] | undefined }> {
  const { url, moved } = followMove(source, finalUrl, now)
  if (url === source.url) return { url, moved }
  const isFree = mayMove && (await findSourceByUrl(url)) === undefined
  return isFree ? { url, moved } : { url: source.url, moved: undefined }
}

/** The fields of a source that say when it was checked, how that went, and when it is checked again. */
function settleCheck(source: Cadence, hasValidators: boolean, answer: Told, now: number, trouble?: Trouble) {
  const { heldUntilAt, freshUntilAt, status } = answer
  const outcome = { hasValidators, heldUntilAt, freshUntilAt, trouble: trouble?.reason }
  return {
    ...scheduleNext(source, outcome, now, Math.random()),
    checkedAt: now,
    heldUntilAt,
    status,
    trouble,
  }
}

/** Keeps stories and validators as they are; says what went wrong and when Fil tries again. */
async function noteFailure(source: Source, trouble: Trouble, told: Told): Promise<Change[]> {
  const { heldUntilAt, status } = told
  const settled = settleCheck(source, true, { heldUntilAt, status }, Date.now(), trouble)
  await changeSource(source.id, settled)
  // A server that does not say for how long is left alone for as long as the source that it refused.
  const until = heldUntilAt ?? settled.nextCheckAt
  if (status === 429 && until !== undefined && !isPrivate(source.url)) {
    await holdHost(new URL(source.url).host, until)
  }
  return []
}
