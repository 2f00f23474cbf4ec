/** Turns one request into one answer of one outlet, spoilt by its fault, and writes down what was asked and said. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { answer, type Reply } from './answer.ts'
import type { Fault, SocketFault } from './fault.ts'
import { spoilPage } from './fault-pages.ts'
import { loopPath, spoilReply } from './fault-replies.ts'
import { sendFaultily } from './fault-sockets.ts'
import type { ExpectedStory } from './outlet.ts'
import type { Page, PageKind } from './page.ts'
import type { Site } from './site.ts'

export interface LoggedRequest {
  /** The machine's clock, whatever time the newsroom is told. */
  at: number
  /** Absent while the answer is under way. */
  endedAt?: number
  outlet: string
  method: string
  /** As asked, with its query. */
  path: string
  page: PageKind
  headers: IncomingHttpHeaders
  /** 0 where no answer went out. */
  status: number
  sentETag?: string
  sentLastModified?: string
  /** The fault that spoilt the answer. */
  fault?: Fault['kind']
  /** What a right reader lists after a whole 200 of the followed address. */
  stories?: readonly ExpectedStory[]
}

/** `path` is below the site's base. */
export function serve(
  site: Site,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): LoggedRequest {
  const page = site.readPage(path)
  const fault = takeFault(site, page, path)
  const reply = fault ? spoil(fault, page, site, path, request.headers) : answer(page, request.headers)
  const entry = note(site, page, request, reply, fault)
  response.on('close', () => {
    entry.endedAt = Date.now()
  })
  if (fault && isSocketFault(fault)) void sendFaultily(fault, reply, response)
  else response.writeHead(reply.status, reply.headers).end(reply.body)
  return entry
}

function takeFault(site: Site, page: Page, path: string): Fault | undefined {
  const { fault } = site
  const isTouched = page.kind === 'source' || path === loopPath || fault?.everywhere
  if (!fault || !isTouched || page.kind === 'login') return undefined
  if (site.spoilt >= (fault.times ?? Number.POSITIVE_INFINITY)) return undefined
  site.spoilt += 1
  return fault
}

function spoil(fault: Fault, page: Page, site: Site, path: string, headers: IncomingHttpHeaders): Reply {
  const isSpoilt = page.kind === 'source' || fault.kind === 'bytes'
  const spoilt = isSpoilt ? spoilPage(fault, page, site.readFront(), site.spoilt - 1) : page
  return spoilReply(fault, spoilt, site, path, headers)
}

function note(site: Site, page: Page, request: IncomingMessage, reply: Reply, fault?: Fault): LoggedRequest {
  const isSilent =
    fault?.kind === 'hang' ? !fault.afterHeaders : fault?.kind === 'reset' && fault.afterBytes <= 0
  const isWhole = !fault || fault.kind === 'drip' || !isSocketFault(fault)
  const { etag, 'last-modified': lastModified } = reply.headers
  return {
    at: Date.now(),
    outlet: site.outlet.id,
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    page: page.kind,
    headers: request.headers,
    status: isSilent ? 0 : reply.status,
    ...(typeof etag === 'string' && !isSilent ? { sentETag: etag } : {}),
    ...(typeof lastModified === 'string' && !isSilent ? { sentLastModified: lastModified } : {}),
    ...(fault ? { fault: fault.kind } : {}),
    ...(reply.stories && isWhole && request.method !== 'HEAD' ? { stories: reply.stories } : {}),
  }
}

function isSocketFault(fault: Fault): fault is Fault & SocketFault {
  return ['drip', 'reset', 'truncate', 'hang', 'bomb'].includes(fault.kind)
}
