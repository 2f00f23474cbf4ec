/** Which sources wait because Fil may not read their sites, and a button that asks the browser for it. */
import { say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'

interface WaitingProps {
  sources: Source[]
  onAllow: (sources: Source[]) => Promise<void>
}

export function Waiting({ sources, onAllow }: WaitingProps) {
  const waiting = sources.filter(({ trouble }) => trouble?.reason === 'no-permission')
  if (waiting.length === 0) return null
  return (
    <p class="waiting">
      <span class="trouble">{sayCount('waitingSources', waiting.length)}</span>{' '}
      <button
        type="button"
        class="button"
        onClick={() => {
          document.getElementById('transfer')?.focus()
          void onAllow(waiting)
        }}
      >
        {say('allowSources')}
      </button>
    </p>
  )
}
