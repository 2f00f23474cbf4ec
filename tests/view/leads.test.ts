import { describe, expect, test } from 'vitest'
import type { Source, StoryRow } from '../../utils/model.ts'
import { chooseLead, findSought, takeTurn } from '../../utils/view/leads.ts'

const now = 1_000_000

function source(id: number, fields: Partial<Source> = {}): Source {
  const { url, timeZone } = { url: `https://s${id}.example/`, timeZone: 'UTC' }
  return { id, url, kind: 'ticker', title: '', timeZone, addedAt: 0, validators: {}, failures: 0, ...fields }
}

const row = (id: number, at: number): StoryRow => ({
  id,
  at,
  sourceId: 1,
  key: `${id}`,
  title: '',
  seenAt: at,
})

const away = (id: number, at: number): StoryRow => ({ ...row(id, at), away: 1 })

describe('where the story on top is looked for', () => {
  const sources = [
    source(1),
    source(2, { kind: 'feed' }),
    source(3, { kind: 'feed', onTop: true }),
    source(4, { onTop: true }),
    source(5, { mutedUntilAt: now + 1 }),
    source(6, { endedAt: 1 }),
  ]

  test('above all stories: among the leads of tickers that are heard, and the stories of sources chosen for it', () => {
    expect(findSought('all', sources, true, now)).toEqual({ leadsOf: [1], newestOf: [3, 4] })
  })

  test('without the leads of tickers, where the reader has not chosen those', () => {
    expect(findSought('all', sources, false, now)).toEqual({ leadsOf: [], newestOf: [3, 4] })
  })

  test('above the stories of one source: in that one alone, also where it is muted', () => {
    expect(findSought('source:1', sources, true, now)).toEqual({ leadsOf: [1], newestOf: [] })
    expect(findSought('source:5', sources, true, now)).toEqual({ leadsOf: [5], newestOf: [] })
    expect(findSought('source:3', sources, true, now)).toEqual({ leadsOf: [], newestOf: [3] })
    expect(findSought('source:2', sources, true, now)).toEqual({ leadsOf: [], newestOf: [] })
  })

  test.each(['unread', 'saved', 'folder:Press', '{"words":["all"]}', 'source:11'])(
    'nowhere above what is listed as %s',
    (listed) => {
      expect(findSought(listed, sources, true, now)).toEqual({ leadsOf: [], newestOf: [] })
    },
  )
})

describe('the story on top', () => {
  test('is the newest; of one moment, the one that was stored last', () => {
    expect(chooseLead([row(1, 10), row(2, 30), row(3, 20)])?.id).toBe(2)
    expect(chooseLead([row(1, 10), row(2, 10)])?.id).toBe(2)
    expect(chooseLead([])).toBeUndefined()
  })

  test('that was put away leaves its place to none that is older, and to the first that is newer', () => {
    expect(chooseLead([row(1, 10), away(2, 30)])).toBeUndefined()
    expect(chooseLead([row(1, 10), away(2, 30), row(3, 31)])?.id).toBe(3)
  })
})

describe('a newer story', () => {
  test('waits while the one before is being read', () => {
    expect(takeTurn(row(1, 10), row(2, 20), true)?.id).toBe(1)
    expect(takeTurn(row(1, 10), row(2, 20), false)?.id).toBe(2)
  })

  test('waits for none where none stands there', () => {
    expect(takeTurn(undefined, row(2, 20), true)?.id).toBe(2)
  })

  test('is not the same one that was edited', () => {
    const edited = { ...row(1, 10), title: 'Edited' }
    expect(takeTurn(row(1, 10), edited, true)).toBe(edited)
  })

  test('does not keep the one before where that is put away', () => {
    expect(takeTurn(row(1, 10), undefined, true)).toBeUndefined()
  })
})
