/** Offers to make one source of two that tell the same. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { leaveApart, merge, readDoubles } from '../utils/actions-sources.ts'
import type { Double } from '../utils/doubles.ts'
import { isolate, say } from '../utils/i18n.ts'
import { act, type Board } from './board.ts'
import { Question } from './Question.tsx'

/** Looked for once the page has come to rest. */
const restMs = 1_000

export function Doubles({ board }: { board: Board }) {
  const doubles = useSignal<Double[]>([])
  const names = board.followed.value?.map(({ id, url }) => `${id} ${url}`).join('\n')
  useEffect(() => {
    const timer = setTimeout(() => {
      readDoubles().then(
        (found) => {
          doubles.value = found
        },
        (error) => console.error('Doubles could not be looked for', error),
      )
    }, restMs)
    return () => clearTimeout(timer)
  }, [names, doubles])
  const followed = new Set(board.followed.value?.map(({ id }) => id))
  const offered = doubles.value.filter(
    ({ kept, dropped }) => followed.has(kept.id) && followed.has(dropped.id),
  )
  if (offered.length === 0) return null
  return (
    <ul class="doubles" aria-label={say('doubles')}>
      {offered.map((double) => (
        <Offered
          key={`${double.kept.id} ${double.dropped.id}`}
          double={double}
          board={board}
          onLeave={() => {
            doubles.value = doubles.value.filter((other) => other !== double)
            void act(board, () => leaveApart(double), undefined)
          }}
        />
      ))}
    </ul>
  )
}

interface OfferedProps {
  double: Double
  board: Board
  onLeave: () => void
}

function Offered({ double, board, onLeave }: OfferedProps) {
  const question = useRef<HTMLDialogElement>(null)
  const names = [isolate(double.kept.title), isolate(double.dropped.title)] as const
  const leave = () => document.getElementById('sources')?.focus()
  return (
    <li>
      <span class="about">{say('doublesFound', ...names)}</span>
      <button type="button" class="button" onClick={() => question.current?.showModal()}>
        {say('merge')}
      </button>
      <button
        type="button"
        class="link"
        onClick={() => {
          leave()
          onLeave()
        }}
      >
        {say('keepApart')}
      </button>
      <Question
        dialog={question}
        question={say('mergeQuestion', ...names)}
        hint={say('mergeHint', names[0])}
        yes={say('merge')}
        onYes={() => {
          leave()
          void act(board, () => merge(double), say('merged', names[0]))
        }}
      />
    </li>
  )
}
