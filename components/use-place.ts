/** Brings an article back to where its reader left it, and keeps in mind where that is; one that was read to its end begins anew. */
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { type Place, recallPlace, rememberPlace } from '../utils/view/places.ts'
import { goToNote, takeSoughtNote } from './notes.ts'

/** Scrolling goes on for so long, at most, before it is kept. */
const keepsAfterMs = 250

const blocks = '.article-text :is(p, h2, h3, h4, h5, h6, li, dt, dd, pre, blockquote, figure, table)'

interface PlaceOptions {
  screen: RefObject<HTMLElement | null>
  /** Brings the text that is still to come. */
  finish: RefObject<() => void>
  id: number
  /** Undefined until there is any. */
  text: object | undefined
}

export function usePlace({ screen, finish, id, text }: PlaceOptions): void {
  useLayoutEffect(() => {
    const { current } = screen
    if (!current || !text) return
    const note = takeSoughtNote(id)
    const recalled = recallPlace(id)
    const isAtNote = note !== undefined && goToNote(note, current, finish.current)
    if (!isAtNote && recalled) {
      finish.current?.()
      goTo(current, recalled)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      if (timer !== undefined) rememberPlace(id, findPlace(current))
      timer = undefined
    }
    const onScroll = () => {
      timer ??= setTimeout(keep, keepsAfterMs)
    }
    current.addEventListener('scroll', onScroll, { passive: true })
    addEventListener('pagehide', keep)
    return () => {
      keep()
      current.removeEventListener('scroll', onScroll)
      removeEventListener('pagehide', keep)
    }
  }, [screen, finish, id, text])
}

/** Whoever reads on from a beginning that stands elsewhere goes on where it ends, unless they were here before. */
export function placeBelow(id: number, beginning: Element): void {
  if (recallPlace(id)) return
  rememberPlace(id, { block: beginning.querySelectorAll(blocks).length, part: 0 })
}

/** The block at the top of what is in view, and how much of it is above that; undefined above the text and at its end. */
function findPlace(screen: HTMLElement): Place | undefined {
  if (isAtEnd(screen)) return undefined
  const line = findLine(screen)
  for (const [block, element] of screen.querySelectorAll(blocks).entries()) {
    const { top, bottom, height } = element.getBoundingClientRect()
    if (bottom <= line) continue
    if (block === 0 && top >= line) return undefined
    return { block, part: height === 0 ? 0 : Math.max(0, (line - top) / height) }
  }
  return undefined
}

/** Whether the last line is in view. */
function isAtEnd(screen: HTMLElement): boolean {
  const text = screen.querySelector('.article-text:not([aria-busy])')
  const bottom = screen.getBoundingClientRect().bottom
  // Heights are no whole numbers.
  return text !== null && text.getBoundingClientRect().bottom <= bottom + 1
}

function goTo(screen: HTMLElement, { block, part }: Place): void {
  const rect = screen.querySelectorAll(blocks)[block]?.getBoundingClientRect()
  if (rect) screen.scrollTop += rect.top + part * rect.height - findLine(screen)
}

/** The lower edge of the bar, which stands over the text. */
function findLine(screen: HTMLElement): number {
  return screen.querySelector('.article-bar')?.getBoundingClientRect().bottom ?? 0
}
