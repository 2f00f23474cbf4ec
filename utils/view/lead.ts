/** The story on top of the list as a signal, and what the reader made of it, kept where it can be read at once. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { StoryRow } from '../model.ts'
import { readLeads } from '../store/leads.ts'
import { chooseLead, findSought, type Sought } from './leads.ts'
import { watch } from './live.ts'
import type { LivePanel } from './panel.ts'

export interface Lead {
  row: ReadonlySignal<StoryRow | undefined>
  /** Whether it has been looked for. */
  isKnown: ReadonlySignal<boolean>
  /** It shows its headline and time alone. */
  isFolded: ReadonlySignal<boolean>
  fold(isFolded: boolean): void
  /** Until a newer one comes. */
  putAway(row: StoryRow): void
  stop(): void
}

/** An older lead is no news; and a source that has none is not searched to its end. */
const newestFor = 3 * 24 * 60 * 60_000
const mostAway = 50

export function openLead(panel: Pick<LivePanel, 'listed' | 'sources' | 'settings' | 'now'>): Lead {
  const kept = signal(recallKept())
  const rows = signal<StoryRow[] | undefined>(undefined)
  // The clock's minutes change nothing as long as it is the same.
  const sought = computed(() =>
    JSON.stringify(
      findSought(panel.listed.value, panel.sources.value ?? [], panel.settings.value.lead, panel.now.value),
    ),
  )
  const stop = effect(() => {
    const places: Sought = JSON.parse(sought.value)
    const live = watch(() => readLeads(places, Date.now() - newestFor))
    const end = live.result.subscribe((read) => {
      if (read) rows.value = read
    })
    return () => {
      end()
      live.stop()
    }
  })
  const change = (next: Partial<Kept>) => {
    // Another page may have changed the rest meanwhile.
    kept.value = { ...recallKept(), ...next }
    localStorage.setItem('lead', JSON.stringify(kept.value))
  }
  return {
    row: computed(() => chooseLead(rows.value ?? [], kept.value.away)),
    isKnown: computed(() => rows.value !== undefined),
    isFolded: computed(() => kept.value.isFolded),
    fold: (isFolded) => change({ isFolded }),
    putAway: ({ id }) => change({ away: [id, ...recallKept().away].slice(0, mostAway) }),
    stop,
  }
}

interface Kept {
  isFolded: boolean
  /** The ids of those that were put away, the last first. */
  away: number[]
}

/** What cannot be read is nothing. */
function recallKept(): Kept {
  try {
    const { isFolded, away }: Partial<Kept> = JSON.parse(localStorage.getItem('lead') ?? '{}') ?? {}
    return { isFolded: isFolded === true, away: Array.isArray(away) ? away : [] }
  } catch {
    return { isFolded: false, away: [] }
  }
}
