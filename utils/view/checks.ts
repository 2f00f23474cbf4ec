/** What the checks of the sources are up to, in the facts that the footer tells. */
import type { Source } from '../model.ts'

export interface Checks {
  /** Sources done, of those that the reader asked to be checked; absent when all are. */
  progress?: { done: number; total: number }
  lastAt?: number
  nextAt?: number
  /** A missing network is nobody's fault, and is told once. */
  troubled: Source[]
}

/** Sums up the sources as they are stored (pure). */
export function summariseChecks(stored: Source[]): Checks {
  const sources = stored.filter(({ endedAt }) => endedAt === undefined)
  const lastAt = maximum(sources.map((source) => source.checkedAt ?? 0))
  const nextAt = minimum(sources.flatMap((source) => source.nextCheckAt ?? []))
  const progress = findProgress(sources)
  return {
    ...(progress && { progress }),
    ...(lastAt > 0 && { lastAt }),
    ...(nextAt !== undefined && { nextAt }),
    troubled: sources.filter(isTroubled),
  }
}

/** By anything that is its own. */
export function isTroubled({ trouble }: Source): boolean {
  return trouble !== undefined && trouble.reason !== 'offline'
}

function findProgress(sources: Source[]): Checks['progress'] {
  const askedAt = maximum(sources.map((source) => source.askedAt ?? 0))
  if (askedAt === 0) return undefined
  const asked = sources.filter((source) => source.askedAt === askedAt)
  // One that is held since, with the rest of its host, is not waited for.
  const isOutstanding = ({ checkedAt = 0, nextCheckAt }: Source) =>
    checkedAt < askedAt && nextCheckAt !== undefined && nextCheckAt <= askedAt
  const done = asked.filter((source) => !isOutstanding(source)).length
  return done < asked.length ? { done, total: asked.length } : undefined
}

function minimum(numbers: number[]): number | undefined {
  return numbers.reduce<number | undefined>((least, number) => Math.min(least ?? number, number), undefined)
}

function maximum(numbers: number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0)
}
