/** How many articles are kept for reading without a network, and how much room they take. */
import { useEffect, useMemo } from 'preact/hooks'
import { formatBytes, say, sayCount } from '../utils/i18n.ts'
import { watchKept } from '../utils/view/kept.ts'

export function KeptSpace() {
  const kept = useMemo(watchKept, [])
  useEffect(() => kept.stop, [kept])
  const { count, bytes } = kept.result.value ?? { count: 0, bytes: 0 }
  return (
    <p class="hint kept-space" role="status">
      {count > 0 && say('keptSpace', sayCount('keptArticles', count), formatBytes(bytes))}
    </p>
  )
}
