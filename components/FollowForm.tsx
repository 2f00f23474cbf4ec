/** Adds a source by its address; what is wrong stands beside the field, and what was typed stays. */
import { useSignal } from '@preact/signals'
import { followAddress } from '../utils/actions.ts'
import { say } from '../utils/i18n.ts'
import type { Followed } from '../utils/model.ts'
import { sayTrouble } from './trouble.ts'

type State = { kind: 'idle' } | { kind: 'asking' } | { kind: 'done' | 'failed'; words: string }

export function FollowForm() {
  const address = useSignal('')
  const state = useSignal<State>({ kind: 'idle' })
  const { kind } = state.value

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (state.value.kind === 'asking') return
    // The permission is asked for within the click: nothing may be awaited before.
    const answer = followAddress(address.value)
    state.value = { kind: 'asking' }
    const followed = await answer
    state.value = sayOutcome(followed)
    if ('source' in followed) address.value = ''
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
          }}
          aria-describedby="outcome hint"
          aria-invalid={kind === 'failed'}
        />
        <button type="submit" class="button primary" disabled={kind === 'asking'}>
          {say('follow')}
        </button>
      </div>
      <p id="outcome" role="status" class={kind === 'failed' ? 'trouble' : undefined}>
        {sayState(state.value)}
      </p>
      <p id="hint" class="hint">
        {say('addressHint')}
      </p>
    </form>
  )
}

function sayOutcome(followed: Followed): State {
  if ('trouble' in followed) return { kind: 'failed', words: sayTrouble(followed.trouble) }
  return { kind: 'done', words: say(followed.known ? 'followedAlready' : 'followed', followed.source.title) }
}

function sayState(state: State): string {
  if (state.kind === 'asking') return say('following')
  return state.kind === 'idle' ? '' : state.words
}
