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
    source(7, { endedAt: 1, onTop: true }),
  ]

  test('among the leads of tickers, and the stories of sources chosen for it', () => {
    expect(findSought(sources, true)).toEqual({ leadsOf: [1, 5], newestOf: [3, 4] })
  })

  test('without the leads of tickers, where the reader has not chosen those', () => {
    expect(findSought(sources, false)).toEqual({ leadsOf: [], newestOf: [3, 4] })
  })
})

describe('the story on top', () => {
  const sources = [source(1), source(2), source(5, { mutedUntilAt: now + 1 })]
  const choose = (rows: StoryRow[], listed = 'all', at = now) => chooseLead(rows, listed, sources, at)?.id
  const of = (sourceId: number, one: StoryRow): StoryRow => ({ ...one, sourceId })

  test('is the newest; of one moment, the one that was stored last', () => {
    expect(choose([row(1, 10), row(2, 30), row(3, 20)])).toBe(2)
    expect(choose([row(1, 10), row(2, 10)])).toBe(2)
    expect(choose([])).toBeUndefined()
  })

  test('that was put away leaves its place to none that is older, and to the first that is newer', () => {
    expect(choose([row(1, 10), away(2, 30)])).toBeUndefined()
    expect(choose([row(1, 10), away(2, 30), row(3, 31)])).toBe(3)
  })

  test('above all stories is of a source that is heard', () => {
    const rows = [row(1, 10), of(5, row(2, 30))]
    expect(choose(rows)).toBe(1)
    expect(choose(rows, 'all', now + 1)).toBe(2)
  })

  test('above the stories of one source is of that one alone, also where it is muted', () => {
    const rows = [row(1, 10), of(5, row(2, 30))]
    expect(choose(rows, 'source:1')).toBe(1)
    expect(choose(rows, 'source:5')).toBe(2)
    expect(choose(rows, 'source:2')).toBeUndefined()
  })

  test('of one source stands where another is put away', () => {
    const rows = [row(1, 10), of(2, away(2, 30))]
    expect([choose(rows), choose(rows, 'source:1')]).toEqual([undefined, 1])
  })

  test.each(['unread', 'saved', 'folder:Press', '{"words":["all"]}', 'source:11'])(
    'stands nowhere above what is listed as %s',
    (listed) => {
      expect(choose([row(1, 10)], listed)).toBeUndefined()
    },
  )
})

describe('a newer story', () => {
  test('may have to wait while the one before stands there', () => {
    expect(takeTurn(row(1, 10), row(2, 20), true)?.id).toBe(1)
    expect(takeTurn(row(1, 10), row(2, 20), false)?.id).toBe(2)
  })

  test('may have to wait where none stands there', () => {
    expect(takeTurn(undefined, row(2, 20), true)).toBeUndefined()
    expect(takeTurn(undefined, row(2, 20), false)?.id).toBe(2)
  })

  test('is not the same one that was edited', () => {
    const edited = { ...row(1, 10), title: 'Edited' }
    expect(takeTurn(row(1, 10), edited, true)).toBe(edited)
  })

  test('does not keep the one before where that is put away', () => {
    expect(takeTurn(row(1, 10), undefined, true)).toBeUndefined()
  })
})
