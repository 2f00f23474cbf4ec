import { describe, expect, test } from 'vitest'
import type { ForgottenStory } from '../../utils/model.ts'
import { day, host, judge, now, request, row, source, told } from './told-evidence.ts'

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

  test('each of several stories at one address must be stored', () => {
    const shared = { url: `http://${host}/show` }
    const stories = [1, 2].map((id) => ({ title: `Story ${id}`, ...shared }))
    const log = [request(0, { sentETag: '"1"', stories }), again]
    expect(judge({ stories: [row(1, shared)], log })).toEqual([
      `I1 source 1 lost "Story 2" (http://${host}/show) of http://${host}/feed`,
    ])
    expect(judge({ stories: [row(1, shared), row(2, shared)], log })).toEqual([])
    const renamed = row(2, { ...shared, title: 'Told in new words' })
    expect(judge({ stories: [row(1, shared), renamed], log })).toEqual([])
  })

  test('what was there is there, under whatever id and key, or was forgotten', () => {
    const before = [row(1), row(2)]
    expect(judge({ before, stories: [row(1)] })).toEqual(['I1 "Story 2" is gone'])
    expect(judge({ before, stories: [row(1), row(7, { url: `http://${host}/2` })] })).toEqual([])
    expect(judge({ before, sources: [], stories: [] })).toEqual(['I1 source 1 is gone with its stories'])
  })

  test('what was forgotten was old, or more than is kept of a source, and nothing to be kept', () => {
    const forgotten: ForgottenStory[] = [{ sourceId: 1, key: 'k1' }]
    const old = { seenAt: now - 91 * day }
    expect(judge({ before: [row(1, old)], forgotten })).toEqual([])
    expect(judge({ before: [row(1)], forgotten })).toEqual(['I1 "Story 1" was forgotten before its time'])
    for (const wish of [{ saved: 1 }, { pinned: 1, unread: 1 }] as const) {
      expect(judge({ before: [row(1, { ...old, ...wish })], forgotten })).toEqual([
        'I1 "Story 1" was to be kept, and was forgotten',
      ])
    }
    const many = Array.from({ length: 20_001 }, (_, nth) => row(nth + 1))
    expect(judge({ before: many, stories: many.slice(1), forgotten })).toEqual([])
    expect(judge({ before: many.slice(0, -1), stories: many.slice(1, -1), forgotten })).toHaveLength(1)
  })

  test('what belongs together is there whole', () => {
    expect(judge({ stories: [row(1, { sourceId: 7 })], textIds: [9] })).toEqual([
      'I1 story 1 has no source',
      'I1 text 9 has no story',
    ])
  })
})
