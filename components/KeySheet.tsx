/** The sheet of all keys, written from the tables that bind them. */
import { say } from '../utils/i18n.ts'
import { articleBindings } from './article-keys.ts'
import { Dialog } from './Dialog.tsx'
import { sayKey } from './key-names.ts'
import { type KeyBinding, keyBindings } from './keys.ts'

export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={say('keys')} onClose={onClose}>
      <Keys bindings={keyBindings} />
      <h3>{say('keysInArticle')}</h3>
      <Keys bindings={articleBindings} />
      <p class="hint">{say('keysHint')}</p>
    </Dialog>
  )
}

function Keys({ bindings }: { bindings: KeyBinding[] }) {
  return (
    <dl class="keys">
      {bindings.map(({ keys, says }) => (
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
  )
}
