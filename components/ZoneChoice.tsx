/** Shows in which zone a source's times are read, and lets the reader choose another. */
import { useId, useRef } from 'preact/hooks'
import { chooseTimeZone } from '../utils/actions.ts'
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'

export function ZoneChoice({ source }: { source: Source }) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const choice = useRef<HTMLSelectElement>(null)
  const choose = () => {
    dialog.current?.close()
    if (choice.current) void chooseTimeZone(source, choice.current.value)
  }
  return (
    <p class="hint">
      {say(source.timeZoneChosen ? 'timesIn' : 'timesAssumedIn', source.timeZone)}{' '}
      <button type="button" class="link" onClick={() => dialog.current?.showModal()}>
        {say('changeZone')}
      </button>
      <dialog ref={dialog} closedby="any" aria-labelledby={id}>
        <h2 id={id}>{say('zoneQuestion')}</h2>
        <select ref={choice} aria-labelledby={id} value={source.timeZone}>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
        <p class="hint">{say('zoneHint')}</p>
        <span class="answers">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {say('cancel')}
          </button>
          <button type="button" class="button primary" onClick={choose}>
            {say('changeZone')}
          </button>
        </span>
      </dialog>
    </p>
  )
}
