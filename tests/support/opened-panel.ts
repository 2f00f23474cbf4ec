/** Opens the panel at work over the store, on a page that only hears and remembers. */
import { signal } from '@preact/signals'
import { vi } from 'vitest'
import { openPanel } from '../../utils/view/live-panel.ts'
import { listIds } from '../../utils/view/order.ts'
import type { LivePanel } from '../../utils/view/panel.ts'
import { eventually } from './eventually.ts'
import { noteWatchers } from './watchers.ts'

let opened: { panels: LivePanel[]; endWatching: () => void } | undefined

/** In view, with nothing remembered but what is given. */
export function stubPage(remembered: Record<string, string> = {}): EventTarget & { visibilityState: string } {
  const kept = new Map(Object.entries(remembered))
  const page = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    documentElement: { dataset: {}, style: { setProperty: () => {} } },
  })
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  })
  return page
}

/** Whole, with its sources known. */
export async function openWholePanel(): Promise<LivePanel> {
  const [panel] = await openWholePanels(1)
  return panel as LivePanel
}

/** As many windows over one store. */
export async function openWholePanels(count: number): Promise<LivePanel[]> {
  const endWatching = noteWatchers()
  const panels: LivePanel[] = []
  opened = { panels, endWatching }
  while (panels.length < count) {
    const panel = await openPanel(signal({ row: 40, heading: 20 }), 'Africa/Casablanca')
    panels.push(panel)
    await eventually(() => {
      if (!panel.isWhole.value || !panel.sources.value || !panel.looked.value) {
        throw new Error('not whole yet')
      }
    })
  }
  return panels
}

/** What Dexie is still reading for it may come later: in the view of all, that changes nothing for anyone. */
export function closePanel(): void {
  opened?.endWatching()
  for (const panel of opened?.panels ?? []) panel.choose({ kind: 'all' })
  opened = undefined
}

/** The ids of all that is listed, from the top. */
export function listAll({ layout }: LivePanel): number[] {
  const all = layout.value
  return all ? listIds(all, 0, all.count) : []
}
