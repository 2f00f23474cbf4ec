/** Adds a source by its address; what is wrong stands beside the field, and what was typed stays. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { isOwnNetwork } from '../utils/actions.ts'
import { say } from '../utils/i18n.ts'
import type { Offer } from '../utils/model.ts'
import { leaveOffers } from '../utils/sites.ts'
import { Question } from './Question.tsx'
import { sayFollowState, useFollow } from './use-follow.ts'

export function FollowForm() {
  const address = useSignal('')
  const { state, follow: followAt } = useFollow()
  const question = useRef<HTMLDialogElement>(null)
  const { kind } = state.value

  const failed = state.value.kind === 'failed' ? state.value : undefined
  const offering = failed && failed.offers.length > 0 ? failed.address : undefined

  useEffect(() => {
    if (offering === undefined) return undefined
    const leave = () => void leaveOffers(offering)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [offering])

  async function follow(wanted: string): Promise<void> {
    const typed = address.value
    const outcome = await followAt(wanted)
    // What was typed meanwhile is the next address.
    if (outcome && address.value === typed) address.value = ''
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    if (isOwnNetwork(address.value)) question.current?.showModal()
    else void follow(address.value)
  }

  return (
    <form class="follow" onSubmit={submit} noValidate>
      <label for="address">{say('addressLabel')}</label>
      <div class="field">
        <input
          id="address"
          type="text"
          inputMode="url"
          autoComplete="off"
          spellcheck={false}
          dir="ltr"
          placeholder="example.com/news"
          value={address}
          onInput={(event) => {
            address.value = event.currentTarget.value
            if (kind !== 'asking') state.value = { kind: 'idle' }
          }}
          aria-describedby="outcome hint"
          aria-invalid={kind === 'failed'}
        />
        <button type="submit" class="button primary" aria-disabled={kind === 'asking'}>
          {say('follow')}
        </button>
      </div>
      <p id="outcome" role="status" class={kind === 'failed' ? 'trouble' : undefined}>
        {sayFollowState(state.value)}
      </p>
      <Question
        dialog={question}
        question={say('ownNetworkQuestion')}
        hint={say('ownNetworkHint')}
        yes={say('follow')}
        onYes={() => follow(address.value)}
      />
      {failed && <Offers offers={failed.offers} onFollow={follow} />}
      <p id="hint" class="hint">
        {say('addressHint')}
      </p>
    </form>
  )
}

interface OffersProps {
  offers: Offer[]
  onFollow: (address: string) => void
}

/** What the page links to and Fil can read. */
function Offers({ offers, onFollow }: OffersProps) {
  if (offers.length === 0) return null
  return (
    <div class="offers">
      <p>{say('offers')}</p>
      <ul>
        {offers.map((offer) => (
          <li key={offer.url}>
            <span class="about">
              <bdi>{offer.title}</bdi>
              <bdi class="address" dir="ltr">
                {offer.url}
              </bdi>
            </span>
            <button
              type="button"
              class="button"
              aria-label={say('followNamed', offer.title)}
              onClick={() => onFollow(offer.url)}
            >
              {say('follow')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
