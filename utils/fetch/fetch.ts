/** Asks a source for its news once, politely: conditional, bounded in time and size, without cookies. */
import type { Answer, Source, Trouble, TroubleReason, Validators } from '../model.ts'
import { decode } from './decode.ts'
import { readHold } from './schedule.ts'

const timeoutMs = 30_000
const mostBytes = 15 * 1024 * 1024

/** Never throws: whatever goes wrong is an answer that names the trouble. */
export async function fetchSource(
  source: Pick<Source, 'url' | 'validators' | 'language'>,
  now: number,
): Promise<Answer> {
  if (navigator.onLine === false && !isLoopback(source.url)) return fail('offline')
  try {
    const response = await fetch(source.url, {
      headers: conditionalHeaders(source.validators),
      // A second plain fetch may never leave the browser's cache; our own validators with no-store always do.
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return await readResponse(source, response, now)
  } catch (error) {
    if (error instanceof TooLarge) return fail('too-large')
    return fail(isTimeout(error) ? 'timeout' : 'unreachable')
  }
}

/** Whether an address names this very machine, which is reached also when there is no network. */
function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

function conditionalHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    Accept: 'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.8',
    ...(etag !== undefined && { 'If-None-Match': etag }),
    ...(lastModified !== undefined && { 'If-Modified-Since': lastModified }),
  }
}

async function readResponse(
  source: Pick<Source, 'language' | 'validators'>,
  response: Response,
  now: number,
): Promise<Answer> {
  const hold = readHold(response.status, response.headers, now)
  if (response.status === 304) {
    return { kind: 'unchanged', validators: { ...source.validators, ...readValidators(response) }, ...hold }
  }
  if (!response.ok) {
    await response.body?.cancel()
    return { kind: 'failed', trouble: nameTrouble(response.status), ...hold }
  }
  if (!/^https?:/.test(response.url)) return fail('unsafe-address')
  const contentType = response.headers.get('content-type') ?? ''
  const bytes = await readBody(response)
  const { text } = decode(bytes, contentType, { arabic: source.language?.startsWith('ar') ?? false })
  return {
    kind: 'fresh',
    text,
    url: response.url,
    contentType,
    validators: readValidators(response),
    ...hold,
  }
}

function readValidators({ headers }: Response): Validators {
  const etag = headers.get('etag')
  const lastModified = headers.get('last-modified')
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) }
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

function nameTrouble(status: number): Trouble {
  const reasons: Record<number, TroubleReason> = {
    401: 'refused',
    403: 'refused',
    404: 'not-found',
    410: 'gone',
    429: 'busy',
    503: 'busy',
  }
  return { reason: reasons[status] ?? (status >= 500 ? 'server-error' : 'refused'), status }
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')
}

function fail(reason: TroubleReason): Answer {
  return { kind: 'failed', trouble: { reason } }
}
