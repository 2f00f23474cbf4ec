/** Loads what stands on top of the list where the reader wishes for it, and keeps its room in the list. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { rememberSizes } from '../utils/view/appearance.ts'
import type { Sizes } from '../utils/view/order.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'
import type { Reading } from './reading.ts'

export interface LeadProps {
  panel: LivePanel
  acts: Acts
  top: Reading['top']
}

export type LoadLead = () => Promise<{ Lead: FunctionComponent<LeadProps> }>

/** Undefined as long as nobody wishes for it. */
export function openLeadSlot(
  panel: Pick<LivePanel, 'sources' | 'settings' | 'sizes'>,
  load: LoadLead | undefined,
): ReadonlySignal<FunctionComponent<LeadProps> | undefined> {
  const loaded = signal<FunctionComponent<LeadProps> | undefined>(undefined)
  const isWanted = computed(() => {
    const { settings, sources } = panel
    return settings.value.lead || sources.value?.some(({ onTop, endedAt }) => onTop && !endedAt)
  })
  effect(() => {
    // Unknown as long as the sources are.
    if (isWanted.value === false) keepRoom(panel.sizes, 0)
    if (!isWanted.value || loaded.peek()) return
    load?.().then(
      ({ Lead }) => {
        loaded.value = Lead
      },
      (error) => {
        console.error('What stands on top of the list could not be loaded', error)
        keepRoom(panel.sizes, 0)
      },
    )
  })
  return computed(() => (isWanted.value ? loaded.value : undefined))
}

/** In CSS pixels, above the first heading of the list; also on the next page, from its first moment. */
export function keepRoom(sizes: Signal<Sizes>, lead: number): void {
  const { lead: before = 0, ...others } = sizes.peek()
  if (lead === before) return
  sizes.value = lead > 0 ? { ...others, lead } : others
  rememberSizes(sizes.value)
}
