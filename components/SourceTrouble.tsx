/** What is wrong with a source, and where leave was taken back, the button that asks for it again. */
import { isolate, say } from '../utils/i18n.ts'
import type { Source, Trouble } from '../utils/model.ts'
import { allowAgain } from '../utils/sites.ts'
import { sayTrouble } from './trouble.ts'

export function SourceTrouble({ source }: { source: Source }) {
  if (!source.trouble) return null
  return (
    <>
      <p class="trouble">{saySourceTrouble(source.trouble)}</p>
      <AllowAgain source={source} />
    </>
  )
}

/** The same reason is told otherwise of a source that is followed already. */
export function saySourceTrouble(trouble: Trouble): string {
  return trouble.reason === 'no-permission' ? say('pausedLeave') : sayTrouble(trouble)
}

export function AllowAgain({ source }: { source: Source }) {
  if (source.trouble?.reason !== 'no-permission') return null
  return (
    <div class="allow-again">
      <button
        type="button"
        class="button"
        aria-label={say('allowAgainNamed', isolate(source.title))}
        onClick={() => void allowAgain([source])}
      >
        {say('allowAgain')}
      </button>
    </div>
  )
}
