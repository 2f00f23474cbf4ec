/** Which story stands on top of the list, opened in full, and for how long it does (pure). */
import type { Source, StoryRow } from '../model.ts'
import { isMuted } from './counts.ts'

/** Where to look for it: sources whose leads alone may stand there, and such whose newest story may. */
export interface Sought {
  leadsOf: number[]
  newestOf: number[]
}

export function findSought(sources: Source[], withLeads: boolean): Sought {
  const followed = sources.filter(({ endedAt }) => endedAt === undefined)
  const tickers = followed.filter(({ kind, onTop }) => withLeads && kind === 'ticker' && !onTop)
  return {
    leadsOf: tickers.map(({ id }) => id),
    newestOf: followed.filter(({ onTop }) => onTop).map(({ id }) => id),
  }
}

/**
 * The newest of what was found, where the list shows its source, unless it was put away: nothing older comes up in its
 * place. `listed` names what the list shows: something stands above all stories, or those of one source, and nowhere else.
 */
export function chooseLead(
  rows: StoryRow[],
  listed: string,
  sources: Source[],
  now: number,
): StoryRow | undefined {
  const muted = new Set(sources.filter((source) => isMuted(source, now)).map(({ id }) => id))
  const [newest] = rows
    .filter(({ sourceId }) => (listed === 'all' ? !muted.has(sourceId) : listed === `source:${sourceId}`))
    .sort((one, other) => other.at - one.at || other.id - one.id)
  return newest?.away ? undefined : newest
}

/** A newer one may have to wait; but what stands there goes where it is put away, or is no more. */
export function takeTurn(
  shown: StoryRow | undefined,
  next: StoryRow | undefined,
  isToWait: boolean,
): StoryRow | undefined {
  return isToWait && next && shown?.id !== next.id ? shown : next
}
