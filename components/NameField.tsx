/** The name of a source, as the reader calls it. */
import { useSignal } from '@preact/signals'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { changeSourceChoices } from '../utils/actions-sources.ts'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'

export function NameField({ source }: { source: Source }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const isEmpty = useSignal(false)
  // What is being typed is not overwritten, and the field stays the same one.
  useLayoutEffect(() => {
    if (field.current) field.current.value = source.title
  }, [source.title])
  return (
    <div class="setting">
      <label for={id}>{say('sourceName')}</label>
      <input
        id={id}
        type="text"
        class="source-name"
        dir="auto"
        maxLength={120}
        ref={field}
        aria-describedby={`${id}-hint`}
        aria-invalid={isEmpty.value}
        onInput={() => {
          isEmpty.value = false
        }}
        onChange={(event) => {
          const title = event.currentTarget.value.trim().replace(/\s+/g, ' ')
          isEmpty.value = title === ''
          if (title !== '' && title !== source.title) void changeSourceChoices([source.id], { title })
        }}
      />
      <p
        id={`${id}-hint`}
        class={isEmpty.value ? 'trouble' : 'hint'}
        role={isEmpty.value ? 'alert' : undefined}
      >
        {say(isEmpty.value ? 'sourceNameEmpty' : 'sourceNameHint')}
      </p>
    </div>
  )
}
