/** What stands where no headline is: why, and what to do next. */
import { openOptions } from '../utils/actions.ts'
import { formatTime, say } from '../utils/i18n.ts'

export function Empty({ hasSources, nextAt }: { hasSources: boolean; nextAt?: number }) {
  if (hasSources) {
    return (
      <main class="empty">
        <h2>{say('noStories')}</h2>
        {nextAt !== undefined && <p>{say('noStoriesHint', formatTime(nextAt))}</p>}
      </main>
    )
  }
  return (
    <main class="empty">
      <h2>{say('noSources')}</h2>
      <p>{say('noSourcesHint')}</p>
      <button type="button" class="button primary" onClick={openOptions}>
        {say('addSource')}
      </button>
    </main>
  )
}
