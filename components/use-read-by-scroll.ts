/** Marks read what was in view for a moment and then scrolled past, where the reader has chosen that. */
import { effect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { findRankAt, type Layout, listIds } from '../utils/view/order.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'

/** Shorter than this nobody has read a headline that rushed past. What is leapt over in one go counts as unseen. */
const shortestLookMs = 500
/** What was scrolled past is marked together once the scrolling rests. */
const restMs = 400

export function useReadByScroll(
  box: RefObject<HTMLElement | null>,
  panel: Panel & Partial<LivePanel>,
  acts: Acts | undefined,
): void {
  const isOn = panel.settings.value.readByScroll
  useEffect(() => {
    const list = box.current
    if (!list || !acts || !isOn) return
    const seenAt = new Map<number, number>()
    const passed = new Set<number>()
    let top = list.scrollTop
    let rest: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    /** Since when each row has been in view; the ids of those that are. */
    const note = (): Set<number> => {
      const layout = panel.layout.peek()
      const inView = new Set(layout && listInView(layout, list))
      for (const id of inView) if (!seenAt.has(id)) seenAt.set(id, performance.now())
      return inView
    }
    const look = () => {
      const layout = panel.layout.peek()
      const isLeap = Math.abs(list.scrollTop - top) > list.clientHeight
      top = list.scrollTop
      if (isLeap || !layout) seenAt.clear()
      const inView = note()
      if (!layout) return
      const first = findFirstInView(layout, list)
      const above = new Set(listIds(layout, first - seenAt.size, first))
      for (const [id, at] of seenAt) {
        if (inView.has(id)) continue
        seenAt.delete(id)
        if (above.has(id) && performance.now() - at >= shortestLookMs) passed.add(id)
      }
      clearTimeout(rest)
      rest = setTimeout(() => {
        acts.markPassed([...passed])
        passed.clear()
      }, restMs)
    }
    let listed = panel.listed.peek()
    const stop = effect(() => {
      if (panel.listed.value !== listed) seenAt.clear()
      listed = panel.listed.value
      panel.layout.value
      cancelAnimationFrame(frame)
      // Once the list has been drawn, and its place held, what is in view is known.
      frame = requestAnimationFrame(note)
    })
    list.addEventListener('scroll', look, { passive: true })
    return () => {
      stop()
      cancelAnimationFrame(frame)
      clearTimeout(rest)
      list.removeEventListener('scroll', look)
    }
  }, [box, panel, acts, isOn])
}

function listInView(layout: Layout, list: HTMLElement): number[] {
  const last = findRankAt(layout, list.scrollTop + list.clientHeight)
  return listIds(layout, findFirstInView(layout, list), last)
}

/** The rank of the first row of which something shows below the day's heading, which sticks to the top edge. */
function findFirstInView(layout: Layout, { scrollTop }: HTMLElement): number {
  const { heading, row } = layout.sizes
  return findRankAt(layout, scrollTop + heading - row + 1)
}
