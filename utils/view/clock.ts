/** The time as the list needs it: renewed each minute, at midnight, after a sleep, and when the network comes or goes. */
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
  const renew = () => {
    now.value = Date.now()
  }
  document.addEventListener('visibilitychange', renew)
  addEventListener('online', renew)
  addEventListener('offline', renew)
  return now
}
