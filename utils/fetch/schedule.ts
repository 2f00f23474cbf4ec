/** When to ask a source again (pure): often where it costs the server little, ever rarer while it fails. */
import type { Hold, Source } from '../model.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A source that can say "unchanged" is asked often; one that must send everything again, rarely. */
const paceWithValidators = 10 * minute
const paceWithout = 30 * minute
const firstBackoff = 10 * minute

/** How a check ended, and what its server asks for. */
export interface Outcome extends Hold {
  succeeded: boolean
  hasValidators: boolean
}

/** The next check after one that ended at `now`; `chance` from 0 to 1 spreads sources out and only lengthens. */
export function scheduleNext(
  source: Pick<Source, 'failures'>,
  outcome: Outcome,
  now: number,
  chance: number,
): Pick<Source, 'nextCheckAt' | 'failures'> {
  const failures = outcome.succeeded ? 0 : source.failures + 1
  const pace = outcome.hasValidators ? paceWithValidators : paceWithout
  const wait = outcome.succeeded ? pace : Math.max(pace, firstBackoff * 2 ** (failures - 1))
  const spread = Math.min(wait * (1 + chance / 10), day)
  const earliestAt = Math.max(outcome.heldUntilAt ?? 0, outcome.freshUntilAt ?? 0)
  return { nextCheckAt: Math.max(now + Math.round(spread), earliestAt), failures }
}

/**
 * What an answer's headers ask for, at most a day ahead: Retry-After in seconds or as a date (RFC 9110 §10.2.3) on
 * 429 and 503, else max-age or Expires (RFC 9111 §4.2.1). Nonsense asks for nothing.
 */
export function readHold(status: number, headers: Headers, now: number): Hold {
  if (status === 429 || status === 503) {
    const wait = limitWait(readRetryAfter(headers.get('retry-after'), now))
    return wait === undefined ? {} : { heldUntilAt: now + wait }
  }
  const wait = limitWait(readMaxAge(headers.get('cache-control')) ?? readDate(headers.get('expires'), now))
  return wait === undefined ? {} : { freshUntilAt: now + wait }
}

function limitWait(wait: number | undefined): number | undefined {
  return wait !== undefined && wait > 0 ? Math.min(wait, day) : undefined
}

function readRetryAfter(value: string | null, now: number): number | undefined {
  if (value !== null && /^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  return readDate(value, now)
}

function readMaxAge(value: string | null): number | undefined {
  const seconds = /(?:^|[,\s])max-age\s*=\s*"?(\d+)/i.exec(value ?? '')?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

/** HTTP dates have one format that every engine's Date.parse must read (RFC 9110 §5.6.7). */
function readDate(value: string | null, now: number): number | undefined {
  const at = Date.parse(value ?? '')
  return Number.isNaN(at) ? undefined : at - now
}
