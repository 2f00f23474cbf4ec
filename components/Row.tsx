/** One headline: its time, whether it is unread, its words, and who says so. */
import type { ComponentChildren } from 'preact'
import { formatAge, formatMoment, formatMomentIn, formatTime, say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import type { Opening, Settings } from '../utils/settings.ts'
import type { Acts } from './acts.ts'
import { RowActs } from './RowActs.tsx'
import { SourceIcon } from './SourceIcon.tsx'
import './row.css'

export interface RowProps {
  row: StoryRow
  /** Undefined while the sources are being read. */
  source: Source | undefined
  isUnread: boolean
  isSaved: boolean
  isSelected: boolean
  /** Of all rows of the view, from 1; and how many those are, -1 where that is not known. */
  position: number
  size: number
  /** From the top of its day. */
  y: number
  now: number
  settings: Settings
  /** The headline, with what was searched marked in it. */
  words: ComponentChildren
  /** What else it says, where that is what was searched. */
  said: ComponentChildren
  /** The first that was there at the last visit. */
  isDivided: boolean
  /** What can be done with it, where that is shown. */
  acts?: Acts | undefined
  onOpen?: ((row: StoryRow, where: Opening) => void) | undefined
  onMenu?: ((row: StoryRow, button: HTMLElement) => void) | undefined
}

export function Row(props: RowProps) {
  const { row, source, isUnread, isSaved, isSelected, position, size, y, now, settings, acts } = props
  const url = row.url ?? source?.homeUrl ?? source?.url
  const open = (event: MouseEvent) => {
    const where = chooseOpening(event, settings)
    if (!where || !props.onOpen) return
    event.preventDefault()
    props.onOpen(row, where)
  }
  const state = `${isUnread ? ' unread' : ''}${isSaved ? ' saved' : ''}${isSelected ? ' selected' : ''}`
  return (
    <li
      class={`row${state}${props.isDivided ? ' divided' : ''}${row.highlightedBy ? ' highlighted' : ''}`}
      style={{ transform: `translateY(${y}px)` }}
      aria-posinset={position}
      aria-setsize={size}
      data-id={row.id}
    >
      {props.isDivided && (
        <span class="divider">
          <bdi>{say('sinceLastLook')}</bdi>
        </span>
      )}
      <a
        href={url ?? ''}
        tabIndex={isSelected ? 0 : -1}
        onClick={open}
        onAuxClick={open}
        rel="noopener noreferrer"
        target="_blank"
      >
        <time
          dateTime={new Date(row.at).toISOString()}
          onPointerEnter={(event) => {
            event.currentTarget.title = sayMoment(row.at, source)
          }}
        >
          <bdi>{settings.ages ? formatAge(row.at, now) : formatTime(row.at)}</bdi>
        </time>
        <span class="dot">
          {isUnread && <span class="hidden">{say('unreadMark')}</span>}
          {row.highlightedBy && <span class="hidden"> {say('highlightedMark')}</span>}
        </span>
        <span class="story" dir="auto">
          <span class="headline" lang={findLanguage(row.title, source?.language) ?? ''} title={row.title}>
            {props.words}
          </span>
          <span class="meta">
            {source && <SourceIcon source={source} />}
            <bdi class="source">{source?.title}</bdi>
            {row.edited && <span class="fact">{say('edited')}</span>}
            {isSaved && <span class="fact">{say('savedMark')}</span>}
            {props.said}
          </span>
        </span>
        {settings.thumbnails === 'small' && row.image?.startsWith('https:') && (
          <img
            class="thumbnail"
            src={row.image}
            alt=""
            loading="lazy"
            referrerpolicy="no-referrer"
            onLoad={(event) => {
              event.currentTarget.hidden = false
            }}
            onError={(event) => {
              event.currentTarget.hidden = true
            }}
          />
        )}
      </a>
      {acts && (
        <RowActs
          row={row}
          isUnread={isUnread}
          isSaved={isSaved}
          isSelected={isSelected}
          opensHere={settings.click === 'reader'}
          acts={acts}
          onMenu={props.onMenu}
        />
      )}
    </li>
  )
}

/** In the reader's zone, and in the source's own where that is another. */
function sayMoment(at: number, source: Source | undefined): string {
  const own = source && formatMomentIn(at, source.timeZone)
  return own ? `${formatMoment(at)}\n${own}` : formatMoment(at)
}

/** Shift and Alt mean a window or a download to the browser, and the right button its menu: those are left to it. */
export function chooseOpening(
  { button, ctrlKey, metaKey, shiftKey, altKey, detail }: MouseEvent,
  { click, middleClick, enter }: Settings,
): Opening | undefined {
  if (shiftKey || altKey || button > 1) return undefined
  if (button === 1 || ctrlKey || metaKey) return middleClick
  // A click that no button made is the Enter key's.
  return detail === 0 ? enter : click
}
