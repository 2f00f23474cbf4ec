/** Remembers, beside a store that refuses every write, which sources are left alone for a while (pure). */

const minute = 60_000
const firstRest = 10 * minute
const longestRest = 24 * 60 * minute

/** By the ids of the sources. */
export type Rests = Record<number, { until: number; times: number }>

export function isResting(rests: Rests, id: number, now: number): boolean {
  const until = rests[id]?.until ?? 0
  // A clock that was set back would make the rest as long as that.
  return until > now && until - now <= longestRest
}

/** Each rest of a source is twice as long as the one before. */
export function addRest(rests: Rests, id: number, now: number): Rests {
  const times = (rests[id]?.times ?? 0) + 1
  const until = now + Math.min(firstRest * 2 ** (times - 1), longestRest)
  return { ...rests, [id]: { until, times } }
}
