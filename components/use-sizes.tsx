/** Learns from the stylesheet how high a row and a heading are, in this font, density, width and zoom. */
import type { Signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { rememberSizes } from '../utils/view/appearance.ts'
import type { Sizes } from '../utils/view/order.ts'

/** Returns what is to be measured, which nobody sees; to be drawn in the list's own box. */
export function useSizes(sizes: Signal<Sizes>) {
  const row = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const measure = () => {
      const next = { row: row.current?.offsetHeight ?? 0, heading: heading.current?.offsetHeight ?? 0 }
      const { row: rowBefore, heading: headingBefore } = sizes.peek()
      if (next.row > 0 && (next.row !== rowBefore || next.heading !== headingBefore)) {
        sizes.value = { ...sizes.peek(), ...next }
        rememberSizes(sizes.value)
      }
    }
    measure()
    const observer = new ResizeObserver(measure)
    if (row.current) observer.observe(row.current)
    return () => observer.disconnect()
  }, [sizes])
  return (
    <div class="probe" aria-hidden="true">
      <div class="row-size" ref={row} />
      <div class="heading-size" ref={heading} />
    </div>
  )
}
