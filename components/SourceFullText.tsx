/** Whether the stories of one source are read from their pages, which may need leave to read its site. */
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { chooseFullText } from '../utils/actions-sources.ts'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'

export function SourceFullText({ source }: { source: Source }) {
  const id = useId()
  const fault = useSignal<string | undefined>(undefined)
  const choose = async (field: HTMLInputElement) => {
    const isOn = field.checked
    fault.value = undefined
    const isDone = await chooseFullText(source, isOn).catch((error) => {
      console.error('What was chosen could not be kept', error)
      fault.value = say('notKept')
    })
    if (isDone) return
    field.checked = !isOn
    if (isDone === false) fault.value = say('leaveRefused')
  }
  return (
    <div class="setting switch">
      <label for={id}>{say('fullText')}</label>
      <input
        id={id}
        type="checkbox"
        class="full-text"
        checked={source.fullText === true}
        aria-describedby={`${id}-hint ${id}-fault`}
        onChange={(event) => void choose(event.currentTarget)}
      />
      <p id={`${id}-hint`} class="hint">
        {say('fullTextHint')}
      </p>
      <p id={`${id}-fault`} role="alert" class="trouble">
        {fault.value}
      </p>
    </div>
  )
}
