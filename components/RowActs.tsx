/** What is done with one headline by a press of its own buttons: read where a click does not, saved, marked; the rest by its menu. */
import { say } from '../utils/i18n.ts'
import type { StoryRow } from '../utils/model.ts'
import type { Acts } from './acts.ts'
import { IconButton } from './IconButton.tsx'
import './row.css'

interface RowActsProps {
  row: StoryRow
  isUnread: boolean
  isSaved: boolean
  isSelected: boolean
  /** A click on the headline itself opens it here; the button then opens it on its site. */
  opensHere: boolean
  acts: Acts
  onMenu: ((row: StoryRow, button: HTMLElement) => void) | undefined
}

export function RowActs({ row, isUnread, isSaved, isSelected, opensHere, acts, onMenu }: RowActsProps) {
  const tabIndex = isSelected ? 0 : -1
  return (
    <span class="row-acts">
      <IconButton
        icon={opensHere ? 'original' : 'read'}
        label={say(opensHere ? 'openInTab' : 'readHere')}
        tabIndex={tabIndex}
        onClick={() => acts.open(row, opensHere ? 'tab' : 'reader')}
      />
      <IconButton
        icon="bookmark"
        label={say(isSaved ? 'unsave' : 'save')}
        tabIndex={tabIndex}
        onClick={() => acts.toggleSaved(row)}
      />
      <IconButton
        icon={isUnread ? 'check' : 'circle'}
        label={say(isUnread ? 'markRead' : 'markUnread')}
        tabIndex={tabIndex}
        onClick={() => acts.toggleRead(row)}
      />
      <IconButton
        icon="more"
        label={say('more')}
        tabIndex={tabIndex}
        onClick={(event) => onMenu?.(row, event.currentTarget)}
      />
    </span>
  )
}
