/** Which part of the list is drawn: what is in view and a little around it, as the reader scrolls. */
import { type ReadonlySignal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { findRankAt } from '../utils/view/order.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import type { Reading } from './reading.ts'

/** In CSS pixels from the top of the list. */
interface Span {
  top: number
  bottom: number
  /** Nothing of what was drawn is in view any more: the next rows may take over its elements, which is quicker. */
  isLeap: boolean
}

/** Rows drawn beyond either end of what is in view, and how near the end may come before more are. */
const around = 6
const near = 2
/** How long after the last leap the rows have their own elements again. */
const restMs = 150

/** The first rows, and as many more as spare drawing them twice. */
function firstSpan(row: number): { top: number; bottom: number } {
  return { top: -around * row, bottom: innerHeight + near * row }
}

/** Drawn anew only when what was drawn comes near its end, or when told to. */
export function useScroll(
  box: RefObject<HTMLElement | null>,
  panel: Panel & Partial<LivePanel>,
  selected: Reading['selected'],
): ReadonlySignal<Span> & { renew: () => void } {
  const span = useSignal<Span>({ ...firstSpan(panel.sizes.peek().row), isLeap: false })
  const drawing = useMemo(() => {
    let last = { top: 0, at: 0 }
    let rest: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      span.value = { ...span.peek(), isLeap: false }
    }
    const draw = (isForced: boolean) => {
      const layout = panel.layout.peek()
      if (!box.current || !layout) return
      const { scrollTop: top, clientHeight: height } = box.current
      const { row } = layout.sizes
      const at = performance.now()
      const speed = (top - last.top) / row / Math.max((at - last.at) / 1000, 0.008)
      last = { top, at }
      const drawn = span.peek()
      const isNear = top < drawn.top + near * row || top + height > drawn.bottom - near * row
      if (isNear) {
        const isLeap = !isForced && (top > drawn.bottom - height || top + height < drawn.top + height)
        span.value = { top: top - around * row, bottom: top + height + around * row, isLeap }
        clearTimeout(rest)
        if (isLeap) rest = setTimeout(settle, restMs)
      }
      const [from, to] = [findRankAt(layout, top), findRankAt(layout, top + height) + 1]
      panel.look?.(from, to, isForced ? 0 : speed, selected.peek())
    }
    return { follow: () => draw(false), renew: () => draw(true) }
  }, [panel, box, span, selected])

  useEffect(() => {
    const { current } = box
    if (!current) return
    current.addEventListener('scroll', drawing.follow, { passive: true })
    const observer = new ResizeObserver(drawing.renew)
    observer.observe(current)
    return () => {
      current.removeEventListener('scroll', drawing.follow)
      observer.disconnect()
    }
  }, [box, drawing])
  return Object.assign(span, { renew: drawing.renew })
}
