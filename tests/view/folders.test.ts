import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInside, listAncestors, nameFolder, readFolder } from '../../utils/folder.ts'
import type { Source } from '../../utils/model.ts'
import { countStories } from '../../utils/view/counts.ts'
import { findSources, saysAll } from '../../utils/view/find-sources.ts'
import {
  areBeside,
  arrangeSources,
  findNeighbour,
  findStep,
  listFolders,
  passFolder,
} from '../../utils/view/folders.ts'
import { openStates, unread } from '../../utils/view/state.ts'
import { isThere } from '../../utils/view/views.ts'

function tell(id: number, folder?: string, fields: Partial<Source> = {}): Source {
  const source = { id, title: `Source ${id}`, url: `https://s${id}.example/feed`, ...fields }
  return { ...source, ...(folder !== undefined && { folder }) } as Source
}

const sources = [tell(1), tell(2, 'World'), tell(3, 'World/Europe'), tell(4, 'Arts'), tell(5, 'World')]

describe('a folder', () => {
  test.each([
    ['World', 'World'],
    ['  World  /  Europe ', 'World/Europe'],
    ['/World//Europe/', 'World/Europe'],
    ['Le  monde', 'Le monde'],
    ['أخبار/محلية', 'أخبار/محلية'],
    ['either∕or', 'either∕or'],
    ['', undefined],
    [' / / ', undefined],
  ])('typed as %j is %j', (typed, folder) => {
    expect(readFolder(typed)).toBe(folder)
  })

  test('stays as it is when it is typed again', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const folder = readFolder(typed)
        expect(folder === undefined ? undefined : readFolder(folder)).toBe(folder)
      }),
    )
  })

  test('has the last name of its path', () => {
    expect(['World', 'World/Europe/North'].map(nameFolder)).toEqual(['World', 'North'])
  })

  test.each([
    ['World', 'World', true],
    ['World/Europe', 'World', true],
    ['Worldwide', 'World', false],
    ['World', 'World/Europe', false],
    [undefined, 'World', false],
  ])('%j stands in %j: %j', (folder, outer, expected) => {
    expect(isInside(folder, outer)).toBe(expected)
  })

  test('stands in all that its path names', () => {
    expect(listAncestors('World/Europe/North')).toEqual(['World', 'World/Europe', 'World/Europe/North'])
  })

  test('is there while a source stands in it or deeper that is still followed', () => {
    const deep = tell(1, 'World/Europe')
    expect(isThere({ kind: 'folder', folder: 'World' }, [deep])).toBe(true)
    expect(isThere({ kind: 'folder', folder: 'World' }, [{ ...deep, endedAt: 1 }])).toBe(false)
    expect(isThere({ kind: 'source', sourceId: 1 }, [{ ...deep, endedAt: 1 }])).toBe(false)
  })
})

describe('the sources by folder', () => {
  test('stand folder by folder, each above those in it, and without a folder last', () => {
    expect(
      arrangeSources(sources).map(({ folder, depth, sources }) => [
        folder,
        depth,
        sources.map(({ id }) => id),
      ]),
    ).toEqual([
      ['Arts', 0, [4]],
      ['World', 0, [2, 5]],
      ['World/Europe', 1, [3]],
      [undefined, 0, [1]],
    ])
  })

  test('name a folder that holds only others', () => {
    expect(listFolders([tell(1, 'A/B/C')])).toEqual(['A', 'A/B', 'A/B/C'])
  })

  test('keep a folder above its own, whatever else sorts between their names', () => {
    expect(listFolders([tell(1, 'A/B'), tell(2, 'A B'), tell(3, 'A-B')])).toEqual(['A', 'A/B', 'A B', 'A-B'])
  })

  test('leave out those that were let go', () => {
    expect(arrangeSources([tell(1, 'A', { endedAt: 1 })])).toEqual([
      { folder: undefined, depth: 0, sources: [] },
    ])
  })
})

describe('a step', () => {
  const groups = arrangeSources(sources)

  test.each([
    ['down within its folder', 2, 1, { folder: 'World', beforeId: undefined }],
    ['up within its folder', 5, -1, { folder: 'World', beforeId: 2 }],
    ['down into the folder below', 5, 1, { folder: 'World/Europe', beforeId: 3 }],
    ['up to the end of the folder above', 2, -1, { folder: 'Arts', beforeId: undefined }],
    ['down out of all folders', 3, 1, { folder: undefined, beforeId: 1 }],
  ] as const)('goes %s', (_name, id, step, place) => {
    expect(findStep(groups, id, step)).toEqual(place)
  })

  test('goes nowhere from either end', () => {
    expect([findStep(groups, 4, -1), findStep(groups, 1, 1), findStep(groups, 99, 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

test('a folder counts what is unread in the folders in it, but nothing that is muted or was let go', () => {
  const states = openStates()
  const ids = Int32Array.from([1, 2, 3, 4])
  const followed = [
    tell(1, 'World'),
    tell(2, 'World/Europe'),
    tell(3, 'World/Europe', { mutedUntilAt: 10 }),
    tell(4, 'World', { endedAt: 5 }),
  ]
  for (const id of ids) states.setSource(id, id)
  states.set(ids, unread)
  const { unread: total, unreadIn } = countStories([{ startAt: 0, endAt: 1, ids }], states, followed, 7)
  expect([total, Object.fromEntries(unreadIn)]).toEqual([2, { World: 2, 'World/Europe': 1 }])
})

describe('finding a source', () => {
  const found = (typed: string) =>
    findSources(
      [
        tell(1, 'World/Europe', { title: 'Le Courrier des Remparts' }),
        tell(2, undefined, { title: 'بريد النورس' }),
        tell(3, undefined, { title: 'Été', url: 'https://port.example/rss' }),
      ],
      typed,
    ).map(({ id }) => id)

  test.each([
    ['', [1, 2, 3]],
    ['  ', [1, 2, 3]],
    ['courr', [1]],
    ['rem cour', [1]],
    ['EUROPE', [1]],
    ['ete', [3]],
    ['نورس', [2]],
    ['للنورس', [2]],
    ['port.example', [3]],
    ['nothing', []],
  ])('by %j finds %j', (typed, ids) => {
    expect(found(typed)).toEqual(ids)
  })

  test('looks at the beginnings of words', () => {
    expect([saysAll('Size of the text', 'size text'), saysAll('Size of the text', 'ext')]).toEqual([
      true,
      false,
    ])
  })
})

describe('folders in the reader’s own order', () => {
  const filed = ['Arts', 'Sport', 'World', 'World/Asia', 'World/Europe'].map((folder, nth) =>
    tell(nth, folder),
  )

  test('stand so, each with all that stands in it; the others by name behind them', () => {
    expect(listFolders(filed, ['World', 'World/Europe'])).toEqual([
      'World',
      'World/Europe',
      'World/Asia',
      'Arts',
      'Sport',
    ])
    expect(arrangeSources(filed, ['Sport']).map(({ folder }) => folder)).toEqual([
      'Sport',
      'Arts',
      'World',
      'World/Asia',
      'World/Europe',
      undefined,
    ])
  })

  test('a folder that is no more changes nothing', () => {
    expect(listFolders(filed, ['Gone', 'Gone/Deeper'])).toEqual(listFolders(filed))
  })

  test.each([
    ['World', -1, 'Sport'],
    ['Sport', -1, 'Arts'],
    ['Arts', -1, undefined],
    ['World', 1, undefined],
    ['World/Asia', 1, 'World/Europe'],
    ['World/Europe', 1, undefined],
    ['World/Asia', -1, undefined],
  ] as const)('a step from %s by %d passes %s', (folder, step, neighbour) => {
    expect(findNeighbour(listFolders(filed), folder, step)).toBe(neighbour)
  })

  test.each([
    ['World', 'Arts', ['World', 'World/Asia', 'World/Europe', 'Arts', 'Sport']],
    ['Arts', 'World', ['Sport', 'World', 'World/Asia', 'World/Europe', 'Arts']],
    ['Arts', 'Sport', ['Sport', 'Arts', 'World', 'World/Asia', 'World/Europe']],
    ['World/Asia', 'World/Europe', ['Arts', 'Sport', 'World', 'World/Europe', 'World/Asia']],
  ])('%s moved past %s comes to stand on its other side', (folder, passed, expected) => {
    const order = passFolder(listFolders(filed), folder, passed)
    expect(order).toEqual(expected)
    expect(listFolders(filed, order)).toEqual(expected)
  })

  test('whatever is moved, every folder stands there once, behind the one that it stands in', () => {
    const name = fc.constantFrom('A', 'B', 'C')
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'))
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 12 }), fc.array(fc.nat()), (paths, moves) => {
        const sources = paths.map((folder, nth) => tell(nth, folder))
        const all = listFolders(sources)
        let order = all
        for (const move of moves) {
          const folder = order[move % order.length] as string
          const neighbour = findNeighbour(order, folder, move % 2 ? 1 : -1)
          if (neighbour === undefined) continue
          expect(areBeside(folder, neighbour)).toBe(true)
          order = listFolders(sources, passFolder(order, folder, neighbour))
        }
        expect([...order].sort()).toEqual([...all].sort())
        const isBehind = (folder: string) =>
          listAncestors(folder).every((outer) => order.indexOf(outer) <= order.indexOf(folder))
        expect(order.filter((folder) => !isBehind(folder))).toEqual([])
      }),
    )
  })
})
