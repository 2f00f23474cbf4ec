import { describe, expect, test } from 'vitest'
import type { LoggedRequest } from '../newsroom/serve.ts'
import { day, host, judge, now, request, row, source, told } from './told-evidence.ts'

test('where all is well there is nothing to say', () => {
  const log = [
    request(0, { sentETag: '"1"', stories: told(1, 2) }),
    request(100, { etag: '"1"', status: 304 }),
  ]
  const stories = [row(1, { unread: 1 }), row(2)]
  expect(judge({ stories, unread: 1, log, textIds: [1], before: stories })).toEqual([])
  expect(judge({})).toEqual([])
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
})

test('I3 what was saved is saved, what was not is not, and what was kept unread is kept', () => {
  const before = [row(1, { saved: 1 }), row(2), row(3, { unread: 1, pinned: 1 })]
  const stories = [row(1), row(2, { saved: 1 }), row(3, { unread: 1 })]
  expect(judge({ before, stories, unread: 1 })).toEqual([
    'I3 "Story 1" was saved and is not any more',
    'I3 "Story 2" was unsaved and is not any more',
    'I3 "Story 3" was kept unread and is not any more',
  ])
})

test('I3 of several stories at one address each is known again', () => {
  const shared = { url: `http://${host}/show` }
  const before = [row(1, shared), row(2, { ...shared, unread: 1 })]
  const rekeyed = before.map((one) => ({ ...one, key: `new ${one.id}` }))
  expect(judge({ before, stories: rekeyed, unread: 1 })).toEqual([])
})

describe('I3 without a look before', () => {
  const acts = [
    { kind: 'read', ids: Int32Array.of(1, 2) },
    { kind: 'saved', ids: [2, 3] },
    { kind: 'muted' },
    { kind: 'unread', ids: [2] },
  ] as const
  const right = [
    row(1),
    row(2, { unread: 1, saved: 1 }),
    row(3, { unread: 1, saved: 1 }),
    row(4, { unread: 1 }),
  ]

  test('a story is as the last act left it, and unread where there was none', () => {
    expect(judge({ acts, stories: right, unread: 3 })).toEqual([])
    const wrong = [row(1, { unread: 1 }), row(2, { saved: 1 }), row(3, { unread: 1 }), row(4, { saved: 1 })]
    expect(judge({ acts, stories: wrong, unread: 2 })).toEqual([
      'I3 "Story 1" is unread unasked',
      'I3 "Story 2" is read unasked',
      'I3 "Story 3" is not saved unasked',
      'I3 "Story 4" is read unasked',
      'I3 "Story 4" is saved unasked',
    ])
  })

  test('nothing is known where the first acts are kept no more', () => {
    const many = Array.from({ length: 50 }, () => ({ kind: 'saved', ids: [9] }) as const)
    expect(judge({ acts: many, stories: [row(1)] })).toEqual([])
    expect(judge({ acts: many.slice(1), stories: [row(1)] })).toHaveLength(1)
  })
})

test('I4 the index counts what is there', () => {
  expect(judge({ stories: [row(1, { unread: 1 }), row(2)], unread: 2 })).toEqual([
    'I4 the index counts 2 unread of 1',
  ])
})

test('I4 what the reader is told leaves out what is muted until later or not to be counted, and only that', () => {
  const stories = [1, 2, 3, 4].map((id) => row(id, { sourceId: id, unread: 1 }))
  const sources = [
    source(),
    source({ id: 2, mutedUntilAt: now + 1 }),
    source({ id: 3, uncounted: true }),
    source({ id: 4, mutedUntilAt: now }),
  ]
  expect(judge({ sources, stories, unread: 4, told: { toolbar: 2, panel: 2 } })).toEqual([])
  expect(judge({ sources, stories, unread: 4, told: { toolbar: 4, panel: 2 } })).toEqual([
    'I4 the toolbar tells of 4 unread of 2',
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
