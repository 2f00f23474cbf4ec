/** Reads from an answer's headers until when its server asks to be left alone (pure). */
import type { Hold } from '../model.ts'

const day = 24 * 60 * 60_000

/**
 * At most a day ahead: Retry-After in seconds or as a date (RFC 9110 §10.2.3) on 429 and 503, else max-age or Expires
 * (RFC 9111 §4.2.1). Nonsense asks for nothing.
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

/** HTTP dates all have a time of day (RFC 9110 §5.6.7); without one, engines take even "-3600" for a year. */
function readDate(value: string | null, now: number): number | undefined {
  const at = /\d:\d\d:\d\d/.test(value ?? '') ? Date.parse(value ?? '') : Number.NaN
  return Number.isNaN(at) ? undefined : at - now
}
