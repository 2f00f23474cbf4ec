/** What is to be followed and waits for a network, or failed meanwhile; each can be tried again or let go. */
import { useEffect, useMemo } from 'preact/hooks'
import { isolate, say } from '../utils/i18n.ts'
import type { Waiting } from '../utils/site.ts'
import { followWaiting, retryWaiting, stopWaiting } from '../utils/sites.ts'
import { openWaiting } from '../utils/view/waiting.ts'
import { IconButton } from './IconButton.tsx'
import { sayFollowTrouble } from './trouble.ts'

/** What is followed at once waits for a moment too, and would only flicker, in milliseconds. */
const patience = 3_000

export function WaitingList() {
  const waiting = useMemo(openWaiting, [])
  useEffect(() => {
    addEventListener('online', retryWaiting)
    return () => removeEventListener('online', retryWaiting)
  }, [])
  const shown = (waiting.value ?? []).filter(
    ({ trouble, since }) => trouble || navigator.onLine === false || Date.now() - since > patience,
  )
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('waitingTitle')}</h2>
      <ul class="to-follow">
        {shown.map((one) => (
          <WaitingItem key={one.address} {...one} />
        ))}
      </ul>
    </section>
  )
}

function WaitingItem({ address, trouble }: Waiting) {
  const isOffline = navigator.onLine === false
  return (
    <li>
      <div class="about">
        <b class="name">
          <bdi dir="ltr">{address}</bdi>
        </b>
        <p class={trouble ? 'trouble' : 'hint'}>
          {trouble ? sayFollowTrouble(trouble) : say(isOffline ? 'waitingHint' : 'waitingLeave')}
        </p>
        {(trouble || !isOffline) && (
          <div>
            <button type="button" class="button" onClick={() => void followWaiting(address)}>
              {say(trouble ? 'tryAgain' : 'allowSources')}
            </button>
          </div>
        )}
      </div>
      <IconButton
        icon="remove"
        label={say('removeNamed', isolate(address))}
        onClick={() => void stopWaiting(address)}
      />
    </li>
  )
}
