import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DayOfIds,
  filterDays,
  findRank,
  findRankAt,
  findStretches,
  findTop,
  type Layout,
  layOut,
  listIds,
  type Sizes,
} from '../../utils/view/order.ts'

const dayMs = 86_400_000
const sizes: Sizes = { row: 40, heading: 20 }
const nobody = () => false

/** Days with so many stories each, the newest first; ids fall from the number of all to 1. */
function makeDays(...lengths: number[]): DayOfIds[] {
  let next = lengths.reduce((sum, length) => sum + length, 0)
  return lengths.map((length, nth) => ({
    startAt: 0 - nth * dayMs,
    endAt: (1 - nth) * dayMs,
    ids: Int32Array.from({ length }, () => next--),
  }))
}

/** Two days: 20 heading, rows at 20, 60, 100; 140 heading, rows at 160, 200; the end at 240. */
const two = layOut(makeDays(3, 2), sizes, (id) => id % 2 === 1)

const anyLayout = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 0, max: 50 }),
    fc.integer({ min: 0, max: 900 }),
  )
  .map(([lengths, row, heading, lead]) => layOut(makeDays(...lengths), { row, heading, lead }, nobody))

/** Every row with its place, told by nothing but counting. */
function listNaively({ runs, sizes: { row, heading, lead = 0 } }: Layout) {
  const rows: { id: number; top: number; day: number }[] = []
  let top = lead
  for (const { ids, startAt } of runs) {
    top += heading
    for (const id of ids) {
      rows.push({ id, top, day: startAt })
      top += row
    }
  }
  return { rows, height: top }
}

describe('the list by hand', () => {
  test('has its headings and rows one below the other, and the unread of each day counted', () => {
    expect(two.runs.map(({ top, rank, unread }) => [top, rank, unread])).toEqual([
      [0, 0, 2],
      [140, 3, 1],
    ])
    expect([two.height, two.count]).toEqual([240, 5])
  })

  test.each([
    ['the whole list', 0, 240, [0, 3], [0, 2]],
    ['the edge of two rows', 60, 100, [1, 2]],
    ['one pixel of each neighbour', 59, 101, [0, 3]],
    ['a heading alone', 140, 160, [0, 0]],
    ['the end of a day and the heading of the next', 139, 141, [2, 3], [0, 0]],
    ['what is above the list', -50, 1, [0, 0]],
  ])('between two heights stands %s', (_what, top, bottom, ...spans) => {
    expect(findStretches(two, top, bottom).map(({ from, to }) => [from, to])).toEqual(spans)
  })

  test('finds the first row that begins at a height or below, of whatever day', () => {
    const found = [-5, 0, 20, 21, 60, 100, 101, 139, 140, 160, 161, 200].map((y) => findRankAt(two, y))
    expect(found).toEqual([0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 4, 4])
  })

  test('ends with its last row, however far below it one looks', () => {
    expect([201, 239, 240, 9999].map((y) => findRankAt(two, y))).toEqual([4, 4, 4, 4])
  })

  test('lists no rank before the first or after the last', () => {
    expect(listIds(two, -3, 2)).toEqual([5, 4])
    expect(listIds(two, 3, 99)).toEqual([2, 1])
    expect(listIds(two, 5, 9)).toEqual([])
    expect(listIds(two, 3, 3)).toEqual([])
  })

  test('does not know the rank of a story that is not listed', () => {
    expect(findRank(two, 99)).toBe(-1)
  })

  test('begins below what stands on top of it', () => {
    const below = layOut(makeDays(3, 2), { ...sizes, lead: 300 }, nobody)
    expect(below.runs.map(({ top }) => top)).toEqual([300, 440])
    expect([below.height, findTop(below, 0), findRankAt(below, 0), findRankAt(below, 321)]).toEqual([
      540, 320, 0, 1,
    ])
    expect(findStretches(below, 0, 300)).toEqual([])
    expect(findStretches(below, 0, 321).map(({ from, to }) => [from, to])).toEqual([[0, 1]])
  })

  test('of no stories has no height and nothing in it', () => {
    const none = layOut([], sizes, nobody)
    expect([none.height, none.count, findRankAt(none, 10), findTop(none, 0)]).toEqual([0, 0, 0, 0])
    expect(findStretches(none, 0, 100)).toEqual([])
    expect(listIds(none, 0, 10)).toEqual([])
  })

  test('holds half a million stories in one day', () => {
    const huge = layOut(makeDays(500_000), sizes, nobody)
    expect(listIds(huge, 0, Number.POSITIVE_INFINITY)).toHaveLength(500_000)
  })

  test('loses with its last story a day as well', () => {
    const kept = filterDays(makeDays(2, 1, 2), (id) => id !== 3 && id !== 2)
    expect(kept.map(({ startAt, ids }) => [startAt, [...ids]])).toEqual([
      [0, [5, 4]],
      [-2 * dayMs, [1]],
    ])
  })
})

describe('any list', () => {
  test('has every row in exactly one place', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const { rows, height } = listNaively(layout)
        expect([layout.height, layout.count]).toEqual([height, rows.length])
        for (const [rank, { id, top }] of rows.entries()) {
          expect([findRank(layout, id), findTop(layout, rank)]).toEqual([rank, top])
        }
      }),
    )
  })

  test('gives the rank back from the height, and the next one from just below it', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        for (let rank = 0; rank < layout.count; rank += 1) {
          const top = findTop(layout, rank)
          expect(findRankAt(layout, top)).toBe(rank)
          expect(findRankAt(layout, top + 0.25)).toBe(Math.min(rank + 1, layout.count - 1))
        }
      }),
    )
  })

  test('is cut into exactly the rows and headings that a span meets', () => {
    fc.assert(
      fc.property(
        anyLayout,
        fc.integer({ min: -100, max: 9000 }),
        fc.integer({ min: 1, max: 2000 }),
        (layout, at, length) => {
          const top = Math.min(at, layout.height - 1)
          const bottom = Math.max(top + length, 1)
          const { rows } = listNaively(layout)
          const { row, heading } = layout.sizes
          const stretches = findStretches(layout, top, bottom)
          const met = rows.filter((one) => one.top < bottom && one.top + row > top)
          expect(stretches.flatMap(({ run, from, to }) => [...run.ids.subarray(from, to)])).toEqual(
            met.map(({ id }) => id),
          )
          const days = layout.runs.filter(
            (run) => run.top < bottom && run.top + heading + run.ids.length * row > top,
          )
          expect(stretches.map(({ run }) => run.startAt)).toEqual(days.map(({ startAt }) => startAt))
        },
      ),
    )
  })

  test('lists what its days hold, one after the other', () => {
    const rank = fc.integer({ min: -5, max: 110 })
    fc.assert(
      fc.property(anyLayout, rank, rank, (layout, from, to) => {
        const all = layout.runs.flatMap(({ ids }) => [...ids])
        expect(listIds(layout, from, to)).toEqual(all.slice(Math.max(from, 0), Math.max(to, 0)))
      }),
    )
  })

  test('filtered holds those that are kept and no empty day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), fc.nat(7), (lengths, rest) => {
        const days = makeDays(...lengths)
        const kept = filterDays(days, (id) => id % 7 !== rest)
        expect(kept.flatMap(({ ids }) => [...ids])).toEqual(
          days.flatMap(({ ids }) => [...ids]).filter((id) => id % 7 !== rest),
        )
        expect(kept.every(({ ids }) => ids.length > 0)).toBe(true)
      }),
    )
  })
})
