/** The first page after install: what to begin with, one question for all of it, and the first headlines. */
import { type ReadonlySignal, useSignal } from '@preact/signals'
import { openOptions } from '../utils/actions.ts'
import { say, sayCount } from '../utils/i18n.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import type { Followed } from '../utils/nudge.ts'
import { packs } from '../utils/packs.ts'
import { isDemo } from '../utils/site.ts'
import { followSites } from '../utils/sites.ts'
import { DemoOffer } from './DemoOffer.tsx'
import { FirstHeadlines } from './FirstHeadlines.tsx'
import { Mark } from './Icon.tsx'
import { Packs } from './Packs.tsx'

interface WelcomeProps {
  sources: ReadonlySignal<Source[] | undefined>
  newest: ReadonlySignal<StoryRow[] | undefined>
}

type State =
  | { kind: 'choosing' }
  | { kind: 'unticked' }
  | { kind: 'asking' }
  | { kind: 'refused' }
  | { kind: 'broken' }
  | { kind: 'following'; addresses: string[]; done: Map<string, Followed> }

export function Welcome({ sources, newest }: WelcomeProps) {
  const ticked = useSignal<ReadonlySet<string>>(new Set())
  const state = useSignal<State>({ kind: 'choosing' })
  const followed = sources.value?.filter(({ endedAt }) => endedAt === undefined) ?? []
  const known = new Set(followed.map(({ url }) => url))
  const wanted = [...ticked.value].filter((url) => !known.has(url))
  const isBusy = state.value.kind === 'asking' || isUnderWay(state.value)

  async function follow(): Promise<void> {
    if (isBusy) return
    if (wanted.length === 0) {
      state.value = { kind: 'unticked' }
      return
    }
    const done = new Map<string, Followed>()
    const show = () => {
      state.value = { kind: 'following', addresses: wanted, done: new Map(done) }
    }
    // The permission is asked for within the click: nothing may be awaited before.
    const following = followSites(wanted, show, (address, outcome) => {
      done.set(address, outcome)
      show()
    })
    state.value = { kind: 'asking' }
    try {
      if (!(await following)) state.value = { kind: 'refused' }
    } catch (error) {
      console.error('Following broke off', error)
      state.value = { kind: 'broken' }
    }
  }

  return (
    <main class="options welcome">
      <h1>
        <Mark />
        {say('welcomeTitle')}
      </h1>
      <p class="lead">{say('welcomeLead')}</p>
      <Packs packs={packs} ticked={ticked} known={known} />
      <div class="begin">
        <div class="begin-line">
          <button type="button" class="button primary" aria-disabled={isBusy} onClick={() => void follow()}>
            {wanted.length > 0 ? sayCount('followSites', wanted.length) : say('follow')}
          </button>
          <p role="status" class={state.value.kind === 'unticked' ? 'trouble' : 'hint'}>
            {sayState(state.value)}
          </p>
        </div>
        {state.value.kind === 'following' && <FirstHeadlines {...state.value} newest={newest.value ?? []} />}
      </div>
      <DemoOffer isThere={followed.some(isDemo)} />
      <p class="hint">
        {say('welcomeOther')}{' '}
        <button type="button" class="link" onClick={() => void openOptions()}>
          {say('openOptions')}
        </button>
      </p>
    </main>
  )
}

function isUnderWay(state: State): boolean {
  return state.kind === 'following' && state.done.size < state.addresses.length
}

function sayState(state: State): string {
  switch (state.kind) {
    case 'choosing':
      return say('welcomeAsks')
    case 'unticked':
      return say('welcomeUnticked')
    case 'asking':
      return say('welcomeAsking')
    case 'refused':
      return say('welcomeRefused')
    case 'broken':
      return say('followFault')
    case 'following':
      return say('progress', state.done.size, state.addresses.length)
  }
}
