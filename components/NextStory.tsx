/** The headline of the story below in the list, at the foot of an article: it is read next. */
import { useEffect } from 'preact/hooks'
import { say } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import { isRightToLeft } from '../utils/view/direction.ts'
import type { ArticleProps } from './opened-article.ts'

/** Nothing at the end of the list. */
export function NextStory({ panel, article: { next, step } }: Pick<ArticleProps, 'panel' | 'article'>) {
  const id = next.value
  const row = id === undefined ? undefined : panel.rowOf(id)
  const isMissing = id !== undefined && !row
  useEffect(() => {
    if (!isMissing) return
    panel.read([id]).catch((error) => console.error('The next headline could not be read', error))
  }, [isMissing, id, panel])
  if (!row) return null
  const language = panel.sources.value?.find((source) => source.id === row.sourceId)?.language
  return (
    <button
      type="button"
      class="next-story"
      dir={isRightToLeft(row.title, language) ? 'rtl' : 'ltr'}
      onClick={() => step(1)}
    >
      <span>{say('keyNext')}</span>
      <bdi lang={findLanguage(row.title, language) ?? ''}>{row.title}</bdi>
    </button>
  )
}
