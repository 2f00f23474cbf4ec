/** What can be done with the chosen sources, and what was done last with its undo: always in view below the list. */
import { changeSourceChoices, pause, resume } from '../utils/actions-sources.ts'
import { say, sayCount } from '../utils/i18n.ts'
import { act, type Board, letGo, listChosen } from './board.ts'
import { sayWhen } from './health.ts'

const day = 24 * 3_600_000

export function BoardFoot({ board }: { board: Board }) {
  const chosen = listChosen(board)
  const told = board.told.value
  return (
    <div class={chosen.length > 0 || told ? 'board-foot' : 'board-foot empty-foot'}>
      {chosen.length > 0 && <BulkBar board={board} />}
      <p class="told">
        <span role="status">{told?.words}</span>
        {told?.undo && (
          <>
            {' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                told.undo?.()
                board.told.value = undefined
                document.getElementById('sources')?.focus()
              }}
            >
              {say('undo')}
            </button>
          </>
        )}
      </p>
    </div>
  )
}

function BulkBar({ board }: { board: Board }) {
  const chosen = listChosen(board)
  const ids = chosen.map(({ id }) => id)
  const isPaused = chosen.every(({ because }) => because === 'paused')
  const isMuted = chosen.every(({ mutedUntilAt = 0 }) => mutedUntilAt > Date.now())
  const untilAt = Date.now() + day
  const end = () => {
    board.chosen.value = new Set()
    document.getElementById('sources')?.focus()
  }
  return (
    <fieldset class="bulk" aria-label={say('chosenSources')}>
      <span class="count" role="status">
        {sayCount('chosen', chosen.length)}
      </span>
      <button
        type="button"
        class="button"
        onClick={() => {
          board.moving.value = chosen
        }}
      >
        {say('moveTo')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() =>
          void act(
            board,
            () => changeSourceChoices(ids, { mutedUntilAt: isMuted ? undefined : untilAt }),
            isMuted ? say('heardAgain') : say('mutedUntil', sayWhen(untilAt)),
          )
        }
      >
        {say(isMuted ? 'hearAgain' : 'muteForDayAll')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() =>
          void act(
            board,
            () => (isPaused ? resume(ids) : pause(ids)),
            say(isPaused ? 'resumedHint' : 'pausedHint'),
          )
        }
      >
        {say(isPaused ? 'resume' : 'pause')}
      </button>
      <button
        type="button"
        class="button"
        title={say('unfollowHint')}
        onClick={() => {
          letGo(board, chosen)
          end()
        }}
      >
        {say('unfollow')}
      </button>
      <button type="button" class="link" onClick={end}>
        {say('chooseNone')}
      </button>
    </fieldset>
  )
}
