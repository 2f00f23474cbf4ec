/** The sources that are followed no more, for as long as they can be taken back. */
import { useSignal } from '@preact/signals'
import { isolate, say, sayCount } from '../utils/i18n.ts'
import { type Board, followAgain } from './board.ts'
import { sayWhen } from './health.ts'

export function Ended({ board }: { board: Board }) {
  const isOpen = useSignal(false)
  const ended = board.ended.value
  if (ended.length === 0) return null
  const takeBack = (sources: typeof ended) => {
    document.getElementById('sources')?.focus()
    followAgain(board, sources)
  }
  return (
    <details
      class="ended"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open
      }}
    >
      <summary>{sayCount('ended', ended.length)}</summary>
      <p class="hint">{say('unfollowHint')}</p>
      {ended.length > 1 && (
        <button type="button" class="button" onClick={() => takeBack(ended)}>
          {say('takeBackAll')}
        </button>
      )}
      <ul>
        {isOpen.value &&
          ended.map((source) => (
            <li key={source.id}>
              <span class="about">
                <bdi>{source.title}</bdi>
                <span class="hint">{say('endedSince', sayWhen(source.endedAt ?? 0))}</span>
              </span>
              <button
                type="button"
                class="button"
                aria-label={say('takeBackNamed', isolate(source.title))}
                onClick={() => takeBack([source])}
              >
                {say('takeBack')}
              </button>
            </li>
          ))}
      </ul>
    </details>
  )
}
