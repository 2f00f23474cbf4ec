/** Tells whether somebody aims at a row of the list, who is not to have it moved away just then. */

/** Somebody whose pointer rested on the list for longer is not aiming at a row. */
const aimMs = 3_000

let aimedAt = Number.NEGATIVE_INFINITY

/** How long it is still to be waited for, in milliseconds; 0 where nobody aims. */
export function readAim(): number {
  // A menu stands beside its row.
  if (document.querySelector(':popover-open')) return aimMs
  return Math.max(0, aimedAt + aimMs - performance.now())
}

/** Whoever points at what stands on top of the list, or at nothing of it, aims at no row. Returns what ends it. */
export function watchAim(list: HTMLElement): () => void {
  const settle = (target: EventTarget | null) => {
    const isOnRow = target instanceof Element && list.contains(target) && !target.closest('.lead')
    aimedAt = isOnRow ? performance.now() : Number.NEGATIVE_INFINITY
  }
  const point = ({ target }: Event) => settle(target)
  // Before it is told whether what stands on top is still being read.
  const leave = ({ target, relatedTarget, pointerType }: PointerEvent) => {
    const isFromLead = target instanceof Element && target.closest('.lead')
    const isOut = pointerType === 'mouse' && !list.contains(relatedTarget as Node | null)
    if (isFromLead || isOut) settle(relatedTarget)
  }
  list.addEventListener('pointermove', point, { passive: true })
  list.addEventListener('pointerout', leave, { passive: true, capture: true })
  return () => {
    list.removeEventListener('pointermove', point)
    list.removeEventListener('pointerout', leave, { capture: true })
  }
}
