/** What can be done with an article: back to the list, on to the next, saved, read where it comes from, and taken along. */
import type { ComponentChildren } from 'preact'
import { say } from '../utils/i18n.ts'
import { IconButton } from './IconButton.tsx'

interface ArticleBarProps {
  isSaved: boolean
  onBack: () => void
  /** To the story so many rows below. */
  onStep: (by: number) => void
  onSave: () => void
  /** Undefined where there is no original. */
  onOpen: (() => void) | undefined
  onMenu: (button: HTMLElement) => void
  /** How it looks is chosen there. */
  children?: ComponentChildren
}

export function ArticleBar({ isSaved, onBack, onStep, onSave, onOpen, onMenu, children }: ArticleBarProps) {
  return (
    <div class="article-bar" role="toolbar" aria-label={say('articleActs')}>
      <IconButton icon="back" label={say('backToList')} onClick={onBack} />
      <span class="article-steps">
        <IconButton icon="up" label={say('keyPrevious')} onClick={() => onStep(-1)} />
        <IconButton icon="on" label={say('keyNext')} onClick={() => onStep(1)} />
      </span>
      {children}
      <span class={isSaved ? 'is-saved' : undefined}>
        <IconButton icon="bookmark" label={say(isSaved ? 'unsave' : 'save')} onClick={onSave} />
      </span>
      {onOpen && <IconButton icon="original" label={say('openOriginal')} onClick={onOpen} />}
      <IconButton
        icon="more"
        label={say('more')}
        popup="menu"
        onClick={({ currentTarget }) => onMenu(currentTarget)}
      />
    </div>
  )
}
