/** The story on top of the list as a signal, and whether the reader folded it, kept where it can be read at once. */
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
}

/** An older lead is no news; and a source that has none is not searched to its end. */
const newestFor = 3 * 24 * 60 * 60_000

/** It ends with the page. */
export function openLead({
  listed,
  sources,
  settings,
  now,
}: Pick<LivePanel, 'listed' | 'sources' | 'settings' | 'now'>): Lead {
  const isFolded = signal(localStorage.getItem('lead') === 'folded')
  const rows = signal<StoryRow[] | undefined>(undefined)
  // What is checked changes nothing as long as it is the same; and a list that turns finds what was read for all.
  const sought = computed(
    () => sources.value && JSON.stringify(findSought(sources.value, settings.value.lead)),
  )
  effect(() => {
    if (sought.value === undefined) return
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
  return {
    row: computed(() => chooseLead(rows.value ?? [], listed.value, sources.value ?? [], now.value)),
    isKnown: computed(() => rows.value !== undefined),
    isFolded,
    fold: (folds) => {
      isFolded.value = folds
      localStorage.setItem('lead', folds ? 'folded' : 'open')
    },
  }
}
