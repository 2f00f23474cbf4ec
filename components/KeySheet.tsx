/** The sheet of keys, written from the tables that bind them: over an article those that do something there, over the list all. */
import { say } from '../utils/i18n.ts'
import { articleBindings, findBindings } from './article-keys.ts'
import { Dialog } from './Dialog.tsx'
import { sayKey } from './key-names.ts'
import type { KeyBinding, KeyContext } from './keys.ts'

interface KeySheetProps {
  context: KeyContext
  onClose: () => void
}

export function KeySheet({ context, onClose }: KeySheetProps) {
  const bound = findBindings(context)
  const isReading = bound === articleBindings
  return (
    <Dialog title={say('keys')} onClose={onClose}>
      {!isReading && <Keys bindings={bound} />}
      <h3>{say('keysInArticle')}</h3>
      <Keys bindings={articleBindings.filter(({ applies }) => !isReading || applies?.(context) !== false)} />
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
