/** The panel's head: whose it is, how much is unread, and what can be done with all of it. */
import { markAllRead, openOptions, refreshNow } from '../utils/actions.ts'
import { say, sayCount } from '../utils/i18n.ts'
import { Mark } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'

interface HeaderProps {
  /** Undefined while it is not known yet. */
  unread: number | undefined
  isChecking: boolean
  onOpenPanel?: () => void
}

export function Header({ unread, isChecking, onOpenPanel }: HeaderProps) {
  return (
    <header>
      <h1>
        <Mark />
        {say('extensionName')}
      </h1>
      <span class="unread-total">{unread !== undefined && sayUnread(unread)}</span>
      <nav>
        <IconButton icon="check" label={say('markAllRead')} onClick={markAllRead} disabled={!unread} />
        <IconButton icon="refresh" label={say('refresh')} onClick={refreshNow} turning={isChecking} />
        {onOpenPanel && <IconButton icon="panel" label={say('openPanel')} onClick={onOpenPanel} />}
        <IconButton icon="settings" label={say('openOptions')} onClick={openOptions} />
      </nav>
    </header>
  )
}

function sayUnread(unread: number): string {
  return unread === 0 ? say('allRead') : sayCount('unread', unread)
}
