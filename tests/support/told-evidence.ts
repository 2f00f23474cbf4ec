/** Evidence as short as a test can say it, and what the invariants say of it. */
import type { Source, StoryRow } from '../../utils/model.ts'
import type { LoggedRequest } from '../newsroom/serve.ts'
import { checkInvariants, type Evidence } from './invariants.ts'

export const now = Date.parse('2026-03-10T09:00:00Z')
export const day = 24 * 60 * 60_000
export const host = '127.0.0.1:8000'

export function source(fields: Partial<Source> = {}): Source {
  return {
    id: 1,
    url: `http://${host}/feed`,
    kind: 'feed',
    title: 'Gazette',
    timeZone: 'UTC',
    addedAt: now,
    validators: {},
    nextCheckAt: now + 1000,
    failures: 0,
    ...fields,
  }
}

export function row(id: number, fields: Partial<StoryRow> = {}): StoryRow {
  const own = { key: `k${id}`, title: `Story ${id}`, url: `http://${host}/${id}` }
  return { id, sourceId: 1, at: now, seenAt: now, ...own, ...fields }
}

export function told(...ids: number[]): NonNullable<LoggedRequest['stories']> {
  return ids.map((id) => ({ title: `Story ${id}`, url: `http://${host}/${id}` }))
}

export function request(
  at: number,
  fields: Partial<LoggedRequest> & { etag?: string; askedAt?: string } = {},
): LoggedRequest {
  const { etag, askedAt = host, ...rest } = fields
  return {
    at,
    endedAt: at + 10,
    outlet: 'gazette',
    method: 'GET',
    path: '/feed',
    page: 'source',
    status: 200,
    headers: { host: askedAt, ...(etag !== undefined && { 'if-none-match': etag }) },
    ...rest,
  }
}

export function judge(evidence: Partial<Evidence>): string[] {
  return checkInvariants({
    sources: [source()],
    stories: [],
    forgotten: [],
    textIds: [],
    unread: 0,
    log: [],
    now,
    ...evidence,
  })
}
