import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdPlace } from '../../components/anchor.ts'
import { findRank, findTop, type Layout, layOut } from '../../utils/view/order.ts'

const dayMs = 86_400_000
const sizes = { row: 40, heading: 20 }

/** Days with these ids, the newest first. */
function list(...days: number[][]): Layout {
  return listIn(sizes, ...days)
}

function listIn(others: typeof sizes, ...days: number[][]): Layout {
  const dated = days.map((ids, nth) => ({
    startAt: 0 - nth * dayMs,
    endAt: (1 - nth) * dayMs,
    ids: Int32Array.from(ids),
  }))
  return layOut(
    dated.filter(({ ids }) => ids.length > 0),
    others,
    () => false,
  )
}

/** Rows at 20, 60, 100; heading at 140; rows at 160, 200. */
const before = list([5, 4, 3], [2, 1])

describe('the place that is held', () => {
  test('stays where nothing changes', () => {
    expect(holdPlace(before, list([5, 4, 3], [2, 1]), 60)).toBe(60)
  })

  test('moves down by what comes above it, heading and all', () => {
    expect(holdPlace(before, list([7, 6, 5, 4, 3], [2, 1]), 60)).toBe(140)
    expect(holdPlace(before, list([6], [5, 4, 3], [2, 1]), 60)).toBe(120)
  })

  test('moves up by what goes above it', () => {
    expect(holdPlace(before, list([4, 3], [2, 1]), 100)).toBe(60)
    expect(holdPlace(before, list([], [2, 1]), 165)).toBe(25)
  })

  test('does not move for what comes or goes below it', () => {
    expect(holdPlace(before, list([5, 4, 3], [1, 0]), 60)).toBe(60)
  })

  test('is kept to the pixel where a row is only half in view', () => {
    expect(holdPlace(before, list([6, 5, 4, 3], [2, 1]), 73.5)).toBe(113.5)
  })

  test('is that of the next story in view where the first is the one that went', () => {
    expect(holdPlace(before, list([5, 3], [2, 1]), 60)).toBe(20)
    expect(holdPlace(before, list([6, 5], [2, 1]), 60)).toBe(20)
  })

  test('is that of the next day’s first where the last row of a day is being left', () => {
    expect(holdPlace(before, list([6, 5, 4, 3], [2, 1]), 130)).toBe(170)
  })

  test('is that of the next that is left where all those near it went, and many above it', () => {
    const ids = Array.from({ length: 200 }, (_, nth) => 200 - nth)
    const muted = (id: number) => id > 20 && (id <= 100 || id % 2 === 1)
    const former = list(ids)
    const next = list(ids.filter((id) => !muted(id)))
    const held = holdPlace(former, next, findTop(former, findRank(former, 100)))
    expect(held).toBe(findTop(next, findRank(next, 20)) - sizes.heading)
  })

  test('is unknown where none of those in view is left', () => {
    expect(holdPlace(before, list([9, 8]), 60)).toBeUndefined()
    expect(holdPlace(before, list(), 0)).toBeUndefined()
    expect(holdPlace(list(), before, 0)).toBeUndefined()
  })

  test('is the story’s own where rows become higher', () => {
    expect(holdPlace(before, listIn({ row: 50, heading: 30 }, [5, 4, 3], [2, 1]), 60)).toBe(80)
  })

  test('keeps some story in view exactly where it was, whatever came and went', () => {
    const days = fc.array(fc.array(fc.boolean(), { maxLength: 9 }), { minLength: 1, maxLength: 5 })
    const both = fc.tuple(days, days, fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(both, ([some, others, share]) => {
        const pick = (chosen: boolean[][]) =>
          list(
            ...chosen.map((day, nth) => day.flatMap((isThere, id) => (isThere ? [nth * 10 + id + 1] : []))),
          )
        const [former, next] = [pick(some), pick(others)]
        const scrollTop = share * former.height
        const held = holdPlace(former, next, scrollTop)
        const common = [...former.runs.flatMap(({ ids }) => [...ids])].filter(
          (id) => findRank(next, id) !== -1 && findTop(former, findRank(former, id)) >= scrollTop,
        )
        const [first] = common
        if (first === undefined) return
        const offset = findTop(former, findRank(former, first)) - scrollTop
        expect(findTop(next, findRank(next, first)) - (held as number)).toBeCloseTo(offset, 6)
      }),
    )
  })
})
