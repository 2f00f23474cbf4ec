/** The copies of sources and settings that Fil keeps of its own accord, each with a way back to it. */
import { useSignal } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import { restoreCopy } from '../utils/actions-transfer.ts'
import type { Copy, CopyReason } from '../utils/exchange.ts'
import { formatDate, formatTime, say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { countFollowed, openCopies } from '../utils/view/copies.ts'
import { sayFault } from './fault.ts'
import { Question } from './Question.tsx'

const reasons = {
  update: 'copyBeforeUpdate',
  import: 'copyBeforeImport',
  restore: 'copyBeforeRestore',
} as const satisfies Record<CopyReason, string>

export function Copies({ followed }: { followed: Source[] }) {
  const copies = useMemo(openCopies, [])
  const words = useSignal('')

  async function goBack(copy: Copy): Promise<void> {
    // The browser may ask for leave, and does so only within the click.
    const going = restoreCopy(copy, followed)
    words.value = say('restoring')
    const outcome = await going
    words.value = 'fault' in outcome ? sayFault(outcome.fault) : sayCount('wentBack', outcome.sources)
  }

  if (!copies.value || (copies.value.length === 0 && words.value === '')) return null
  return (
    <div class="copies">
      <h3 id="copies" tabIndex={-1}>
        {say('copies')}
      </h3>
      <p class="hint">{say('copiesHint')}</p>
      <p role="status">{words}</p>
      <ul>
        {copies.value.map((copy) => (
          <CopyLine key={copy.id} copy={copy} onGoBack={goBack} />
        ))}
      </ul>
    </div>
  )
}

interface CopyLineProps {
  copy: Copy
  onGoBack: (copy: Copy) => Promise<void>
}

function CopyLine({ copy, onGoBack }: CopyLineProps) {
  const question = useRef<HTMLDialogElement>(null)
  const moment = say('dayAndTime', formatDate(copy.at), formatTime(copy.at))
  return (
    <li>
      <span>
        {moment}
        <span class="hint">
          {say(reasons[copy.because])} · {sayCount('countedSources', countFollowed(copy))}
        </span>
      </span>
      <button
        type="button"
        class="button"
        aria-label={say('goBackTo', moment)}
        onClick={() => question.current?.showModal()}
      >
        {say('goBack')}
      </button>
      <Question
        dialog={question}
        question={say('goBackQuestion', moment)}
        hint={say('goBackHint')}
        yes={say('goBack')}
        onYes={() => {
          document.getElementById('copies')?.focus()
          void onGoBack(copy)
        }}
      />
    </li>
  )
}
