/** One followed source: its name, address, kind and health, and a way to let it go. */
import { useRef } from 'preact/hooks'
import { unfollow } from '../utils/actions.ts'
import { formatTime, say } from '../utils/i18n.ts'
import type { Source, SourceKind } from '../utils/model.ts'
import { IconButton } from './IconButton.tsx'
import { sayTrouble } from './trouble.ts'

const kinds = { feed: 'kindFeed', sitemap: 'kindSitemap', ticker: 'kindTicker' } as const satisfies Record<
  SourceKind,
  string
>

export function SourceItem({ source }: { source: Source }) {
  const question = useRef<HTMLDialogElement>(null)
  return (
    <li>
      <div class="about">
        <b>
          <bdi>{source.title}</bdi>
        </b>
        <p class="address">
          <bdi dir="ltr">{source.url}</bdi>
        </p>
        <p class="hint">{sayFacts(source)}</p>
        {source.trouble && <p class="trouble">{sayTrouble(source.trouble)}</p>}
      </div>
      <IconButton
        icon="remove"
        label={say('removeNamed', source.title)}
        onClick={() => question.current?.showModal()}
      />
      <RemoveQuestion source={source} dialog={question} />
    </li>
  )
}

function sayFacts(source: Source): string {
  const facts = [say(kinds[source.kind])]
  if (source.kind === 'ticker') facts.push(say('timesIn', source.timeZone))
  if (source.checkedAt !== undefined) facts.push(say('checkedAt', formatTime(source.checkedAt)))
  facts.push(say('nextCheckAt', formatTime(source.nextCheckAt)))
  return facts.join(' · ')
}

interface RemoveQuestionProps {
  source: Source
  dialog: { current: HTMLDialogElement | null }
}

function RemoveQuestion({ source, dialog }: RemoveQuestionProps) {
  return (
    <dialog ref={dialog} closedby="any" aria-labelledby={`remove-${source.id}`}>
      <h2 id={`remove-${source.id}`}>{say('removeQuestion', source.title)}</h2>
      <p class="hint">{say('removeHint')}</p>
      <div class="answers">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {say('cancel')}
        </button>
        <button type="button" class="button primary" onClick={() => unfollow(source.id)}>
          {say('remove')}
        </button>
      </div>
    </dialog>
  )
}
