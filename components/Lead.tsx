/** The story on top of the list: its headline, who tells it, and its text in full, or as much of it as stands above a list. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { readLanguage, say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import { isRightToLeft } from '../utils/view/direction.ts'
import type { Lead as OpenedLead } from '../utils/view/lead.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { shorten } from '../utils/view/shorten.ts'
import { ArticleText } from './ArticleText.tsx'
import { Byline } from './Byline.tsx'
import { focusMain } from './hand-on.ts'
import { IconButton } from './IconButton.tsx'
import { LeadImage } from './LeadImage.tsx'
import { keepRoom, type LeadProps } from './lead-slot.ts'
import { chooseOpening } from './Row.tsx'
import { useArticle } from './use-article.ts'
import { useLead, useRoom, useTop } from './use-lead.ts'
import './article.css'
import './article-text.css'
import './lead.css'

export function Lead({ panel, acts, top }: LeadProps) {
  const { lead, row } = useLead(panel)
  const isNone = lead.isKnown.value && !row
  useLayoutEffect(() => {
    if (isNone) keepRoom(panel.sizes, 0)
  }, [isNone, panel])
  return row ? <Standing lead={lead} row={row} panel={panel} acts={acts} top={top} /> : null
}

type Direction = 'rtl' | 'ltr'

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
  const isFolded = lead.isFolded.value
  const isUnread = panel.isUnread(row)
  const follow = (event: MouseEvent) => {
    const where = chooseOpening(event, panel.settings.peek())
    if (!where) return
    event.preventDefault()
    acts.open(row, where)
  }
  const direction: Direction = isRightToLeft(row.title, source?.language) ? 'rtl' : 'ltr'
  const props = { row, source, panel, direction, onOpen: () => acts.open(row, 'reader') }
  return (
    <section
      ref={box}
      class={isFolded ? 'lead folded' : 'lead'}
      aria-label={say('lead')}
      style={{
        '--size': String((panel.settings.value.articlePercent / 100) * 0.95),
        '--room': `${room}px`,
      }}
    >
      <div class="lead-head">
        <h2 dir={direction} lang={findLanguage(row.title, source?.language) ?? ''}>
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
        <Text key={`${row.id} ${row.title}`} {...props} />
      )}
    </section>
  )
}

interface TextProps {
  row: StoryRow
  source: Source | undefined
  panel: LivePanel
  /** Of its headline; its text may run the other way. */
  direction: Direction
  onOpen: () => void
}

function Text({ row, source, panel, direction, onOpen }: TextProps) {
  const finish = useRef<() => void>(() => {})
  const { found } = useArticle(row.id, panel.settings.value.articleImages)
  const told = found.value
  const isTroubled = told !== undefined && 'trouble' in told
  const whole = isTroubled ? told.teaser : told
  const short = useMemo(() => whole && shorten(whole), [whole])
  const article = short?.article
  return (
    <div
      class="lead-body"
      aria-busy={told === undefined}
      dir={article ? (article.isRightToLeft ? 'rtl' : 'ltr') : direction}
      lang={findLanguage(row.title, article?.language ?? source?.language) ?? ''}
    >
      <Byline row={row} source={source} article={article} />
      {told === undefined && (
        <p class="waiting" lang={readLanguage()}>
          {say('articleLoading')}
        </p>
      )}
      {article?.image !== undefined && <LeadImage url={article.image} />}
      {article && <ArticleText article={article} finish={finish} />}
      {(isTroubled || short?.isCut) && (
        <button type="button" class="button" lang={readLanguage()} onClick={onOpen}>
          {say('readOn')}
        </button>
      )}
    </div>
  )
}
