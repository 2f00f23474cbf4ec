/** Keeps what came of a check: stories, validators, next check and state together, or nothing. */
import { followMove } from './fetch/move.ts'
import { spreadUnseen, updateRhythm } from './fetch/pace.ts'
import { type Cadence, scheduleNext } from './fetch/schedule.ts'
import type { Answer, Change, Hold, Known, Reading, Source, Story, Trouble } from './model.ts'
import { isPrivate } from './parse/address.ts'
import { nameHeadline } from './parse/ticker-names.ts'
import { decideFates } from './ruling.ts'
import { limitStories, sift } from './sift/sift.ts'
import { changeInBatch } from './store/batch.ts'
import { isOutOfSpace, writeTogether } from './store/database.ts'
import { noteServed } from './store/forget.ts'
import { findKnown } from './store/known.ts'
import { writeShared } from './store/shared-write.ts'
import { findSource, findSourceByUrl, holdHost, putSource } from './store/sources.ts'
import { writeChanges } from './store/stories.ts'

export type Fresh = Answer & { kind: 'fresh' }
export type Unchanged = Answer & { kind: 'unchanged' }

/** What an answer tells beside its news. */
type Told = { [Name in keyof Hold | 'status']?: number | undefined }

/**
 * One transaction, shared with other sources' at times, holds the stories, the validators that vouch for them, the next
 * check and the state. Without a reading the answer was "unchanged". `mayMove` tells whether a new address of the source
 * may be asked. An answer that a newer one has overtaken changes nothing.
 */
export async function commit(
  source: Source,
  reading: Reading | undefined,
  answer: Fresh | Unchanged,
  mayMove = false,
): Promise<Change[]> {
  const now = Date.now()
  const stories = limitStories(reading?.stories ?? [], now)
  const hasValidators = Object.keys(answer.validators).length > 0
  try {
    return await writeShared(stories.length, async () => {
      const stored = await findStanding(source)
      if (!stored) return []
      const unlinked = nameUnlinked(reading, stories)
      const known = reading ? await findKnown(source.id, stories, unlinked) : nothingKnown
      const changes = sift(stories, known, now, unlinked)
      const fates = await decideFates(changes, stored, now)
      const learned = reading ? learn(source, reading, stories, changes, now) : {}
      const moved = await settleMove(source, answer, mayMove, now)
      const changing = putSource(stored, {
        ...learned,
        ...moved,
        ...settleCheck({ ...stored, ...learned }, hasValidators, heedHold(source, stored, answer), now),
        validators: answer.validators,
        ...noteServerTime(answer),
        ...(answer.kind === 'fresh' && { freshAt: now }),
      })
      await Promise.all([
        changing,
        writeChanges(source.id, changes, now, fates),
        noteServed(known.forgotten, now),
      ])
      return changes
    })
  } catch (error) {
    if (!isOutOfSpace(error)) throw error
    return noteFailure(source, { reason: 'no-space' }, answer)
  }
}

/** What a ticker's stories were called while they led nowhere, by their keys: its lead may be given an address later. */
function nameUnlinked(reading: Reading | undefined, stories: Story[]): Map<string, string> | undefined {
  if (reading?.kind !== 'ticker') return undefined
  return new Map(stories.flatMap(({ key, url, title }) => (url ? [[key, nameHeadline(title)]] : [])))
}

const nothingKnown: Known = { rows: [], forgotten: [] }

/** Nobody waits to be told that nothing is new. */
const unchangedWithinMs = 100

/** The same for "unchanged" from the source's own address, together with other such answers. */
export function commitUnchanged(source: Source, answer: Unchanged): Promise<void> {
  const now = Date.now()
  const hasValidators = Object.keys(answer.validators).length > 0
  const decide = (stored: Source) =>
    isOvertaken(source, stored)
      ? {}
      : {
          ...settleCheck(stored, hasValidators, heedHold(source, stored, answer), now),
          validators: answer.validators,
          ...noteServerTime(answer),
          moved: undefined,
        }
  return changeInBatch(source.id, decide, unchangedWithinMs)
}

/** The source as it is stored; nothing where it was let go, or checked anew, since it was read. */
async function findStanding(source: Source): Promise<Source | undefined> {
  const stored = await findSource(source.id)
  return stored && !isOvertaken(source, stored) ? stored : undefined
}

/** A machine of the reader's own may be this one, whose clock is to be judged. */
function noteServerTime({ url, serverAt }: Fresh | Unchanged): Pick<Source, 'serverAt'> {
  return serverAt === undefined || isPrivate(url) ? {} : { serverAt }
}

/** Whether the source was checked anew, or let go, since it was read. */
function isOvertaken(source: Source, stored: Source): boolean {
  return stored.checkedAt !== source.checkedAt || stored.endedAt !== undefined
}

/** Of a story without a time, or with one still to come, only when it is new says anything of its source's rhythm. */
function learn(
  source: Source,
  reading: Reading,
  stories: Story[],
  changes: Change[],
  now: number,
): { rhythm: number[]; rest: Source['rest'] | undefined } {
  const isDated = ({ publishedAt }: Story) => publishedAt !== undefined && publishedAt <= now
  const published = stories.filter(isDated).map((story) => story.publishedAt as number)
  const unseen = changes.filter(({ kind, story }) => kind === 'new' && !isDated(story)).length
  const moments = [...published, ...spreadUnseen(unseen, source.checkedAt, now)]
  return { rhythm: updateRhythm(source.rhythm ?? [], moments, now), rest: reading.rest }
}

/** "Unchanged" vouches for an address only where the same redirect has led to news before. */
async function settleMove(
  source: Source,
  { kind, url: finalUrl }: Fresh | Unchanged,
  mayMove: boolean,
  now: number,
): Promise<Pick<Source, 'url'> & { moved: Source['moved'] | undefined }> {
  if (kind === 'unchanged' && source.moved?.url !== finalUrl) return { url: source.url, moved: undefined }
  const { url, moved } = followMove(source, finalUrl, now)
  if (url === source.url) return { url, moved }
  const isFree = mayMove && (await findSourceByUrl(url)) === undefined
  return isFree ? { url, moved } : { url: source.url, moved: undefined }
}

/** What was told of the whole host while this answer was on its way is not forgotten over it. */
function heedHold({ heldUntilAt: knownUntilAt }: Source, { heldUntilAt }: Source, told: Told): Told {
  if (heldUntilAt === undefined || heldUntilAt === knownUntilAt) return told
  return { ...told, heldUntilAt: Math.max(heldUntilAt, told.heldUntilAt ?? 0) }
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
    attempts: undefined,
  }
}

/** Notes that an answer is about to be read, so that one that kills the worker is not asked for again and again. */
export function noteAttempt({ id }: Source): Promise<void> {
  return changeInBatch(id, ({ attempts = 0 }) => ({ attempts: attempts + 1 }))
}

/** Keeps stories and validators as they are; says what went wrong and when Fil tries again. */
export function noteFailure(source: Source, trouble: Trouble, answer: Told): Promise<Change[]> {
  const { heldUntilAt, status } = answer
  return writeTogether(async () => {
    const stored = await findStanding(source)
    if (!stored) return []
    const told = heedHold(source, stored, { heldUntilAt, status })
    const settled = settleCheck(stored, true, told, Date.now(), trouble)
    await putSource(stored, settled)
    // A server that does not say for how long is left alone for as long as the source that it refused.
    const until = heldUntilAt ?? settled.nextCheckAt
    if (status === 429 && until !== undefined && !isPrivate(source.url)) {
      await holdHost(new URL(source.url).host, until)
    }
    return []
  })
}
