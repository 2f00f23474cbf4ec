/** The time as the list needs it: renewed each minute, at midnight, and after a sleep. */
import { type ReadonlySignal, signal } from '@preact/signals'

const minute = 60_000

/** Epoch milliseconds; never more than a minute old while the page is in view. */
export function openClock(): ReadonlySignal<number> {
  const now = signal(Date.now())
  const look = () => {
    now.value = Date.now()
    // The next whole minute is when a printed time or a day may change.
    setTimeout(look, minute - (Date.now() % minute) + 5)
  }
  setTimeout(look, minute - (Date.now() % minute) + 5)
  document.addEventListener('visibilitychange', () => {
    now.value = Date.now()
  })
  return now
}
