/** The first headlines of something that could be followed, with their times. */
import { formatTime, say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Preview } from '../utils/site.ts'

export function OfferPreview({ preview }: { preview: Preview | 'asking' | 'none' }) {
  if (preview === 'asking') return <NoHeadlines words={say('previewAsking')} />
  if (preview === 'none') return <NoHeadlines words={say('previewNone')} />
  if (preview.headlines.length === 0) return <NoHeadlines words={say('noStories')} />
  return (
    <ol class="preview" aria-label={say('headlines')}>
      {preview.headlines.map(({ title, at }) => (
        <li key={title}>
          <time>{at === undefined ? '' : formatTime(at)}</time>
          <span dir="auto" lang={findLanguage(title, undefined) ?? ''} title={title}>
            {title}
          </span>
        </li>
      ))}
    </ol>
  )
}

function NoHeadlines({ words }: { words: string }) {
  return (
    <div class="preview">
      <p class="hint">{words}</p>
    </div>
  )
}
