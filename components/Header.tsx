/** The panel's head: which view is shown, and what can be done with all of it. */
import { formatCount, say } from '../utils/i18n.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import type { View } from '../utils/view/views.ts'
import { Mark } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { sayView } from './view-names.ts'
import './header.css'

export interface HeaderActs {
  showViews(button: HTMLElement): void
  showMenu(button: HTMLElement): void
  search(): void
  refresh(): void
}

interface HeaderProps {
  panel: Panel & Partial<LivePanel>
  isChecking: boolean
  /** The store cannot be opened, and so no count will come. */
  isClosed: boolean
  /** Undefined before the store is open. */
  acts?: HeaderActs | undefined
}

const tabs = [{ kind: 'unread' }, { kind: 'all' }, { kind: 'saved' }] as const satisfies View[]

export function Header({ panel, isChecking, isClosed, acts }: HeaderProps) {
  const { kind } = panel.view.value
  const unread = panel.counts.value?.unread
  const isElsewhere = kind === 'folder' || kind === 'source'
  return (
    <header>
      <h1 title={say('extensionName')}>
        <Mark />
        <span class="hidden">{say('extensionName')}</span>
      </h1>
      <nav class="views" aria-label={say('views')}>
        {tabs.map((view) => (
          <button
            key={view.kind}
            type="button"
            class="view"
            aria-current={kind === view.kind ? 'page' : undefined}
            onClick={() => panel.choose?.(view)}
          >
            <span class="view-name">{sayView(view, [])}</span>
            {view.kind === 'unread' && !isClosed && (
              <bdi class={unread === 0 ? 'unread-total none' : 'unread-total'}>
                {unread === undefined ? '' : formatCount(unread)}
              </bdi>
            )}
          </button>
        ))}
        <button
          type="button"
          class="view more-views"
          aria-haspopup="dialog"
          aria-label={say('chooseView')}
          title={say('chooseView')}
          aria-current={isElsewhere ? 'page' : undefined}
          onClick={(event) => acts?.showViews(event.currentTarget)}
        >
          {isElsewhere && <bdi>{sayView(panel.view.value, panel.sources.value ?? [])}</bdi>}
          <svg
            width="12"
            height="12"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
          >
            <path d="M4 6.2l4 4 4-4" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
          </svg>
        </button>
      </nav>
      <span class="tools">
        <IconButton icon="search" label={say('search')} onClick={() => acts?.search()} />
        <IconButton
          icon="refresh"
          label={say('refresh')}
          onClick={() => acts?.refresh()}
          turning={isChecking}
        />
        <IconButton
          icon="more"
          label={say('menu')}
          popup="menu"
          onClick={(event) => acts?.showMenu(event.currentTarget)}
        />
      </span>
    </header>
  )
}
