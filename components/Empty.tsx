/** What stands where no headline is: why, and what to do next. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { openOptions } from '../utils/actions.ts'
import { formatDayAndTime, formatTime, say } from '../utils/i18n.ts'
import type { Found } from '../utils/view/finding.ts'
import type { View } from '../utils/view/views.ts'
import { handOn } from './hand-on.ts'

interface EmptyProps {
  view: View
  hasSources: boolean
  /** What the reader looks for, if they do. */
  found: Found | undefined
  isOffline: boolean
  nextAt?: number | undefined
  /** When the first of the view's sources is heard again, where all of them are muted. */
  unmutedAt?: number | undefined
  onShowAll: () => void
}

export function Empty({ view, hasSources, found, isOffline, nextAt, unmutedAt, onShowAll }: EmptyProps) {
  if (found) {
    const hint = say(found.isSourceUnknown ? 'noSuchSource' : 'nothingFoundHint')
    return <Words title={say('nothingFound')} hint={hint} />
  }
  if (!hasSources) {
    return (
      <Words title={say('noSources')} hint={say('noSourcesHint')}>
        <button type="button" class="button primary" onClick={() => void openOptions()}>
          {say('addSource')}
        </button>
      </Words>
    )
  }
  if (unmutedAt !== undefined) {
    return <Words title={say('noStories')} hint={say('mutedUntil', formatDayAndTime(unmutedAt))} />
  }
  if (view.kind === 'saved') return <Words title={say('noSaved')} hint={say('noSavedHint')} />
  const next = isOffline
    ? say('trouble_offline')
    : nextAt === undefined
      ? undefined
      : say('noStoriesHint', formatTime(nextAt))
  if (view.kind === 'unread') {
    return (
      <Words title={say('allRead')} hint={next}>
        <button type="button" class="button" onClick={onShowAll}>
          {say('showAll')}
        </button>
      </Words>
    )
  }
  return <Words title={say('noStories')} hint={next} />
}

/** The store cannot be opened, and so nothing can be listed. */
export function StoreClosed() {
  return (
    <Words title={say('storeClosed')} hint={say('storeClosedHint')}>
      <button type="button" class="button primary" onClick={() => location.reload()}>
        {say('tryAgain')}
      </button>
    </Words>
  )
}

interface WordsProps {
  title: string
  hint: string | undefined
  children?: preact.ComponentChildren
}

function Words({ title, hint, children }: WordsProps) {
  const main = useRef<HTMLElement | null>(null)
  // Whoever stood on a row that has gone stands here, and on the list again once there is one.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) main.current?.focus()
  }, [])
  const leave = useMemo(() => handOn(), [])
  return (
    <main
      ref={(element) => {
        main.current = element
        leave(element)
      }}
      class="empty"
      tabIndex={-1}
    >
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </main>
  )
}
