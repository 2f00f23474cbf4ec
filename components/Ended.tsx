/** The sources that are followed no more, for as long as they can be taken back. */
import { isolate, say, sayCount } from '../utils/i18n.ts'
import { type Board, followAgain } from './board.ts'
import { sayWhen } from './health.ts'

export function Ended({ board }: { board: Board }) {
  const ended = board.ended.value
  if (ended.length === 0) return null
  return (
    <details class="ended">
      <summary>{sayCount('ended', ended.length)}</summary>
      <p class="hint">{say('unfollowHint')}</p>
      <ul>
        {ended.map((source) => (
          <li key={source.id}>
            <span class="about">
              <bdi>{source.title}</bdi>
              <span class="hint">{say('endedSince', sayWhen(source.endedAt ?? 0))}</span>
            </span>
            <button
              type="button"
              class="button"
              aria-label={say('takeBackNamed', isolate(source.title))}
              onClick={() => {
                document.getElementById('sources')?.focus()
                followAgain(board, [source])
              }}
            >
              {say('takeBack')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
