/** Carries news from the web into the store: the only file that knows fetch, parse, sift and store. */
import { fetchSource } from './fetch/fetch.ts'
import { runInLanes } from './fetch/lanes.ts'
import { scheduleNext } from './fetch/schedule.ts'
import type { Answer, Change, Followed, Reading, Source, Trouble } from './model.ts'
import { readAddress } from './parse/address.ts'
import { parse } from './parse/parse.ts'
import { sift } from './sift/sift.ts'
import { writeTogether } from './store/database.ts'
import { addSource, changeSource, findDueSources, findSourceByUrl } from './store/sources.ts'
import { findKnown, writeChanges } from './store/stories.ts'

type Fresh = Answer & { kind: 'fresh' }

/** What the browser answers: may this address be asked at all? */
export type MayAsk = (url: string) => Promise<boolean>

/** Checks one source and commits all that came of it, or nothing. Returns what changed in the list. */
export async function refresh(source: Source, now: number, mayAsk: MayAsk): Promise<Change[]> {
  if (!(await mayAsk(source.url))) return noteFailure(source, { reason: 'no-permission' }, {}, now)
  const answer = await fetchSource(source, now)
  if (answer.kind === 'failed') return noteFailure(source, answer.trouble, answer, Date.now())
  if (answer.kind === 'unchanged') return commit(source, [], answer, Date.now())
  const parsed = parse(answer.text, { ...answer, timeZone: source.timeZone }, now)
  if ('trouble' in parsed) return noteFailure(source, parsed.trouble, answer, Date.now())
  return commit(source, parsed.reading.stories, vouch(parsed, answer), Date.now())
}

/**
 * Checks every source that is due, and those that fall due meanwhile, telling after each what it changed. A check
 * that Fil itself breaks off leaves its source due for the next round, not for this one.
 */
export async function refreshDue(mayAsk: MayAsk, onChange: (changes: Change[]) => void): Promise<void> {
  const brokenOff = new Set<number>()
  for (;;) {
    const due = (await findDueSources(Date.now())).filter((source) => !brokenOff.has(source.id))
    if (due.length === 0) return
    await runInLanes(due, async (source) => {
      try {
        onChange(await refresh(source, Date.now(), mayAsk))
      } catch (error) {
        brokenOff.add(source.id)
        console.error(`The check of ${source.url} broke off`, error)
      }
    })
  }
}

/**
 * Follows what is found at an address as the reader typed it: one request, its answer kept as the first check. What
 * cannot be read is not stored. A source that is followed already is returned as known.
 */
export async function follow(address: string, timeZone: string, mayAsk: MayAsk): Promise<Followed> {
  const url = readAddress(address)
  if (url === undefined) return { trouble: { reason: 'bad-address' } }
  const known = await findSourceByUrl(url)
  if (known) return { source: known, known: true }
  if (!(await mayAsk(url))) return { trouble: { reason: 'no-permission' } }
  const now = Date.now()
  const answer = await fetchSource({ url, validators: {} }, now)
  if (answer.kind === 'failed') return { trouble: answer.trouble }
  if (answer.kind === 'unchanged') return { trouble: { reason: 'server-error', status: 304 } }
  const parsed = parse(answer.text, { ...answer, timeZone }, now)
  if ('trouble' in parsed) return { trouble: parsed.trouble }
  return keepSource(url, parsed.reading, vouch(parsed, answer), timeZone, now)
}

/** A text that breaks off vouches for nothing: against its validators the rest would never be sent. */
function vouch(parsed: { isTruncated?: true }, answer: Fresh): Fresh {
  return parsed.isTruncated ? { ...answer, validators: {} } : answer
}

function keepSource(
  url: string,
  reading: Reading,
  answer: Fresh,
  timeZone: string,
  now: number,
): Promise<Followed> {
  return writeTogether(async () => {
    const known = await findSourceByUrl(url)
    if (known) return { source: known, known: true }
    const source = await addSource({
      url,
      kind: reading.kind,
      title: reading.title || new URL(url).host,
      ...(reading.homeUrl !== undefined && { homeUrl: reading.homeUrl }),
      ...(reading.language !== undefined && { language: reading.language }),
      timeZone: reading.timeZone ?? timeZone,
      addedAt: now,
      validators: {},
      nextCheckAt: now,
      failures: 0,
    })
    await commit(source, reading.stories, answer, now)
    return { source }
  })
}

/** One transaction holds the stories, the validators that vouch for them, the next check and the state. */
function commit(
  source: Source,
  stories: Reading['stories'],
  answer: Exclude<Answer, { kind: 'failed' }>,
  now: number,
): Promise<Change[]> {
  const { validators } = answer
  const hasValidators = Object.keys(validators).length > 0
  const schedule = scheduleNext(source, { ...answer, succeeded: true, hasValidators }, now, Math.random())
  return writeTogether(async () => {
    const stands = await changeSource(source.id, {
      ...schedule,
      validators,
      checkedAt: now,
      heldUntilAt: undefined,
      trouble: undefined,
    })
    if (!stands) return []
    const changes = sift(stories, await findKnown(source.id, stories), now)
    await writeChanges(source.id, changes, now)
    return changes
  })
}

/** Keeps stories and validators as they are; says what went wrong and when Fil tries again. */
async function noteFailure(
  source: Source,
  trouble: Trouble,
  { heldUntilAt }: Pick<Answer, 'heldUntilAt'>,
  now: number,
): Promise<Change[]> {
  const outcome = { succeeded: false, hasValidators: true, ...(heldUntilAt !== undefined && { heldUntilAt }) }
  const schedule = scheduleNext(source, outcome, now, Math.random())
  await changeSource(source.id, { ...schedule, trouble, checkedAt: now, heldUntilAt })
  return []
}
