/** A question before something that is not undone by itself: two buttons, Escape means no. */
import { useId } from 'preact/hooks'
import { say } from '../utils/i18n.ts'

interface QuestionProps {
  dialog: { current: HTMLDialogElement | null }
  question: string
  hint: string
  yes: string
  onYes: () => void
}

export function Question({ dialog, question, hint, yes, onYes }: QuestionProps) {
  const id = useId()
  return (
    <dialog ref={dialog} closedby="any" aria-labelledby={id}>
      <h2 id={id}>{question}</h2>
      <p class="hint">{hint}</p>
      <div class="answers">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {say('cancel')}
        </button>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            dialog.current?.close()
            onYes()
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  )
}
