/** Who tells an article, since when, and how long it takes to read; on paper, where the original is. */
import { formatDate, formatMoment, formatTime, readDirection, readLanguage, sayCount } from '../utils/i18n.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import { dropTracking } from '../utils/parse/link.ts'
import type { Article } from '../utils/view/article.ts'
import { SourceIcon } from './SourceIcon.tsx'

interface BylineProps {
  row: StoryRow
  source: Source | undefined
  article: Article | undefined
}

export function Byline({ row, source, article }: BylineProps) {
  return (
    <div class="byline" lang={readLanguage()}>
      <p>
        {source && <SourceIcon source={source} />}
        <bdi class="source">{source?.title}</bdi>
        {article?.author !== undefined && (
          <>
            <span aria-hidden="true">·</span>
            <bdi>{article.author}</bdi>
          </>
        )}
      </p>
      <p>
        <bdi dir={readDirection()}>
          <time dateTime={new Date(row.at).toISOString()} title={formatMoment(row.at)}>
            <bdi>{formatDate(row.at)}</bdi> · <bdi>{formatTime(row.at)}</bdi>
          </time>
          {article?.minutes !== undefined && ` · ${sayCount('minutesToRead', article.minutes)}`}
        </bdi>
      </p>
      {row.url !== undefined && (
        <p class="printed-address">
          <bdi dir="ltr">{dropTracking(row.url)}</bdi>
        </p>
      )}
    </div>
  )
}
