import { describe, expect, test } from 'vitest'
import type { ForgottenStory, Source, StoryRow } from '../../utils/model.ts'
import type { LoggedRequest } from '../newsroom/serve.ts'
import { checkInvariants, type Evidence } from './invariants.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const day = 24 * 60 * 60_000
const host = '127.0.0.1:8000'

function source(fields: Partial<Source> = {}): Source {
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

function row(id: number, fields: Partial<StoryRow> = {}): StoryRow {
  const own = { key: `k${id}`, title: `Story ${id}`, url: `http://${host}/${id}` }
  return { id, sourceId: 1, at: now, seenAt: now, ...own, ...fields }
}

function told(...ids: number[]): NonNullable<LoggedRequest['stories']> {
  return ids.map((id) => ({ title: `Story ${id}`, url: `http://${host}/${id}` }))
}

function request(
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

function judge(evidence: Partial<Evidence>): string[] {
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

test('where all is well there is nothing to say', () => {
  const log = [
    request(0, { sentETag: '"1"', stories: told(1, 2) }),
    request(100, { etag: '"1"', status: 304 }),
  ]
  const stories = [row(1, { unread: 1 }), row(2)]
  expect(judge({ stories, unread: 1, log, textIds: [1], before: stories })).toEqual([])
  expect(judge({})).toEqual([])
})

describe('I1', () => {
  const whole = request(0, { sentETag: '"1"', sentLastModified: 'yesterday', stories: told(1, 2) })
  const again = request(100, { etag: '"1"', status: 304 })
  const lost = [`I1 source 1 lost "Story 2" (http://${host}/2) of http://${host}/feed`]

  test('a story whose validator was sent back must be stored', () => {
    expect(judge({ stories: [row(1)], log: [whole, again] })).toEqual(lost)
    const since = request(100, { headers: { host, 'if-modified-since': 'yesterday' } })
    expect(judge({ stories: [row(1)], log: [whole, since] })).toEqual(lost)
  })

  test('or forgotten by the rule', () => {
    const forgotten: ForgottenStory[] = [{ sourceId: 1, key: 'k2', url: `http://${host}/2` }]
    expect(judge({ stories: [row(1)], forgotten, log: [whole, again] })).toEqual([])
  })

  test('until a validator is sent back it vouches for nothing', () => {
    expect(judge({ log: [whole] })).toEqual([])
    expect(judge({ log: [whole, request(100, { etag: '"other"' })] })).toEqual([])
    expect(judge({ log: [again, whole] })).toEqual([])
  })

  test('of two answers with the same validator the newer one is vouched for', () => {
    const newer = { ...request(50, { sentETag: '"1"', stories: told(1) }) }
    expect(judge({ stories: [row(1)], log: [whole, newer, again] })).toEqual([])
  })

  test('a story counts only under its own source, which may have moved there or be known by another name', () => {
    const other = source({ id: 2, url: `http://${host}/other` })
    expect(
      judge({ sources: [source(), other], stories: [row(1), row(2, { sourceId: 2 })], log: [whole, again] }),
    ).toEqual(lost)
    const moved = source({
      url: 'http://old.example/',
      moved: { url: `http://${host}/feed`, count: 1, firstAt: now },
    })
    expect(judge({ sources: [moved], stories: [row(1)], log: [whole, again] })).toEqual(lost)
    const named = row(2, { url: 'http://gazette.example:8000/2' })
    expect(judge({ stories: [row(1), named], log: [whole, again] })).toEqual([])
  })

  test('what belongs together is there whole', () => {
    expect(judge({ stories: [row(1, { sourceId: 7 })], textIds: [9] })).toEqual([
      'I1 story 1 has no source',
      'I1 text 9 has no story',
    ])
  })
})

describe('I2', () => {
  test('a key is there once', () => {
    expect(judge({ stories: [row(1), row(2, { key: 'k1' })] })).toEqual(['I2 twice: source 1, key k1'])
    expect(judge({ stories: [row(1)], forgotten: [{ sourceId: 1, key: 'k1' }] })).toHaveLength(1)
  })

  test('a headline is at an address once', () => {
    const twin = { title: 'Story 1', url: `http://${host}/1` }
    expect(judge({ stories: [row(1), row(2, twin)] })).toEqual([
      `I2 twice: source 1, "Story 1" at http://${host}/1`,
    ])
    expect(judge({ stories: [row(1), row(2, { ...twin, title: 'Another' })] })).toEqual([])
  })

  test('two sources may tell the same', () => {
    const twin = row(2, { sourceId: 2, key: 'k1', title: 'Story 1', url: `http://${host}/1` })
    expect(
      judge({ sources: [source(), source({ id: 2, url: 'http://b.example/' })], stories: [row(1), twin] }),
    ).toEqual([])
  })
})

test('I3 what was read is not unread, nor the other way round, under whatever id and key', () => {
  const before = [row(1), row(2, { unread: 1 }), row(3)]
  const stories = [row(11, { ...row(1), id: 11, unread: 1 }), row(2), row(3, { key: 'renamed', unread: 1 })]
  expect(judge({ before, stories, unread: 2 })).toEqual([
    'I3 "Story 1" was read and is not any more',
    'I3 "Story 2" was unread and is not any more',
    'I3 "Story 3" was read and is not any more',
  ])
  expect(judge({ before, stories: [] })).toEqual([])
})

test('I4 the index counts what is there', () => {
  expect(judge({ stories: [row(1, { unread: 1 }), row(2)], unread: 2 })).toEqual([
    'I4 the index counts 2 unread of 1',
  ])
})

describe('I5', () => {
  const elsewhere = (nth: number, at: number, fields: Partial<LoggedRequest> = {}) =>
    request(at, { outlet: `o${nth}`, askedAt: `h${nth}:80`, endedAt: 1000, ...fields })

  test('a source, and a host, has one request at a time', () => {
    expect(judge({ log: [request(0, { endedAt: 500 }), request(100)] })).toEqual([
      `I5 the source was busy when http://${host}/feed was asked`,
      `I5 the host was busy when http://${host}/feed was asked`,
    ])
    expect(judge({ log: [request(0, { endedAt: 500 }), request(100, { outlet: 'b' })] })).toHaveLength(1)
    expect(judge({ log: [request(0, { endedAt: 500 }), request(500)] })).toEqual([])
  })

  test('six in all are right and seven are not', () => {
    const six = Array.from({ length: 6 }, (_, nth) => elsewhere(nth, nth))
    expect(judge({ log: six })).toEqual([])
    expect(judge({ log: [...six, elsewhere(6, 10)] })).toEqual([
      'I5 6 others were under way when http://h6:80/feed was asked',
    ])
    expect(judge({ log: [...six, elsewhere(6, 1001)] })).toEqual([])
  })

  test('a request without an end is under way for ever', () => {
    const { endedAt: _, ...hanging } = request(0)
    expect(judge({ log: [hanging, request(9e9)] })).toHaveLength(2)
  })

  test('pages that the reader opened, and a clock that was set back, say nothing', () => {
    expect(judge({ log: [request(0, { endedAt: 500, page: 'article' }), request(100)] })).toEqual([])
    expect(judge({ log: [request(1000, { endedAt: 1500 }), request(100)] })).toEqual([])
  })
})

test('I6 trouble is named, and there is a next check that is not too far', () => {
  const { nextCheckAt: _, ...stopped } = source()
  const trouble = { reason: 'gone' } as const
  expect(judge({ sources: [source({ failures: 2 })] })).toEqual([
    'I6 Gazette failed 2 times and names no trouble',
  ])
  expect(judge({ sources: [stopped] })).toEqual(['I6 Gazette is asked no more and says nothing'])
  expect(judge({ sources: [{ ...stopped, trouble }] })).toEqual([])
  expect(judge({ sources: [source({ nextCheckAt: now + 3 * day })] })).toEqual([
    'I6 Gazette is asked only in 3 days',
  ])
  expect(judge({ sources: [source({ nextCheckAt: now + 3 * day, rest: { skipDays: [1] } })] })).toEqual([])
})
