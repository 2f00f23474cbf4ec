/** The first headlines of something that could be followed, with their times. */
import { formatTime, say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import type { Preview } from '../utils/site.ts'

export function OfferPreview({ preview }: { preview: Preview | 'asking' | 'none' }) {
  if (preview === 'asking') return <p class="preview hint">{say('previewAsking')}</p>
  if (preview === 'none') return <p class="preview hint">{say('previewNone')}</p>
  if (preview.headlines.length === 0) return <p class="preview hint">{say('noStories')}</p>
  return (
    <ol class="preview" aria-label={say('headlines')}>
      {preview.headlines.map(({ title, at }) => (
        <li key={title}>
          <time>{at === undefined ? '' : formatTime(at)}</time>
          <span dir="auto" lang={findLanguage(title, undefined) ?? ''}>
            {title}
          </span>
        </li>
      ))}
    </ol>
  )
}
