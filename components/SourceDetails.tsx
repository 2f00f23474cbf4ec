/** All of one source: its address and state, what the reader chooses for it, a check now, and letting it go. */
import { pause, resume } from '../utils/actions-sources.ts'
import { say } from '../utils/i18n.ts'
import type { Source, SourceKind } from '../utils/model.ts'
import { isDemo } from '../utils/site.ts'
import { type Board, letGo } from './board.ts'
import { findRow, focusRow } from './board-keys.ts'
import { ColourChoice } from './ColourChoice.tsx'
import { sayNextCheck, sayWhen } from './health.ts'
import { NameField } from './NameField.tsx'
import { SourceChoices } from './SourceChoices.tsx'
import { TestNow } from './TestNow.tsx'
import { ZoneChoice } from './ZoneChoice.tsx'

const kinds = { feed: 'kindFeed', sitemap: 'kindSitemap', ticker: 'kindTicker' } as const satisfies Record<
  SourceKind,
  string
>

export function SourceDetails({ source, board }: { source: Source; board: Board }) {
  const isPaused = source.because === 'paused'
  return (
    <div class="source-details">
      <p class="address">
        <bdi dir="ltr">{source.url}</bdi>
      </p>
      <p class="hint">{sayFacts(source)}</p>
      {source.kind === 'ticker' && <ZoneChoice source={source} />}
      <div class="source-acts">
        {!isDemo(source) && (
          <>
            <TestNow source={source} />
            <button
              type="button"
              class="button"
              onClick={() => void (isPaused ? resume([source.id]) : pause([source.id]))}
            >
              {say(isPaused ? 'resume' : 'pause')}
            </button>
          </>
        )}
        <button
          type="button"
          class="button"
          title={say('unfollowHint')}
          onClick={(event) => {
            const row = event.currentTarget.closest('li')
            const next = row && (findRow(row, 1) ?? findRow(row, -1))
            if (next) focusRow(next)
            else document.getElementById('sources')?.focus()
            letGo(board, [source])
          }}
        >
          {say('unfollow')}
        </button>
      </div>
      {isPaused && <p class="hint">{say('pausedHint')}</p>}
      <div class="choices">
        <NameField source={source} />
        <SourceChoices source={source} board={board} />
        <ColourChoice source={source} />
      </div>
    </div>
  )
}

function sayFacts(source: Source): string {
  if (isDemo(source)) return say('demoFacts')
  const facts = [say(kinds[source.kind])]
  if (source.checkedAt !== undefined) facts.push(say('checkedAt', sayWhen(source.checkedAt)))
  if (source.status !== undefined) facts.push(say('lastAnswer', source.status))
  if (source.nextCheckAt !== undefined || source.because === 'paused') facts.push(sayNextCheck(source))
  return facts.join(' · ')
}
