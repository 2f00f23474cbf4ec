/** Carries news from the web into the store: with follow.ts and commit.ts, alone in knowing fetch, parse, sift and store. */
import { commit, commitUnchanged, type Fresh, noteAttempt, noteFailure } from './commit.ts'
import { fetchSource } from './fetch/fetch.ts'
import type { Change, Source } from './model.ts'
import { isPrivate } from './parse/address.ts'
import { parse } from './parse/parse.ts'
import { waitForRoom } from './store/shared-write.ts'

/** What the browser answers: may this address be asked at all? */
export type MayAsk = (url: string) => Promise<boolean>

/** Takes over a write that the next source need not wait for, and what it will have changed in the list. */
export type Later = (write: Promise<Change[]>) => void

/** In characters: too little to cost whoever reads it its life, as a worker may lose it to memory or time. */
const harmlessLength = 65_536

/**
 * Checks one source and commits all that came of it, or nothing. Returns what changed in the list, which is nothing yet
 * where the write is left for `later`.
 */
export async function refresh(source: Source, now: number, mayAsk: MayAsk, later?: Later): Promise<Change[]> {
  if (!(await mayAsk(source.url))) return noteFailure(source, { reason: 'no-permission' }, {})
  const answer = await fetchSource(source, now)
  if (answer.kind === 'failed') return noteFailure(source, answer.trouble, answer)
  if (leadsInside(source.url, answer.url)) return noteFailure(source, { reason: 'unsafe-address' }, answer)
  const isMoved = answer.url !== source.url
  if (answer.kind === 'unchanged' && !isMoved) {
    const write = commitUnchanged(source, answer).then(() => [])
    return leave(write, later)
  }
  const mayMove = isMoved && (await mayAsk(answer.url))
  if (answer.kind === 'unchanged') return commit(source, undefined, answer, mayMove)
  if (later) await waitForRoom()
  if (answer.text.length > harmlessLength) await noteAttempt(source)
  const parsed = parse(answer.text, { ...answer, ...readZone(source) }, now)
  if ('trouble' in parsed) return noteFailure(source, parsed.trouble, answer)
  // A portal's or a provider's page may list headlines too; they are not this feed's.
  if (source.kind !== 'ticker' && parsed.reading.kind === 'ticker') {
    return noteFailure(source, { reason: 'no-headlines' }, answer)
  }
  return leave(commit(source, parsed.reading, vouch(parsed, answer), mayMove), later)
}

function leave(write: Promise<Change[]>, later: Later | undefined): Change[] | Promise<Change[]> {
  if (!later) return write
  later(write)
  return []
}

/** A text that breaks off vouches for nothing: against its validators the rest would never be sent. */
export function vouch(parsed: { isTruncated?: true }, answer: Fresh): Fresh {
  return parsed.isTruncated ? { ...answer, validators: {} } : answer
}

/** Whether a public address led to a machine in the reader's own network, which no site may make Fil ask. */
export function leadsInside(url: string, finalUrl: string): boolean {
  return isPrivate(finalUrl) && !isPrivate(url)
}

/** The zone that printed times are read in, and whether a page may know better. */
function readZone({ timeZone, timeZoneChosen }: Source): Pick<Source, 'timeZone' | 'timeZoneChosen'> {
  return { timeZone, ...(timeZoneChosen && { timeZoneChosen }) }
}
