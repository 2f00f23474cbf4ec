/** Learns from when a source published how long to wait until it probably publishes again (pure). */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A source that can say "unchanged" is asked often; one that must send everything again, rarely. */
const bounds = {
  conditional: { least: 5 * minute, most: 6 * hour, enough: 0.5, unknown: 30 * minute },
  unconditional: { least: 30 * minute, most: day, enough: 2, unknown: hour },
}

/** How many moments of publication are kept of a source. */
export const rhythmLength = 60

/** What a source published this long ago says nothing of today. */
const memory = 30 * day
/** How far around an hour of the day a moment speaks for it, on either side. */
const reach = 90 * minute
const step = 10 * minute

/**
 * Milliseconds until so much news is to be expected that asking is worth it, from the source's own rate and its hours
 * of the day. `rhythm` holds the moments when its newest stories were published, in any order; one alone tells only that
 * there has been nothing since.
 */
export function learnPace(rhythm: number[], hasValidators: boolean, now: number): number {
  const { least, most, enough, unknown } = hasValidators ? bounds.conditional : bounds.unconditional
  const recent = rhythm.filter((at) => at > now - memory && at <= now)
  const [only, ...others] = recent
  if (others.length === 0 && rhythm.length > recent.length) return most
  if (only === undefined) return unknown
  if (others.length === 0) return clamp(Math.max(unknown, enough * (now - only)), least, most)
  const since = recent.reduce((oldest, at) => Math.min(oldest, at), now)
  const rate = recent.length / Math.max(now - since, least)
  let expected = 0
  for (let wait = 0; wait < most; wait += step) {
    expected += rate * shapeHour(recent, now + wait, now - since) * step
    if (expected >= enough) return clamp(wait + step * (1 - (expected - enough) / expected), least, most)
  }
  return most
}

/** Keeps the newest moments of publication; what is known already is not counted twice, nor what no clock has seen yet. */
export function updateRhythm(rhythm: number[], published: number[], now: number): number[] {
  const past = [...rhythm, ...published].filter((at) => at <= now)
  return [...new Set(past)].sort((a, b) => b - a).slice(0, rhythmLength)
}

/** When so many stories without a time of their own were published: evenly since the check before the one that saw them. */
export function spreadUnseen(count: number, checkedAt: number | undefined, now: number): number[] {
  // The first look at a source tells nothing of when its stories came.
  const since = Math.min(checkedAt ?? now, now)
  return Array.from({ length: count }, (_, nth) => now - Math.round(((now - since) * nth) / count))
}

/** How much busier than its average the source is around this hour of the day; 1 where too little is known. */
function shapeHour(recent: number[], at: number, span: number): number {
  if (span < 2 * day) return 1
  const around = recent.filter((moment) => {
    const apart = Math.abs(moment - at) % day
    return Math.min(apart, day - apart) <= reach
  }).length
  const usual = (recent.length * 2 * reach) / day
  return (around + 1) / (usual + 1)
}

function clamp(wait: number, least: number, most: number): number {
  return Math.min(Math.max(wait, least), most)
}
