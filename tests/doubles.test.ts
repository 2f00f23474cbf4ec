import { describe, expect, test } from 'vitest'
import { findDoubles, namePair } from '../utils/doubles.ts'
import type { Source } from '../utils/model.ts'

function tell(id: number, url: string, fields: Partial<Source> = {}): Source {
  return { id, url, title: `Source ${id}`, kind: 'feed', addedAt: id, ...fields } as Source
}

const same = ['One', 'Two', 'Three', 'Four', 'Five']

async function find(sources: Source[], headlines: Record<number, string[]> = {}) {
  const found = await findDoubles(sources, async (ids) => ids.map((id) => headlines[id] ?? []))
  return found.map(({ kept, dropped }) => [kept.id, dropped.id])
}

describe('doubles', () => {
  test.each([
    ['one address on both schemes', tell(1, 'http://a.example/feed'), tell(2, 'https://a.example/feed')],
    ['one with "www."', tell(1, 'https://a.example/feed'), tell(2, 'https://www.a.example/feed/')],
    [
      'one that is led to the other',
      tell(1, 'https://a.example/'),
      tell(2, 'https://b.example/', {
        moved: { url: 'https://a.example/', count: 2, firstAt: 0 },
      }),
    ],
  ])('are %s', async (_name, one, other) => {
    expect(await find([one, other])).toEqual([[1, 2]])
  })

  const home = { homeUrl: 'https://a.example/' }

  test('are two feeds of one site with the same headlines', async () => {
    const two = [tell(1, 'https://a.example/rss', home), tell(2, 'https://a.example/atom', home)]
    expect(await find(two, { 1: same, 2: [...same].reverse() })).toEqual([[1, 2]])
    expect(await find(two, { 1: same, 2: same.slice(0, 4) })).toEqual([[1, 2]])
  })

  test('are a site’s page and its feed, of which the feed stays', async () => {
    const two = [tell(1, 'https://a.example/', { kind: 'ticker' }), tell(2, 'https://a.example/rss', home)]
    expect(await find(two, { 1: same, 2: same })).toEqual([[2, 1]])
  })

  test('are not two parts of one site, nor two of which too little is known', async () => {
    const two = [tell(1, 'https://a.example/arts', home), tell(2, 'https://a.example/sport', home)]
    expect(await find(two, { 1: same, 2: ['One', 'Other', 'More', 'Yet more', 'And more'] })).toEqual([])
    expect(await find(two, { 1: same.slice(0, 3), 2: same.slice(0, 3) })).toEqual([])
    expect(await find(two)).toEqual([])
  })

  test('are not two sites with the same headlines, nor one that was let go', async () => {
    const other = tell(2, 'https://b.example/rss', { homeUrl: 'https://b.example/' })
    expect(await find([tell(1, 'https://a.example/rss', home), other], { 1: same, 2: same })).toEqual([])
    const ended = tell(2, 'http://a.example/rss', { endedAt: 1 })
    expect(await find([tell(1, 'https://a.example/rss'), ended])).toEqual([])
  })

  test('keep the one without trouble, else the one that has been followed longer', async () => {
    const troubled = tell(1, 'http://a.example/', { trouble: { reason: 'not-found' } })
    expect(await find([troubled, tell(2, 'https://a.example/')])).toEqual([[2, 1]])
    const younger = tell(1, 'http://a.example/', { addedAt: 9 })
    expect(await find([younger, tell(2, 'https://a.example/')])).toEqual([[2, 1]])
  })

  test('are named alike whichever stays', () => {
    const [one, other] = [tell(3, 'https://a.example/'), tell(12, 'https://b.example/')]
    expect(namePair({ kept: one, dropped: other })).toBe(namePair({ kept: other, dropped: one }))
  })
})
