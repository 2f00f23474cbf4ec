/** What else can be done with an article: taken along as Markdown or on paper, its link passed on. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { formatMoment, say } from '../utils/i18n.ts'
import { dropTracking } from '../utils/parse/link.ts'
import type { Article } from '../utils/view/article.ts'
import { writeMarkdown } from '../utils/view/markdown.ts'
import { giveWay } from '../utils/view/missing-picture.ts'
import { Menu, type MenuItem } from './Menu.tsx'
import type { ArticleProps } from './opened-article.ts'
import { toggleRead } from './toggle-read.ts'

/** For so long pictures are waited for before an article is printed. */
const picturesMs = 3_000

interface ToolsOptions extends Pick<ArticleProps, 'row' | 'source' | 'panel' | 'acts'> {
  screen: RefObject<HTMLElement | null>
  /** Brings the text that is still to come. */
  finish: RefObject<() => void>
  /** Undefined while it is on its way. */
  article: Article | undefined
  opened: ArticleProps['article']
}

interface Tools {
  showMenu(button: HTMLElement): void
  /** Stands over the article. */
  over: ComponentChildren
}

export function useArticleTools(options: ToolsOptions): Tools {
  const { screen, finish, row, source, panel, acts, article, opened } = options
  const button = useSignal<HTMLElement | undefined>(undefined)
  const told = acts.told.value

  const copy = () => {
    const text = screen.current?.querySelector('.article-text')
    if (!article || !text) return
    finish.current?.()
    const { title, at } = row
    const url = row.url && dropTracking(row.url)
    const byline = [source?.title, formatMoment(at), article.author]
    const markdown = writeMarkdown({ title, told: byline, url, image: article.image }, text)
    navigator.clipboard.writeText(markdown).then(
      () => acts.tell('articleCopied'),
      (error) => {
        console.error('The article could not be copied', error)
        acts.tell('articleNotCopied', 'failed')
      },
    )
  }
  const print = async () => {
    finish.current?.()
    await loadPictures(screen.current)
    window.print()
  }

  useLayoutEffect(() => {
    const tools = { copy, print: () => void print() }
    opened.tools.current = tools
    return () => {
      if (opened.tools.current === tools) opened.tools.current = undefined
    }
  })
  useEffect(() => {
    const load = () => {
      finish.current?.()
      void loadPictures(screen.current)
    }
    addEventListener('beforeprint', load)
    return () => removeEventListener('beforeprint', load)
  }, [screen, finish])

  const { share } = acts
  const items: MenuItem[] = [
    {
      label: say(panel.isUnread(row) ? 'markRead' : 'markUnread'),
      onChoose: () => toggleRead(row, { acts, panel }),
    },
    { label: say('copyMarkdown'), onChoose: copy, startsGroup: true },
    { label: say('copyLink'), onChoose: () => acts.copyLink(row) },
    ...(share ? [{ label: say('share'), onChoose: () => share(row) }] : []),
    { label: say('print'), onChoose: () => void print(), startsGroup: true },
  ]
  return {
    showMenu: (beside) => {
      button.value = beside
    },
    over: (
      <>
        <p class="article-told" role="status">
          {told}
        </p>
        {button.value && (
          <Menu
            items={items}
            label={say('more')}
            button={button.value}
            onClose={() => {
              button.value = undefined
            }}
          />
        )}
      </>
    ),
  }
}

/** Also those that are far from what is in view; one that does not come keeps nobody from printing, and no room. */
async function loadPictures(screen: HTMLElement | null): Promise<void> {
  const pictures = [...(screen?.querySelectorAll('img') ?? [])]
  for (const picture of pictures) picture.loading = 'eager'
  const loaded = Promise.allSettled(pictures.map((picture) => picture.decode()))
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, picturesMs))])
  for (const picture of pictures) if (!picture.complete) giveWay(picture)
  // Of those that failed meanwhile this was not told yet.
  await new Promise((resolve) => setTimeout(resolve))
}
