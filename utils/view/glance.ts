/** The panel at the first glance: the newest rows of the view that was chosen last, as they are stored. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { StoryRow } from '../model.ts'
import type { Glance } from '../store/glance.ts'
import { recallAppearance, recallSizes } from './appearance.ts'
import { isMuted } from './counts.ts'
import { splitByDay } from './days.ts'
import { readStoredView, takeGlance } from './early.ts'
import { layOut } from './order.ts'
import type { Panel } from './panel.ts'
import { type View, writeView } from './views.ts'

export function openGlance(timeZone = Temporal.Now.timeZoneId()): Panel & { whenRead: Promise<void> } {
  const settings = recallAppearance()
  const view = readStoredView()
  const now = Date.now()
  const read = signal<Glance | undefined>(undefined)
  const sizes = signal(recallSizes())
  const rows: ReadonlySignal<Map<number, StoryRow>> = computed(
    () => new Map(read.value?.rows.map((row) => [row.id, row])),
  )
  return {
    timeZone,
    now: signal(now),
    settings: signal(settings),
    sources: computed(() => (read.value?.rows.length ? read.value.sources : undefined)),
    view: signal(view),
    listed: signal(writeView(view)),
    sizes,
    counts: signal(undefined),
    divider: signal(undefined),
    layout: computed(() => {
      if (!read.value || read.value.rows.length === 0) return undefined
      const days = splitByDay(read.value.rows, timeZone).map(({ members, ...day }) => ({
        ...day,
        ids: Int32Array.from(members, (row) => row.id),
      }))
      return layOut(days, sizes.value, (id) => rows.value.get(id)?.unread === 1)
    }),
    rowOf: (id) => rows.value.get(id),
    isUnread: ({ id }) => rows.value.get(id)?.unread === 1,
    isSaved: ({ id }) => rows.value.get(id)?.saved === 1,
    whenRead: takeGlance(view).then((found) => {
      read.value = leaveOut(found, view, now)
    }),
  }
}

/** The stories of sources that are muted, from where they stand among others. */
function leaveOut({ rows, sources }: Glance, view: View, now: number): Glance {
  if (view.kind !== 'all' && view.kind !== 'unread') return { rows, sources }
  const muted = new Set(sources.filter((source) => isMuted(source, now)).map(({ id }) => id))
  return { rows: rows.filter((row) => !muted.has(row.sourceId)), sources }
}
