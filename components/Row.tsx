/** One headline: its time, whether it is unread, its words, and who says so. */
import { openStory } from '../utils/actions.ts'
import { formatMoment, formatTime, say } from '../utils/i18n.ts'
import type { Source, StoryRow } from '../utils/model.ts'

interface RowProps {
  row: StoryRow
  /** Undefined while the sources are being read. */
  source: Source | undefined
}

export function Row({ row, source }: RowProps) {
  const pageUrl = source?.homeUrl ?? source?.url ?? ''
  const open = (where: 'tab' | 'background') => (event: MouseEvent) => {
    event.preventDefault()
    void openStory(row, pageUrl, where)
  }
  return (
    <li class={row.unread ? 'row unread' : 'row'}>
      <a
        href={row.url ?? pageUrl}
        onClick={(event) => open(event.ctrlKey || event.metaKey ? 'background' : 'tab')(event)}
        onAuxClick={(event) => event.button === 1 && open('background')(event)}
      >
        <time dateTime={new Date(row.at).toISOString()} title={formatMoment(row.at)}>
          <bdi>{formatTime(row.at)}</bdi>
        </time>
        <span class="dot">{row.unread && <span class="hidden">{say('unreadMark')}</span>}</span>
        <span class="story">
          <span class="headline" dir="auto" lang={source?.language}>
            {row.title}
          </span>
          <span class="source" dir="auto">
            {source?.title}
          </span>
        </span>
      </a>
    </li>
  )
}
