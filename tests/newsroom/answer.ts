/** Answers a request for a page as RFC 9110 wants it: 200 with validators, or 304 where they still hold. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import type { ExpectedStory } from './outlet.ts'
import type { Page } from './page.ts'

export interface Reply {
  status: number
  headers: OutgoingHttpHeaders
  body: Uint8Array
  /** What a right reader lists after it; only where a source's page went out whole. */
  stories?: readonly ExpectedStory[]
}

export function answer(page: Page, request: IncomingHttpHeaders): Reply {
  const validators = listValidators(page)
  if (page.kind === 'missing') return { status: 404, headers: describe(page), body: page.body }
  if (isUnchanged(page, request)) return { status: 304, headers: validators, body: new Uint8Array() }
  return {
    status: 200,
    headers: { ...describe(page), ...validators },
    body: page.body,
    ...(page.stories ? { stories: page.stories } : {}),
  }
}

export function listValidators({
  etag,
  lastModified,
}: Pick<Page, 'etag' | 'lastModified'>): OutgoingHttpHeaders {
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { 'last-modified': lastModified }),
  }
}

function describe(page: Page): OutgoingHttpHeaders {
  return { 'content-type': page.contentType, 'content-length': page.body.length }
}

/** If-None-Match silences If-Modified-Since (RFC 9110, 13.2.2). */
function isUnchanged({ etag, lastModified }: Page, request: IncomingHttpHeaders): boolean {
  const wanted = request['if-none-match']
  if (wanted !== undefined) return etag !== undefined && matchesTag(wanted, etag)
  const since = Date.parse(request['if-modified-since'] ?? '')
  return lastModified !== undefined && Date.parse(lastModified) <= since
}

function matchesTag(wanted: string, etag: string): boolean {
  return wanted.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
