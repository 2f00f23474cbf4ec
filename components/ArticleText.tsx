/** The text of an article, which comes to the screen as the safe nodes that it was made of; its notes go and come back. */
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
    for (const link of body.querySelectorAll(toNote)) nameWayBack(link)
    box.current?.replaceChildren(body)
  }, [article])
  const go = (event: MouseEvent) => followNote(event, box.current)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links within are what is pressed, and Enter presses them.
    <div class="article-text" ref={box} onClick={go} onAuxClick={go} onErrorCapture={hideBroken} />
  )
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

const toNote = 'a[href^="#"]'

/** A sign alone says nothing to ears. */
function nameWayBack(link: Element): void {
  if (!/^(?:[\s↩↑⬆⏎^]|\ufe0e|\ufe0f)+$/u.test(link.textContent)) return
  link.setAttribute('aria-label', say('backToText'))
  link.setAttribute('title', say('backToText'))
}

/** To a note or back, and nowhere else: of the page that shows it there is no other place to open. */
function followNote(event: MouseEvent, box: HTMLElement | null): void {
  const link = event.target instanceof Element ? event.target.closest(toNote) : null
  if (!link) return
  event.preventDefault()
  const note = box?.querySelector<HTMLElement>(link.getAttribute('href') ?? '')
  if (!note) return
  if (!note.matches('a')) note.tabIndex = -1
  note.focus({ preventScroll: true })
  note.scrollIntoView({ block: 'center' })
}

/** A picture that did not come leaves its words, where it has any. */
function hideBroken({ target }: Event): void {
  if (target instanceof HTMLImageElement && !target.alt.trim()) target.hidden = true
}
