import { describe, expect, test } from 'vitest'
import type { Source } from '../../utils/model.ts'
import type { Found } from '../../utils/view/finding.ts'
import { findUnmuting, isSingledOut, selectDays } from '../../utils/view/selection.ts'
import { openStates, saved, unread } from '../../utils/view/state.ts'
import type { View } from '../../utils/view/views.ts'

const sources = [
  { id: 1, folder: 'World' },
  { id: 2, folder: 'World/Europe' },
  { id: 3, folder: 'World', endedAt: 5 },
] as Source[]

/** Story 1 and 2 are of the sources of the same number; 3 and 4 of the third, of which 4 is saved. */
function list(view: View, found?: Found): number[] {
  const states = openStates()
  for (const [id, sourceId] of [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
  ] as const) {
    states.setSource(id, sourceId)
  }
  states.set([1, 2, 3, 4], unread)
  states.set([4], saved)
  const days = [{ startAt: 0, endAt: 1, ids: Int32Array.of(1, 2, 3, 4) }]
  return selectDays({ view, found }, { days, states, sources, now: 9 }).flatMap(({ ids }) => [...ids])
}

const foundAll = { has: () => true, sources: undefined, keepsDay: () => true } as unknown as Found

describe('the stories of a source that was let go', () => {
  test('stand nowhere but in what is saved', () => {
    expect([list({ kind: 'all' }), list({ kind: 'unread' }), list({ kind: 'saved' })]).toEqual([
      [1, 2],
      [1, 2],
      [4],
    ])
    expect(list({ kind: 'folder', folder: 'World' })).toEqual([1, 2])
  })

  test('are found where they are saved', () => {
    expect(list({ kind: 'all' }, foundAll)).toEqual([1, 2, 4])
  })

  test('are to be known from the beginning, so that none shows for a moment', () => {
    expect(sources.map((source) => isSingledOut(source, { kind: 'all' }))).toEqual([false, false, true])
  })
})

test('a folder lists what stands in the folders in it', () => {
  expect(list({ kind: 'folder', folder: 'World/Europe' })).toEqual([2])
  expect(isSingledOut(sources[1] as Source, { kind: 'folder', folder: 'World' })).toBe(true)
})

describe('a view is silent until the first of its sources is heard again', () => {
  const all: View = { kind: 'all' }
  const muted = (...until: (number | undefined)[]) =>
    until.map((mutedUntilAt, nth) => ({ id: nth, folder: 'World/Europe', mutedUntilAt })) as Source[]

  test('where all of them are muted, those that were let go left out', () => {
    expect(findUnmuting(all, muted(30, 20), 9)).toBe(20)
    expect(findUnmuting({ kind: 'unread' }, [...muted(30), { ...sources[2], endedAt: 5 } as Source], 9)).toBe(
      30,
    )
    expect(findUnmuting({ kind: 'folder', folder: 'World' }, [...muted(30), { id: 9 } as Source], 9)).toBe(30)
  })

  test('but not where one of them is heard, or there is none', () => {
    expect(findUnmuting(all, muted(30, undefined), 9)).toBeUndefined()
    expect(findUnmuting(all, muted(30, 9), 9)).toBeUndefined()
    expect(findUnmuting(all, [], 9)).toBeUndefined()
    expect(findUnmuting({ kind: 'folder', folder: 'Sport' }, muted(30), 9)).toBeUndefined()
  })

  test('but not that of one source, nor that of the saved, which list what is muted too', () => {
    expect(findUnmuting({ kind: 'saved' }, muted(30), 9)).toBeUndefined()
    expect(findUnmuting({ kind: 'source', sourceId: 0 }, muted(30), 9)).toBeUndefined()
  })
})
