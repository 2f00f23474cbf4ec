/** One followed source in a line: its name, how it fares, its rhythm; all else opens on demand. */
import { useComputed, useSignal } from '@preact/signals'
import { isolate, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { isTroubled } from '../utils/view/checks.ts'
import { type Board, choose } from './board.ts'
import { sayHealth } from './health.ts'
import { SourceDetails } from './SourceDetails.tsx'
import { SourceIcon } from './SourceIcon.tsx'
import { AllowAgain, saySourceTrouble } from './SourceTrouble.tsx'
import { Sparkline } from './Sparkline.tsx'

export function SourceRow({ source, depth, board }: { source: Source; depth: number; board: Board }) {
  const isOpen = useSignal(false)
  const isChosen = useComputed(() => board.chosen.value.has(source.id))
  // The Tab key leads to one of all the sources, and from there past them.
  const isCurrent = useComputed(() => (board.current.value ?? firstId(board)) === source.id)
  const trouble = source.because !== 'paused' && isTroubled(source) ? source.trouble : undefined
  const tabIndex = isCurrent.value ? 0 : -1
  return (
    <li
      data-id={source.id}
      style={{ '--depth': String(depth) }}
      onFocusIn={() => {
        board.current.value = source.id
      }}
    >
      <label class="hit">
        <input
          type="checkbox"
          class="choose"
          tabIndex={tabIndex}
          aria-label={say('chooseNamed', isolate(source.title))}
          checked={isChosen.value}
          onChange={(event) => choose(board, [source.id], event.currentTarget.checked)}
        />
      </label>
      <details
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open
        }}
      >
        <summary tabIndex={tabIndex} draggable>
          <b class="name">
            <SourceIcon source={source} />
            <bdi>{source.title}</bdi>
          </b>
          <Sparkline source={source} />
          <span class={trouble ? 'health trouble' : 'health'}>
            {trouble ? saySourceTrouble(trouble) : sayHealth(source)}
          </span>
        </summary>
        {isOpen.value && <SourceDetails source={source} board={board} />}
      </details>
      <AllowAgain source={source} />
    </li>
  )
}

function firstId({ groups }: Board): number | undefined {
  return groups.value.find(({ sources }) => sources.length > 0)?.sources[0]?.id
}
