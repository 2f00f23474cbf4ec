/** Who tells the story on top of the list, and its text in full, or as much of it as stands above a list. */
import { useMemo, useRef } from 'preact/hooks'
import { readLanguage, say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { shorten } from '../utils/view/shorten.ts'
import { ArticleText } from './ArticleText.tsx'
import { Byline } from './Byline.tsx'
import { LeadImage } from './LeadImage.tsx'
import { seekNote } from './notes.ts'
import { useArticle } from './use-article.ts'
import { placeBelow } from './use-place.ts'
import './article-text.css'

interface LeadTextProps {
  row: StoryRow
  source: Source | undefined
  panel: LivePanel
  /** Of its headline; its text may run the other way. */
  direction: 'rtl' | 'ltr'
  onOpen: () => void
}

export function LeadText({ row, source, panel, direction, onOpen }: LeadTextProps) {
  const box = useRef<HTMLDivElement>(null)
  const finish = useRef<() => void>(() => {})
  const { found } = useArticle(row.id, panel.settings.value.articleImages)
  const told = found.value
  const isTroubled = told !== undefined && 'trouble' in told
  const whole = isTroubled ? told.teaser : told
  const short = useMemo(() => whole && shorten(whole), [whole])
  const article = short?.article
  const readOn = () => {
    if (short?.isCut && box.current) placeBelow(row.id, box.current)
    onOpen()
  }
  const readAt = (note: string) => {
    seekNote(row.id, note)
    onOpen()
  }
  return (
    <div
      ref={box}
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
      {article && <ArticleText article={article} finish={finish} onElsewhere={readAt} />}
      {(isTroubled || short?.isCut) && (
        <button type="button" class="button" lang={readLanguage()} onClick={readOn}>
          {say('readOn')}
        </button>
      )}
    </div>
  )
}
