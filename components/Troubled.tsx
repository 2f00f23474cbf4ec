/** Which sources are in trouble, in words, and when each is tried again. */
import { formatTime, say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import { SourceTrouble } from './SourceTrouble.tsx'
import { Space } from './Space.tsx'

export function Troubled({ sources }: { sources: Source[] }) {
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
            <SourceTrouble source={source} />
            {source.trouble?.reason !== 'no-permission' && source.nextCheckAt !== undefined && (
              <p>{say('nextTryAt', formatTime(source.nextCheckAt))}</p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
