/** Checks one source now and says what came. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { countCame, type Tested, testSource } from '../utils/actions-sources.ts'
import { say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { sayWhen } from './health.ts'
import { sayTrouble } from './trouble.ts'

/** Longer than the slowest answer that is waited for. */
const longestMs = 45_000

export function TestNow({ source }: { source: Source }) {
  const tested = useSignal<Tested | undefined>(undefined)
  const came = useSignal<number | undefined>(undefined)
  const isLate = useSignal(false)
  const askedAt = tested.value && 'askedAt' in tested.value ? tested.value.askedAt : undefined
  const isDone = askedAt !== undefined && (source.checkedAt ?? 0) >= askedAt
  useEffect(() => {
    if (askedAt === undefined) return undefined
    if (isDone) {
      countCame(source.id, askedAt).then(
        (count) => {
          came.value = count
        },
        (error) => console.error('What came could not be counted', error),
      )
      return undefined
    }
    const timer = setTimeout(() => {
      isLate.value = true
    }, longestMs)
    return () => clearTimeout(timer)
  }, [source.id, askedAt, isDone, came, isLate])

  const test = () => {
    // The browser is asked for leave within the click: nothing may be awaited before.
    const answer = testSource(source)
    came.value = undefined
    isLate.value = false
    answer.then(
      (outcome) => {
        tested.value = outcome
      },
      (error) => console.error('The source could not be asked', error),
    )
  }
  const isWaiting = askedAt !== undefined && !isDone && !isLate.value
  return (
    <>
      <button
        type="button"
        class="button"
        aria-disabled={isWaiting}
        onClick={() => {
          if (!isWaiting) test()
        }}
      >
        {say('testNow')}
      </button>
      <p class="tested" role="status">
        {tested.value && sayOutcome()}
      </p>
    </>
  )

  function sayOutcome(): string {
    const outcome = tested.value as Tested
    if ('refused' in outcome) return say('leaveRefused')
    if ('heldUntilAt' in outcome) return say('testHeld', sayWhen(outcome.heldUntilAt))
    if (isDone && source.trouble) return sayTrouble(source.trouble)
    if (isDone && came.value !== undefined) {
      return came.value === 0 ? say('testNothing') : say('testCame', sayCount('newStories', came.value))
    }
    if (navigator.onLine === false) return say('trouble_offline')
    return say(isLate.value ? 'testLate' : 'testing')
  }
}
