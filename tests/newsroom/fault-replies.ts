/** Spoils an answer's status and headers. */
import type { IncomingHttpHeaders } from 'node:http'
import { answer, listValidators, type Reply } from './answer.ts'
import { writeHttpDate } from './dates.ts'
import { encodeText } from './encode.ts'
import type { Fault } from './fault.ts'
import type { Page } from './page.ts'
import { challengePage } from './pages/sign-in.ts'
import type { Site } from './site.ts'

/** Where a loop leads through. */
export const loopPath = '/round-and-round'

/** `path` is below the site's base. Faults of other kinds leave the answer as it is. */
export function spoilReply(
  fault: Fault,
  page: Page,
  site: Site,
  path: string,
  request: IncomingHttpHeaders,
): Reply {
  const reply = answer(page, request)
  switch (fault.kind) {
    case 'status':
      return refuse(fault.status, fault.retryAfter, fault.challenge)
    case 'redirect':
      return redirect(fault.to, fault.status ?? (fault.permanent ? 301 : 302))
    case 'loop':
      return redirect(site.base + (path === loopPath ? site.outlet.feedPath : loopPath), 302)
    case 'portal':
      return redirect(fault.to ?? `${site.base}/login`, 302)
    case 'always304':
      return { status: 304, headers: listValidators(page), body: new Uint8Array() }
    case 'swappedValidators':
      return swapValidators(reply, site.readFormerPage())
    case 'cookies':
      return withHeaders(reply, {
        'set-cookie': ['visit=1; Path=/', 'session=abc123; Path=/; Max-Age=86400'],
      })
    case 'maxAge':
      return withHeaders(reply, limitAge(fault.seconds, fault.as))
    case 'drip':
    case 'reset':
    case 'truncate':
    case 'hang':
    case 'bomb':
      return answer(page, {})
    default:
      return reply
  }
}

function refuse(status: number, retryAfter?: number | string, challenge?: true): Reply {
  const body = encodeText(challenge ? challengePage : `<!doctype html><title>${status}</title>`, 'utf-8')
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(challenge ? { 'cf-mitigated': 'challenge', server: 'cloudflare' } : {}),
  }
  return { status, headers, body }
}

function redirect(location: string, status: number): Reply {
  return { status, headers: { location, 'content-length': 0 }, body: new Uint8Array() }
}

function swapValidators(reply: Reply, former: Page): Reply {
  return reply.status === 200 ? withHeaders(reply, listValidators(former)) : reply
}

function limitAge(seconds: number, as?: 'expires'): Reply['headers'] {
  if (as !== 'expires') return { 'cache-control': `public, max-age=${seconds}` }
  return { expires: writeHttpDate(Date.now() + seconds * 1000) }
}

function withHeaders(reply: Reply, headers: Reply['headers']): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } }
}
