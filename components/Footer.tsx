/** The panel's foot: the last check and the next, how far a check is, and which source is in trouble, in words. */
import { formatTime, say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { Checks } from '../utils/view/checks.ts'
import { Space } from './Space.tsx'
import { sayTrouble } from './trouble.ts'

export function Footer({ checks }: { checks: Checks }) {
  const { progress, lastAt, nextAt, troubled } = checks
  return (
    <footer>
      {troubled.length > 0 && <Troubled sources={troubled} />}
      <div class="facts">
        <span>{sayTimes(lastAt, nextAt)}</span>
        <span>{progress && say('progress', progress.done, progress.total)}</span>
        <span class="hidden" role="status">
          {progress ? say('checking') : ''}
        </span>
      </div>
    </footer>
  )
}

function sayTimes(lastAt: number | undefined, nextAt: number | undefined): string {
  const facts = []
  if (lastAt !== undefined) facts.push(say('checkedAt', formatTime(lastAt)))
  if (nextAt !== undefined) {
    facts.push(nextAt <= Date.now() ? say('nextCheckNow') : say('nextCheckAt', formatTime(nextAt)))
  }
  return facts.join(' · ')
}

function Troubled({ sources }: { sources: Source[] }) {
  return (
    <details class="troubled">
      <summary>{sayCount('troubled', sources.length)}</summary>
      {sources.some((source) => source.trouble?.reason === 'no-space') && <Space />}
      <ul>
        {sources.map((source) => (
          <li key={source.id}>
            <b>
              <bdi>{source.title}</bdi>
            </b>
            <p>{source.trouble && sayTrouble(source.trouble)}</p>
            {source.nextCheckAt !== undefined && <p>{say('nextTryAt', formatTime(source.nextCheckAt))}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}
