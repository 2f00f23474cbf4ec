/** How many stories a source had on each of the last days, as small bars; read when they come into view. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { readRhythm } from '../utils/actions-sources.ts'
import { sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'

const days = 14
const day = 24 * 3_600_000
const barWidth = 4
const height = 16

export function Sparkline({ source }: { source: Source }) {
  const picture = useRef<SVGSVGElement>(null)
  const counts = useSignal<number[] | undefined>(undefined)
  const newestAt = source.rhythm?.[0]
  useEffect(() => {
    const { current } = picture
    if (!current) return undefined
    return onceInView(current, async () => {
      const now = Date.now()
      const bounds = Array.from({ length: days + 1 }, (_, nth) => now - (days - nth) * day)
      counts.value = await readRhythm(source.id, bounds)
    })
  }, [source.id, newestAt])
  const known = counts.value
  const most = Math.max(1, ...(known ?? []))
  const total = known?.reduce((sum, count) => sum + count, 0) ?? 0
  const words = known && sayCount('rhythm', total)
  return (
    <svg
      ref={picture}
      class="sparkline"
      width={days * barWidth}
      height={height}
      viewBox={`0 0 ${days * barWidth} ${height}`}
      role="img"
      aria-label={words ?? ''}
      aria-hidden={known === undefined}
    >
      {words && <title>{words}</title>}
      {known?.map((count, nth) => {
        const size = count === 0 ? 1 : Math.max(2, Math.round((count / most) * height))
        return <rect key={nth} x={nth * barWidth} y={height - size} width={barWidth - 1} height={size} />
      })}
    </svg>
  )
}

const waiting = new WeakMap<Element, () => void>()
let observer: IntersectionObserver | undefined

/** Returns how to wait no longer. */
function onceInView(element: Element, work: () => void): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue
      observer?.unobserve(target)
      waiting.get(target)?.()
    }
  })
  waiting.set(element, work)
  observer.observe(element)
  return () => observer?.unobserve(element)
}
