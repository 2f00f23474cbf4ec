/** Asks into which folder sources are to be moved. */
import { useEffect, useId, useRef } from 'preact/hooks'
import { readFolder } from '../utils/folder.ts'
import { isolate, say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { type Board, file } from './board.ts'

export function MoveDialog({ board, sources }: { board: Board; sources: Source[] }) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    field.current?.select()
  }, [])
  const [first] = sources
  const title =
    sources.length === 1 && first
      ? say('moveNamed', isolate(first.title))
      : sayCount('moveMany', sources.length)
  return (
    <dialog
      ref={dialog}
      closedby="any"
      aria-labelledby={id}
      onClose={() => {
        board.moving.value = undefined
      }}
    >
      <form
        method="dialog"
        onSubmit={() => void file(board, sources, readFolder(field.current?.value ?? ''))}
      >
        <h2 id={id}>{title}</h2>
        <input
          ref={field}
          type="text"
          list="folders"
          dir="auto"
          maxLength={120}
          aria-label={say('folder')}
          aria-describedby={`${id}-hint`}
          defaultValue={first?.folder ?? ''}
        />
        <p id={`${id}-hint`} class="hint">
          {say('moveHint')}
        </p>
        <div class="answers">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {say('cancel')}
          </button>
          <button type="submit" class="button primary">
            {say('move')}
          </button>
        </div>
      </form>
    </dialog>
  )
}
