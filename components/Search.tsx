/** The search box: what is typed is looked for at once, in all that is stored. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say, sayCount } from '../utils/i18n.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { IconButton } from './IconButton.tsx'
import type { Reading } from './reading.ts'

export function Search({ panel, reading }: { panel: LivePanel; reading: Reading }) {
  const field = useRef<HTMLInputElement>(null)
  const { text, result, close } = panel.finding
  // Before the next key comes, which is the first of what is looked for.
  useLayoutEffect(() => field.current?.focus(), [])
  const found = result.value
  const leave = () => {
    close()
    void reading.list.current?.goTo(0)
  }
  const answer = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      void reading.list.current?.goTo(0)
    }
  }
  return (
    <search class="search">
      <input
        ref={field}
        type="text"
        inputMode="search"
        autoComplete="off"
        spellcheck={false}
        dir="auto"
        aria-label={say('search')}
        placeholder={say('searchHint')}
        value={text.value ?? ''}
        onInput={(event) => {
          text.value = event.currentTarget.value
        }}
        onKeyDown={answer}
      />
      <bdi class="found" role="status">
        {found && panel.layout.value ? sayCount('found', panel.layout.value.count) : ''}
      </bdi>
      <IconButton icon="close" label={say('closeSearch')} onClick={leave} />
    </search>
  )
}
