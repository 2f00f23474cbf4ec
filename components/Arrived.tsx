/** Says that stories came: to ears once, and to eyes that are further down by a pill that leads to them. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { sayCount } from '../utils/i18n.ts'
import { type Layout, listIds } from '../utils/view/order.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import { handOn } from './hand-on.ts'
import { Icon } from './Icon.tsx'
import type { Reading } from './reading.ts'

/** Several sources that bring news at about the same time are announced together. */
const announceMs = 1_500

export function Arrived({ panel, reading }: { panel: Panel & Partial<LivePanel>; reading: Reading }) {
  const announced = useSignal('')
  const arrived = panel.arrived?.value ?? []
  const above = countAbove(panel.layout.value, new Set(arrived))
  const told = useRef({ known: 0, pending: 0, timer: 0 })
  useEffect(() => {
    const { current } = told
    const more = arrived.length - current.known
    current.known = arrived.length
    if (more <= 0) return
    current.pending += more
    // As many may come again, which is to be said again.
    announced.value = ''
    clearTimeout(current.timer)
    current.timer = window.setTimeout(() => {
      announced.value = sayCount('newStories', current.pending)
      current.pending = 0
    }, announceMs)
  }, [arrived.length, announced])
  return (
    <>
      <span class="hidden" role="status">
        {announced.value}
      </span>
      {above > 0 && (
        <button
          type="button"
          class="pill"
          ref={handOn()}
          onClick={(event) => {
            reading.list.current?.scrollToTop()
            panel.attend?.()
            // The button goes; whoever pressed it with a key is on the first row then.
            if (event.detail === 0) void reading.list.current?.goTo(0)
          }}
        >
          <Icon name="up" />
          {sayCount('arrived', above)}
        </button>
      )}
    </>
  )
}

/** Of the newest rows, how many came since the reader last saw the top. */
function countAbove(layout: Layout | undefined, arrived: Set<number>): number {
  if (!layout || arrived.size === 0) return 0
  return listIds(layout, 0, 2_000).filter((id) => arrived.has(id)).length
}
