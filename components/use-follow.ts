/** Following from a form: how it goes and how it ended, in words. */
import { type Signal, useSignal } from '@preact/signals'
import { isolate, say } from '../utils/i18n.ts'
import type { Offer } from '../utils/model.ts'
import type { Followed } from '../utils/nudge.ts'
import { followAddress, nameFault } from '../utils/sites.ts'
import { sayFollowTrouble } from './trouble.ts'

export type FollowState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'done'; words: string; isLater?: true }
  | { kind: 'failed'; words: string; address: string; offers: Offer[] }

export interface Following {
  state: Signal<FollowState>
  /** Must be called from a click or a submit. Tells how nothing was left to do; undefined where something is. */
  follow(address: string): Promise<'followed' | 'later' | undefined>
}

export function useFollow(): Following {
  const state = useSignal<FollowState>({ kind: 'idle' })
  return {
    state,
    async follow(address) {
      if (state.value.kind === 'asking') return undefined
      // The permission is asked for within the click: nothing may be awaited before.
      const answer = followAddress(address)
      state.value = { kind: 'asking' }
      const outcome = sayOutcome(await answer.catch(nameFault), address)
      state.value = outcome
      if (outcome.kind !== 'done') return undefined
      return outcome.isLater ? 'later' : 'followed'
    },
  }
}

export function sayFollowState(state: FollowState): string {
  if (state.kind === 'asking') return say('following')
  return state.kind === 'idle' ? '' : state.words
}

function sayOutcome(followed: Followed, address: string): FollowState {
  if ('trouble' in followed) {
    if (followed.trouble.reason === 'offline') {
      return { kind: 'done', words: say('followedLater'), isLater: true }
    }
    const words = sayFollowTrouble(followed.trouble)
    return { kind: 'failed', words, address, offers: followed.offers ?? [] }
  }
  return {
    kind: 'done',
    words: say(followed.known ? 'followedAlready' : 'followed', isolate(followed.source.title)),
  }
}
