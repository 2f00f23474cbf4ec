/** Lets stories come and go without moving what is being read: they slide in at the top, else the place is held. */
import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Layout } from '../utils/view/order.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import { holdPlace } from './anchor.ts'

/** Longer than the sliding itself, in list.css. */
const slideMs = 200
/** Somebody whose pointer rested on the list for longer is not aiming at a row. */
const aimMs = 3_000
/** What stands on top of a list may come so much later than the list. */
const settleMs = 500

/** Whether the rows are sliding to new places just now. */
export function useArrivals(
  box: RefObject<HTMLElement | null>,
  panel: Panel & Partial<LivePanel>,
  layout: Layout | undefined,
): boolean {
  const isSliding = useSignal(false)
  const pointedAt = useRef(Number.NEGATIVE_INFINITY)
  const turnedAt = useRef(performance.now())
  const before = useRef<{ layout: Layout | undefined; what: string }>({ layout: undefined, what: '' })
  const what = panel.listed.value

  useLayoutEffect(() => {
    const { layout: former, what: formerWhat } = before.current
    before.current = { layout, what }
    const list = box.current
    if (!list || !former || !layout || former === layout) return
    if (what !== formerWhat) {
      list.scrollTop = 0
      turnedAt.current = performance.now()
      return
    }
    const isAimed =
      performance.now() - pointedAt.current < aimMs ||
      // A menu stands beside its row.
      document.querySelector(':popover-open') !== null
    const [leadBefore = 0, lead = 0] = [former.sizes.lead, layout.sizes.lead]
    const isTop = list.scrollTop === 0
    const isSettling = performance.now() - turnedAt.current < settleMs
    // What comes on top of a list that stands at its top is not to be above what is in view.
    const isSeen = isTop && lead !== leadBefore && (leadBefore === 0 || isSettling || !isAimed)
    const focused = document.hasFocus() ? document.activeElement : null
    const isInRows = list.contains(focused) && !focused?.closest('.lead')
    // What fills the view above the rows is what is being read.
    const isOnLead = leadBefore - list.scrollTop > list.clientHeight / 2
    if (lead === 0 && list.scrollTop < leadBefore) {
      list.scrollTop = 0
    } else if (!isSeen && (isAimed || (!isOnLead && (!isTop || isInRows)))) {
      const held = holdPlace(former, layout, list.scrollTop)
      if (held !== undefined && held !== list.scrollTop) list.scrollTop = held
    } else if (former.count !== layout.count && panel.isWhole?.peek()) {
      isSliding.value = true
      setTimeout(() => {
        isSliding.value = false
        // They came in under the reader's eyes.
        if (list.scrollTop === 0 && document.visibilityState === 'visible') panel.attend?.()
      }, slideMs)
    }
  }, [layout, what])

  useEffect(() => {
    const list = box.current
    if (!list) return
    const point = ({ target }: Event) => {
      if (!(target as Element).closest('.lead')) pointedAt.current = performance.now()
    }
    const attend = () => list.scrollTop === 0 && panel.attend?.()
    list.addEventListener('pointermove', point, { passive: true })
    list.addEventListener('scroll', attend, { passive: true })
    return () => {
      list.removeEventListener('pointermove', point)
      list.removeEventListener('scroll', attend)
    }
  }, [box, panel])
  return isSliding.value
}
