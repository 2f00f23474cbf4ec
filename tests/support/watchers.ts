/** Ends what watches the store until its page ends, which in a test is never. */
import { Dexie } from 'dexie'

type Listener = (...parts: unknown[]) => void

interface Listening {
  subscribers: Listener[]
  unsubscribe(listener: Listener): void
}

/** The function returned ends whatever began to watch since. */
export function noteWatchers(): () => void {
  const listening = Dexie.on.storagemutated as unknown as Listening
  const before = new Set(listening.subscribers)
  return () => {
    for (const one of [...listening.subscribers]) if (!before.has(one)) listening.unsubscribe(one)
  }
}
