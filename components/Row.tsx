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
  const url = row.url ?? source?.homeUrl ?? source?.url
  const open = (event: MouseEvent) => {
    const where = chooseTab(event)
    if (!where) return
    event.preventDefault()
    if (url !== undefined) void openStory(row, url, where)
  }
  return (
    <li class={row.unread ? 'row unread' : 'row'}>
      <a href={url ?? ''} onClick={open} onAuxClick={open}>
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

/** Shift and Alt mean a window or a download to the browser, and the right button its menu: those are left to it. */
function chooseTab({
  button,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: MouseEvent): 'tab' | 'background' | undefined {
  if (shiftKey || altKey || button > 1) return undefined
  return button === 1 || ctrlKey || metaKey ? 'background' : 'tab'
}
