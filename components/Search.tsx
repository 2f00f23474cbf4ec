/** The search box: what is typed is looked for at once, in all that is stored. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { isolate, readLanguage, say, sayCount } from '../utils/i18n.ts'
import type { Finding } from '../utils/view/finding.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { handOn } from './hand-on.ts'
import { IconButton } from './IconButton.tsx'
import type { Reading } from './reading.ts'

export function Search({ panel, reading }: { panel: LivePanel; reading: Reading }) {
  const field = useRef<HTMLInputElement | null>(null)
  const leaveField = useMemo(() => handOn(), [])
  const { text, result, misread, close } = panel.finding
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
        ref={(element) => {
          field.current = element
          leaveField(element)
        }}
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
      <p class="misread" role="status">
        {misread.value && sayMisread(misread.value, panel)}
      </p>
    </search>
  )
}

type Misread = NonNullable<Finding['misread']['value']>

/** With the reader's own operator, so that the rest of the line can be typed as it is printed. */
function sayMisread({ operator, value }: Misread, { now, timeZone }: LivePanel): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.value).toZonedDateTimeISO(timeZone).toPlainDate()
  // A date after Arabic letters would be read from its end (LRI … PDI, UAX 9).
  const examples = [`\u2066${today}\u2069`, say('yesterday').toLocaleLowerCase(readLanguage())]
  return say('notADate', isolate(value), ...examples.map((day) => isolate(`${operator}:${day}`)))
}
