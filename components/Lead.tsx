/** The story on top of the list: its headline, what is done with it, who tells it, and its text. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { StoryRow } from '../utils/model.ts'
import { isRightToLeft } from '../utils/view/direction.ts'
import type { Lead as OpenedLead } from '../utils/view/lead.ts'
import { Byline } from './Byline.tsx'
import { focusMain } from './hand-on.ts'
import { IconButton } from './IconButton.tsx'
import { LeadText } from './LeadText.tsx'
import { keepRoom, type LeadProps } from './lead-slot.ts'
import { chooseOpening } from './Row.tsx'
import { useLead, useRoom, useTop } from './use-lead.ts'
import './article.css'
import './lead.css'

export function Lead({ panel, acts, top }: LeadProps) {
  const { lead, row } = useLead(panel)
  const isNone = lead.isKnown.value && !row
  useLayoutEffect(() => {
    if (isNone) keepRoom(panel.sizes, 0)
  }, [isNone, panel])
  return row ? <Standing lead={lead} row={row} panel={panel} acts={acts} top={top} /> : null
}

interface StandingProps extends LeadProps {
  lead: OpenedLead
  row: StoryRow
}

function Standing({ lead, row, panel, acts, top }: StandingProps) {
  const box = useRef<HTMLElement>(null)
  const room = useRoom(box, panel.sizes, row.id)
  useTop(box, row, top)
  // Whether it is read is told with the layout.
  panel.layout.value
  const source = panel.sources.value?.find(({ id }) => id === row.sourceId)
  const { articleFont, articlePercent, articleSpacing } = panel.settings.value
  const isFolded = lead.isFolded.value
  const isUnread = panel.isUnread(row)
  const follow = (event: MouseEvent) => {
    const where = chooseOpening(event, panel.settings.peek())
    if (!where) return
    event.preventDefault()
    acts.open(row, where)
  }
  const direction: 'rtl' | 'ltr' = isRightToLeft(row.title, source?.language) ? 'rtl' : 'ltr'
  const props = { row, source, panel, direction, onOpen: () => acts.open(row, 'reader') }
  return (
    <section
      ref={box}
      class={isFolded ? 'lead folded' : 'lead'}
      aria-label={say('lead')}
      data-font={articleFont}
      data-spacing={articleSpacing}
      style={{
        '--size': String((articlePercent / 100) * 0.95),
        '--room': `${room}px`,
      }}
    >
      <div class="lead-head" dir={direction}>
        <h2 lang={findLanguage(row.title, source?.language) ?? ''}>
          <a
            href={row.url ?? source?.homeUrl ?? source?.url ?? ''}
            onClick={follow}
            onAuxClick={follow}
            rel="noopener noreferrer"
            target="_blank"
          >
            {row.title}
          </a>
        </h2>
        <span class="lead-acts">
          <IconButton
            icon={isUnread ? 'check' : 'circle'}
            label={say(isUnread ? 'markRead' : 'markUnread')}
            onClick={() => acts.toggleRead(row)}
          />
          <IconButton
            icon="down"
            label={say(isFolded ? 'leadUnfold' : 'leadFold')}
            onClick={() => lead.fold(!isFolded)}
          />
          <IconButton
            icon="close"
            label={say('leadAway')}
            onClick={() => {
              acts.putAway(row)
              focusMain()
            }}
          />
        </span>
      </div>
      {isFolded ? (
        <div dir={direction}>
          <Byline row={row} source={source} article={undefined} />
        </div>
      ) : (
        <LeadText key={`${row.id} ${row.title}`} {...props} />
      )}
    </section>
  )
}
