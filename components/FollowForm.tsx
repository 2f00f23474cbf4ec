/** Adds a source by its address; what is wrong stands beside the field, and what was typed stays. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { followAddress, isOwnNetwork } from '../utils/actions.ts'
import { isolate, say } from '../utils/i18n.ts'
import type { Followed, Offer } from '../utils/model.ts'
import { Question } from './Question.tsx'
import { sayTrouble } from './trouble.ts'

type State =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'done'; words: string }
  | { kind: 'failed'; words: string; offers: Offer[] }

export function FollowForm() {
  const address = useSignal('')
  const state = useSignal<State>({ kind: 'idle' })
  const question = useRef<HTMLDialogElement>(null)
  const { kind } = state.value

  async function follow(wanted: string): Promise<void> {
    if (state.value.kind === 'asking') return
    // The permission is asked for within the click: nothing may be awaited before.
    const answer = followAddress(wanted)
    state.value = { kind: 'asking' }
    const followed = await answer.catch(nameFault)
    state.value = sayOutcome(followed)
    if ('source' in followed) address.value = ''
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
        {sayState(state.value)}
      </p>
      <Question
        dialog={question}
        question={say('ownNetworkQuestion')}
        hint={say('ownNetworkHint')}
        yes={say('follow')}
        onYes={() => follow(address.value)}
      />
      {state.value.kind === 'failed' && <Offers offers={state.value.offers} onFollow={follow} />}
      <p id="hint" class="hint">
        {say('addressHint')}
      </p>
    </form>
  )
}

/** Whatever breaks on the way to the worker and back is told like any other trouble. */
function nameFault(error: unknown): Followed {
  console.error('Following broke off', error)
  return { trouble: { reason: 'fault' } }
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

function sayOutcome(followed: Followed): State {
  if ('trouble' in followed) {
    return { kind: 'failed', words: sayTrouble(followed.trouble), offers: followed.offers ?? [] }
  }
  return {
    kind: 'done',
    words: say(followed.known ? 'followedAlready' : 'followed', isolate(followed.source.title)),
  }
}

function sayState(state: State): string {
  if (state.kind === 'asking') return say('following')
  return state.kind === 'idle' ? '' : state.words
}
