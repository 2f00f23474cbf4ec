/** One followed source: its name, address, kind and health, and a way to let it go. */
import { useRef } from 'preact/hooks'
import { unfollow } from '../utils/actions.ts'
import { formatTime, isolate, say } from '../utils/i18n.ts'
import type { ScheduleReason, Source, SourceKind } from '../utils/model.ts'
import { IconButton } from './IconButton.tsx'
import { Question } from './Question.tsx'
import { SourceChoices } from './SourceChoices.tsx'
import { SourceIcon } from './SourceIcon.tsx'
import { sayTrouble } from './trouble.ts'
import { ZoneChoice } from './ZoneChoice.tsx'

const kinds = { feed: 'kindFeed', sitemap: 'kindSitemap', ticker: 'kindTicker' } as const satisfies Record<
  SourceKind,
  string
>

export function SourceItem({ source, folders }: { source: Source; folders: string[] }) {
  const question = useRef<HTMLDialogElement>(null)
  return (
    <li>
      <div class="about">
        <b class="name">
          <SourceIcon source={source} />
          <bdi>{source.title}</bdi>
        </b>
        <p class="address">
          <bdi dir="ltr">{source.url}</bdi>
        </p>
        <p class="hint">{sayFacts(source)}</p>
        {source.kind === 'ticker' && <ZoneChoice source={source} />}
        {source.trouble && <p class="trouble">{sayTrouble(source.trouble)}</p>}
        <SourceChoices source={source} folders={folders} />
      </div>
      <IconButton
        icon="remove"
        label={say('removeNamed', isolate(source.title))}
        onClick={() => question.current?.showModal()}
      />
      <Question
        dialog={question}
        question={say('removeQuestion', isolate(source.title))}
        hint={say('removeHint')}
        yes={say('remove')}
        onYes={() => {
          document.getElementById('sources')?.focus()
          void unfollow(source)
        }}
      />
    </li>
  )
}

function sayFacts(source: Source): string {
  const facts = [say(kinds[source.kind])]
  if (source.checkedAt !== undefined) facts.push(say('checkedAt', formatTime(source.checkedAt)))
  if (source.status !== undefined) facts.push(say('lastAnswer', source.status))
  if (source.nextCheckAt !== undefined) facts.push(sayNextCheck(source.nextCheckAt, source.because))
  return facts.join(' · ')
}

const reasons = {
  rhythm: 'nextByRhythm',
  chosen: 'nextByChoice',
  server: 'nextByServer',
  trouble: 'nextAfterTrouble',
  offline: 'nextWhenOnline',
  permission: 'nextWhenAllowed',
} as const satisfies Record<ScheduleReason, string>

/** When the next check is, and why then. */
function sayNextCheck(at: number, because: ScheduleReason = 'rhythm'): string {
  return say(reasons[because], formatTime(at))
}
