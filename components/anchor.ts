/** Keeps what the reader sees where it is while stories come and go above it. */
import { findRank, findRankAt, findTop, type Layout, listIds } from '../utils/view/order.ts'

/** Stories that are looked for in turn, since the first in view may be the one that went. */
const mostTried = 60

/**
 * How far to scroll in the `next` layout so that the first story in view stays at its height, after `scrollTop` in the
 * one before. Where all those near it went, such as those of a source that is muted, the next that is left stands at the
 * top. Undefined where none is left.
 */
export function holdPlace(before: Layout, next: Layout, scrollTop: number): number | undefined {
  const first = findRankAt(before, scrollTop)
  for (const [index, id] of listIds(before, first, first + mostTried).entries()) {
    const rank = findRank(next, id)
    if (rank !== -1) return scrollTop + findTop(next, rank) - findTop(before, first + index)
  }
  const left = new Set(listIds(next, 0, next.count))
  const heir = listIds(before, first + mostTried, before.count).find((id) => left.has(id))
  return heir === undefined ? undefined : findTop(next, findRank(next, heir)) - next.sizes.heading
}
