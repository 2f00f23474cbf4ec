/** Decides when a source has moved for good: the same redirect, again and again, for days (pure). */
import type { Source } from '../model.ts'

const leastTimes = 3
const leastDays = 3 * 24 * 60 * 60_000

/**
 * What the source's address is to be after an answer that came from `finalUrl`. A page sees where a redirect led but not
 * its status, so that time stands in for "permanently": three times the same, over three days, and never to plain http.
 */
export function followMove(
  source: Pick<Source, 'url' | 'moved'>,
  finalUrl: string,
  now: number,
): { url: string; moved: Source['moved'] | undefined } {
  const { url, moved } = source
  if (finalUrl === url || isLessSafe(url, finalUrl)) return { url, moved: undefined }
  if (moved?.url !== finalUrl) return { url, moved: { url: finalUrl, count: 1, firstAt: now } }
  const count = moved.count + 1
  if (count < leastTimes || now - moved.firstAt < leastDays) return { url, moved: { ...moved, count } }
  return { url: finalUrl, moved: undefined }
}

function isLessSafe(from: string, to: string): boolean {
  return from.startsWith('https:') && !to.startsWith('https:')
}
