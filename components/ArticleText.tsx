/** The text of an article, which comes to the screen as the safe nodes that it was made of. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say } from '../utils/i18n.ts'
import type { Article } from '../utils/view/article.ts'
import { settleDirections } from '../utils/view/block-directions.ts'

export function ArticleText({ article }: { article: Article }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { title, body, isRightToLeft, language } = article
    dropTitle(body, title)
    settleDirections(body, isRightToLeft, language)
    for (const table of body.querySelectorAll('table')) makeRoom(table)
    box.current?.replaceChildren(body)
  }, [article])
  return <div class="article-text" ref={box} onErrorCapture={hideBroken} />
}

/** It stands above the text already. */
function dropTitle(body: DocumentFragment, title: string): void {
  const heading = body.querySelector('h2')
  if (heading && readPlain(heading.textContent) === readPlain(title)) heading.remove()
}

function readPlain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** What is wider than the text is scrolled by itself, with the keyboard too. */
function makeRoom(table: HTMLTableElement): void {
  if (table.parentElement?.closest('table')) return
  const room = table.ownerDocument.createElement('div')
  room.className = 'wide'
  room.tabIndex = 0
  room.setAttribute('role', 'region')
  room.setAttribute('aria-label', table.caption?.textContent?.trim() || say('table'))
  table.replaceWith(room)
  room.append(table)
}

/** A picture that did not come leaves its words, where it has any. */
function hideBroken({ target }: Event): void {
  if (target instanceof HTMLImageElement && !target.alt.trim()) target.hidden = true
}
