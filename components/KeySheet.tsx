/** The sheet of all keys, written from the table that binds them. */
import { say } from '../utils/i18n.ts'
import { Dialog } from './Dialog.tsx'
import { sayKey } from './key-names.ts'
import { keyBindings } from './keys.ts'

export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={say('keys')} onClose={onClose}>
      <dl class="keys">
        {keyBindings.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{sayKey(key)}</kbd>
              ))}
            </dt>
            <dd>{say(says)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{say('keysHint')}</p>
    </Dialog>
  )
}
