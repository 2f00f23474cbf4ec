/** The text of an article, which comes to the screen as the safe nodes that it was made of, the beginning first; its notes go and come back. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say } from '../utils/i18n.ts'
import type { Article } from '../utils/view/article.ts'
import { settleDirections } from '../utils/view/block-directions.ts'
import { comeBack, giveWay } from '../utils/view/missing-picture.ts'
import { followNote, toNote } from './notes.ts'

interface ArticleTextProps {
  article: Article
  /** Set to what brings the rest of it at once. */
  finish: RefObject<() => void>
  /** A note was asked for that does not stand here. */
  onElsewhere?: (note: string) => void
}

export function ArticleText({ article, finish, onElsewhere }: ArticleTextProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const { body, next } = article
    const add = (piece: DocumentFragment | undefined) => {
      if (piece) current.append(settle(piece, article))
      else current.removeAttribute('aria-busy')
      return piece !== undefined
    }
    current.replaceChildren()
    current.setAttribute('aria-busy', 'true')
    add(body)
    const stop = repeatBetweenFrames(() => add(next()))
    finish.current = () => {
      while (add(next()));
      stop()
    }
    return stop
  }, [article, finish])
  const go = (event: MouseEvent) => followNote(event, box.current, finish.current, onElsewhere)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links within are what is pressed, and Enter presses them.
    <div
      class="article-text"
      ref={box}
      onClick={go}
      onAuxClick={go}
      onErrorCapture={({ target }) => target instanceof HTMLImageElement && giveWay(target)}
      onLoadCapture={({ target }) => target instanceof HTMLImageElement && comeBack(target)}
    />
  )
}

/** A page that is not in view draws no frames, and is not waited for. */
const frameMs = 100

/** Each time after something was painted, until there is no more to do. */
function repeatBetweenFrames(work: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  const run = () => {
    stop()
    if (work()) wait()
  }
  const wait = () => {
    timer = setTimeout(run, frameMs)
    frame = requestAnimationFrame(() => {
      clearTimeout(timer)
      timer = setTimeout(run)
    })
  }
  const stop = () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
  wait()
  return stop
}

function settle(piece: DocumentFragment, { isRightToLeft, language }: Article): DocumentFragment {
  settleDirections(piece, isRightToLeft, language)
  for (const table of piece.querySelectorAll('table')) makeRoom(table)
  for (const code of piece.querySelectorAll('pre')) letScroll(code, 'group', say('code'))
  for (const link of piece.querySelectorAll(toNote)) nameWayBack(link)
  return piece
}

/** What is wider than the text is scrolled by itself, with the keyboard too. */
function makeRoom(table: HTMLTableElement): void {
  if (table.parentElement?.closest('table')) return
  const room = table.ownerDocument.createElement('div')
  room.className = 'wide'
  letScroll(room, 'region', table.caption?.textContent?.trim() || say('table'))
  table.replaceWith(room)
  room.append(table)
}

function letScroll(room: HTMLElement, role: 'region' | 'group', name: string): void {
  room.tabIndex = 0
  room.setAttribute('role', role)
  room.setAttribute('aria-label', name)
}

/** A sign alone says nothing to ears. */
function nameWayBack(link: Element): void {
  if (!/^(?:[\s↩↑⬆⏎^]|\ufe0e|\ufe0f)+$/u.test(link.textContent)) return
  link.setAttribute('aria-label', say('backToText'))
  link.setAttribute('title', say('backToText'))
}
