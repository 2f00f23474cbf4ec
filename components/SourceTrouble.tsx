/** What is wrong with a source, and where leave was taken back, the button that asks for it again. */
import { isolate, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { allowAgain } from '../utils/sites.ts'
import { sayTrouble } from './trouble.ts'

export function SourceTrouble({ source }: { source: Source }) {
  if (!source.trouble) return null
  if (source.trouble.reason !== 'no-permission') return <p class="trouble">{sayTrouble(source.trouble)}</p>
  return (
    <>
      <p class="trouble">{say('pausedLeave')}</p>
      <div>
        <button
          type="button"
          class="button"
          aria-label={say('allowAgainNamed', isolate(source.title))}
          onClick={() => void allowAgain([source])}
        >
          {say('allowAgain')}
        </button>
      </div>
    </>
  )
}
