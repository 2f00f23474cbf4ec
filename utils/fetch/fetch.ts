/** Asks a source for its news once, politely: conditional, bounded in time and size, without cookies. */
import type { Answer, Source, TroubleReason, Validators } from '../model.ts'
import { decode } from './decode.ts'
import { readHold } from './hold.ts'

const timeoutMs = 30_000
const mostBytes = 15 * 1024 * 1024

/** Some servers answer 304 for ever: after so long without the whole, it is asked for again. */
const longestTrust = 8 * 24 * 60 * 60_000

type Asked = Pick<Source, 'url' | 'validators' | 'language' | 'freshAt'> & { accept?: string }

const acceptSource =
  'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.8'

/** Never throws: whatever goes wrong is an answer that names the trouble. */
export async function fetchSource(source: Asked, now: number): Promise<Answer> {
  const validators = now - (source.freshAt ?? now) > longestTrust ? {} : source.validators
  try {
    const response = await fetch(source.url, {
      headers: { Accept: source.accept ?? acceptSource, ...conditionalHeaders(validators) },
      // A second plain fetch may never leave the browser's cache; our own validators with no-store always do.
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return await readResponse({ ...source, validators }, response, now)
  } catch (error) {
    if (error instanceof TooLarge) return fail('too-large')
    if (navigator.onLine === false) return fail('offline')
    return fail(isTimeout(error) ? 'timeout' : 'unreachable')
  }
}

/**
 * Whether an address that could not be read answers with a redirect. A browser follows one silently only to where Fil
 * may go; to any other site the request fails like a broken line.
 */
export async function leadsElsewhere(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    void response.body?.cancel()
    return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)
  } catch {
    return false
  }
}

function conditionalHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag !== undefined && { 'If-None-Match': etag }),
    ...(lastModified !== undefined && { 'If-Modified-Since': lastModified }),
  }
}

async function readResponse(source: Asked, response: Response, now: number): Promise<Answer> {
  const { status, headers } = response
  const hold = readHold(status, headers, now)
  if (status === 304 && Object.keys(source.validators).length > 0) {
    return {
      kind: 'unchanged',
      status,
      url: response.url,
      validators: { ...source.validators, ...readValidators(response) },
      ...readServerTime(response),
      ...hold,
    }
  }
  if (!response.ok) {
    const trouble = { reason: await nameTrouble(response), status }
    return { kind: 'failed', status, trouble, ...hold }
  }
  if (!/^https?:/.test(response.url)) return fail('unsafe-address')
  const contentType = headers.get('content-type') ?? ''
  const bytes = await readBody(response)
  const { text } = decode(bytes, contentType, { arabic: source.language?.startsWith('ar') ?? false })
  return {
    kind: 'fresh',
    status,
    text,
    url: response.url,
    contentType,
    validators: readValidators(response),
    ...readServerTime(response),
    ...hold,
  }
}

function readValidators({ headers }: Response): Validators {
  const etag = headers.get('etag')
  const lastModified = headers.get('last-modified')
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) }
}

function readServerTime({ headers }: Response): { serverAt?: number } {
  const serverAt = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(serverAt) ? {} : { serverAt }
}

class TooLarge extends Error {}

/** Reads a body whole, and stops it at the limit: counted after decompression, so that a gzip bomb is cut too. */
async function readBody(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (response.body) {
    for await (const chunk of response.body) {
      length += chunk.length
      if (length > mostBytes) throw new TooLarge()
      chunks.push(chunk)
    }
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

const reasons: Record<number, TroubleReason> = {
  304: 'server-error',
  401: 'refused',
  403: 'refused',
  404: 'not-found',
  410: 'gone',
  429: 'busy',
  503: 'busy',
}

/** What an answer that is no success means; a guard that wants to see a person first says so in its own ways. */
async function nameTrouble(response: Response): Promise<TroubleReason> {
  const { status, headers } = response
  const body = await readStart(response)
  const isGuarded = status === 403 || status === 503 || status === 429
  if (isGuarded && (headers.has('cf-mitigated') || /<title>\s*Just a moment/i.test(body))) return 'challenge'
  return reasons[status] ?? (status >= 500 ? 'server-error' : 'refused')
}

/** The first chunk of a body; the rest is not waited for. */
async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  const first = await reader?.read().catch(() => undefined)
  void reader?.cancel().catch(() => undefined)
  return new TextDecoder().decode(first?.value)
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')
}

function fail(reason: TroubleReason): Answer {
  return { kind: 'failed', trouble: { reason } }
}
