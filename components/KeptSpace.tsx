/** How many articles are kept for reading without a network, and how much room they take. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { formatBytes, say, sayCount } from '../utils/i18n.ts'
import { watchKept } from '../utils/view/kept.ts'

/** All of them are looked at, which the page does not wait for; in milliseconds. */
const patience = 300
/** Bytes; fewer would be written as none. */
const leastShown = 100_000

export function KeptSpace() {
  const live = useSignal<ReturnType<typeof watchKept> | undefined>(undefined)
  useEffect(() => {
    const timer = setTimeout(() => {
      live.value = watchKept()
    }, patience)
    return () => {
      clearTimeout(timer)
      live.peek()?.stop()
    }
  }, [live])
  const { count, bytes } = live.value?.result.value ?? { count: 0, bytes: 0 }
  // It changes with every page that is kept, which nobody wants to have read out.
  return (
    <p class="hint kept-space">
      {count > 0 &&
        say('keptSpace', sayCount('keptArticles', count), formatBytes(Math.max(bytes, leastShown)))}
    </p>
  )
}
