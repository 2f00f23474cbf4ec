/** An article over the list: its head, its text, and where it stands in the original. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say, sayCount } from '../utils/i18n.ts'
import { findLanguage } from '../utils/language.ts'
import { isRightToLeft } from '../utils/view/direction.ts'
import { ArticleBar } from './ArticleBar.tsx'
import { ArticleLooks } from './ArticleLooks.tsx'
import { ArticleText } from './ArticleText.tsx'
import { Byline } from './Byline.tsx'
import { LeadImage } from './LeadImage.tsx'
import { NextStory } from './NextStory.tsx'
import { NoText } from './NoText.tsx'
import type { ArticleProps } from './opened-article.ts'
import { ShowPictures } from './ShowPictures.tsx'
import { useArticle } from './use-article.ts'
import { useArticleTools } from './use-article-tools.tsx'
import { usePlace } from './use-place.ts'
import './article.css'
import './article-looks.css'
import './article-text.css'
import './article-print.css'

export function ArticleScreen({ row, source, panel, acts, article: opened }: ArticleProps) {
  const screen = useRef<HTMLElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const finish = useRef<() => void>(() => {})
  const { found, read } = useArticle(row.id, panel.settings.value.articleImages)
  useLayoutEffect(() => title.current?.focus({ preventScroll: true }), [])
  const settings = panel.settings.value
  const told = found.value
  // Whether it is read or saved is told with the layout.
  panel.layout.value
  const isTroubled = told !== undefined && 'trouble' in told
  const article = isTroubled ? told.teaser : told
  const titleDirection = isRightToLeft(row.title, source?.language) ? 'rtl' : 'ltr'
  const direction = article && (article.isRightToLeft ? 'rtl' : 'ltr')
  const openOriginal = () => acts.open(row, 'tab')
  const tools = useArticleTools({ screen, finish, row, source, panel, acts, article, opened })
  usePlace({ screen, finish, id: row.id, text: article })
  return (
    <main
      ref={screen}
      class="article-screen"
      tabIndex={-1}
      aria-label={say('article')}
      data-paper={settings.articlePaper}
      data-font={settings.articleFont}
      data-spacing={settings.articleSpacing}
      data-width={settings.articleWidth}
      style={{ '--size': String(settings.articlePercent / 100) }}
    >
      <ArticleBar
        isSaved={panel.isSaved(row)}
        onBack={opened.close}
        onStep={opened.step}
        onSave={() => acts.toggleSaved(row)}
        onOpen={acts.hasOriginal(row) ? openOriginal : undefined}
        onMenu={tools.showMenu}
      >
        <ArticleLooks settings={settings} onChange={(chosen) => void acts.changeSettings(chosen)} />
      </ArticleBar>
      <article
        aria-busy={told === undefined}
        aria-labelledby="article-title"
        dir={direction ?? titleDirection}
        lang={findLanguage(row.title, article?.language ?? source?.language) ?? ''}
      >
        <h1 id="article-title" ref={title} tabIndex={-1} dir={titleDirection}>
          {row.title}
        </h1>
        <Byline row={row} source={source} article={article} />
        {article?.image !== undefined && <LeadImage url={article.image} />}
        {article?.hidesImages && <ShowPictures onShow={() => read({ withImages: true })} />}
        {article && <ArticleText article={article} finish={finish} />}
      </article>
      <div role="status" class="article-state">
        {told === undefined && <p class="waiting">{say('articleLoading')}</p>}
        {!isTroubled && article && (
          <p class="hidden">
            {article.minutes === undefined ? say('article') : sayCount('minutesToRead', article.minutes)}
          </p>
        )}
        {isTroubled && (
          <NoText
            trouble={told.trouble}
            hasText={article !== undefined}
            url={row.url}
            onRead={read}
            onOpen={openOriginal}
          />
        )}
      </div>
      {told && (
        <div class="article-end">
          {!isTroubled && row.url !== undefined && (
            <button type="button" class="button" onClick={openOriginal}>
              {say('openOriginal')}
            </button>
          )}
          <NextStory panel={panel} article={opened} />
        </div>
      )}
      {tools.over}
    </main>
  )
}
