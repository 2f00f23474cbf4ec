/** Lets stories come and go without moving what is being read: they slide in at the top, else the place is held. */
import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Layout } from '../utils/view/order.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import { readAim, watchAim } from './aim.ts'
import { holdPlace } from './anchor.ts'

/** Longer than the sliding itself, in list.css. */
const slideMs = 200
/** What stands on top of a list may come so much later than the list. */
const settleMs = 500
/** Whoever has the keyboard in a row is asked again after so long. */
const restMs = 1_000

/** Whether the rows are sliding to new places just now. */
export function useArrivals(
  box: RefObject<HTMLElement | null>,
  panel: Panel & Partial<LivePanel>,
  layout: Layout | undefined,
): boolean {
  const isSliding = useSignal(false)
  const turnedAt = useRef(performance.now())
  const putAt = useRef<number | undefined>(undefined)
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
    const isAimed = readAim() > 0
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
      const wasTop = isTop || list.scrollTop === putAt.current
      const held = holdPlace(former, layout, list.scrollTop)
      if (held !== undefined && held !== list.scrollTop) list.scrollTop = held
      if (wasTop && isAimed && lead > 0 && list.scrollTop > 0) {
        putAt.current = list.scrollTop
        comeBack(list, putAt)
      }
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
    const stop = watchAim(list)
    const attend = () => list.scrollTop === 0 && panel.attend?.()
    list.addEventListener('scroll', attend, { passive: true })
    return () => {
      stop()
      list.removeEventListener('scroll', attend)
    }
  }, [box, panel])
  return isSliding.value
}

/** Nobody has gone down into what stands on top of a list that was put there: it is at its top again once nobody aims. */
function comeBack(list: HTMLElement, putAt: { current: number | undefined }): void {
  const wait = readAim() || (list.querySelector('.row :focus-visible') ? restMs : 0)
  if (wait > 0) {
    setTimeout(comeBack, wait, list, putAt)
    return
  }
  const { scrollTop } = list
  const isThere = scrollTop === putAt.current
  putAt.current = undefined
  if (!isThere) return
  list.scrollTop = 0
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const from = { transform: `translateY(${-scrollTop}px)` }
  list.querySelector('.length')?.animate([from, { transform: 'none' }], { duration: 120, easing: 'ease-out' })
}
