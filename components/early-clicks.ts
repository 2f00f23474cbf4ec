/** What is pressed before anything can come of it is pressed again once it can: no click is lost while a page opens. */

/** A page that takes longer than this may never be whole; then links are links again. */
const patienceMs = 3_000

/** Returns what presses again, to be called once all is drawn that `isReady` waited for. */
export function keepEarlyClicks(isReady: () => boolean): () => void {
  const early: MouseEvent[] = []
  const givesUpAt = performance.now() + patienceMs
  const keep = (event: MouseEvent) => {
    if (isReady() || performance.now() > givesUpAt || event.button > 1) return
    if (!(event.target instanceof Element) || !event.target.closest('button, .row > a')) return
    event.preventDefault()
    event.stopPropagation()
    early.push(event)
  }
  for (const type of ['click', 'auxclick'] as const) document.addEventListener(type, keep, true)
  return () => {
    for (const event of early.splice(0)) {
      const target = event.target as Element
      if (target.isConnected) target.dispatchEvent(new MouseEvent(event.type, event))
    }
  }
}
