/** Spreads stories over the hours as a newsroom would: busy mornings, quiet nights. */
import type { Random } from './random.ts'

const minute = 60_000
const quarters = 30 * 4

/** How much is published in each hour of the local day. */
const hourWeights = [2, 1, 1, 1, 1, 3, 8, 14, 16, 15, 13, 12, 11, 9, 10, 11, 12, 13, 12, 10, 8, 6, 4, 3]

/** Whole seconds within the 30 hours before `now`, newest first; the gaps stay well under a day. */
export function spreadTimes(count: number, now: number, timeZone: string, random: Random): number[] {
  const weights = Array.from({ length: quarters }, (_, ago) => weighHour(now - ago * 15 * minute, timeZone))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Array.from({ length: count }, (_, nth) => {
    const ago = findQuarter(weights, ((nth + random.next()) / count) * total)
    return Math.floor((now - ago * 15 * minute) / 1000) * 1000
  }).sort((a, b) => b - a)
}

function weighHour(at: number, timeZone: string): number {
  return hourWeights[Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).hour] ?? 0
}

/** How many quarters of an hour ago, as a fraction, the running sum of weights reaches `aim`. */
function findQuarter(weights: readonly number[], aim: number): number {
  let passed = 0
  for (const [index, weight] of weights.entries()) {
    if (passed + weight >= aim) return index + (aim - passed) / weight
    passed += weight
  }
  return weights.length
}
