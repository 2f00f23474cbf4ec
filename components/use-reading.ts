/** Ties the list to what the keys do with it: which row is selected, where the focus is, and going to another. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { findRank, findRankAt, findTop, type Layout, listIds } from '../utils/view/order.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import type { Reading, ReadingList } from './reading.ts'

export function useReading(
  box: RefObject<HTMLElement | null>,
  panel: Panel & Partial<LivePanel>,
  { selected, list }: Reading,
): void {
  const last = useRef({ rank: 0, top: 0 })
  const listed = useRef(panel.listed.peek())
  const layout = panel.layout.value

  useLayoutEffect(() => {
    const handle = makeHandle(box, panel, selected)
    list.current = handle
    return () => {
      if (list.current === handle) list.current = undefined
    }
  }, [box, panel, selected, list])

  // A row that goes while it is selected hands over to the one that takes its place, and the focus with it.
  useLayoutEffect(() => {
    const isOther = listed.current !== panel.listed.peek()
    listed.current = panel.listed.peek()
    const id = selected.peek()
    if (!layout || id === undefined) return
    const rank = findRank(layout, id)
    const hadFocus = document.activeElement === document.body || box.current?.contains(document.activeElement)
    // Another list begins at its top, and the keys go on from there, also where the story stands further down in it.
    if (isOther && !isAtTop(layout, rank, box.current)) {
      last.current = { rank: 0, top: 0 }
      selected.value = undefined
      if (hadFocus) box.current?.focus({ preventScroll: true })
      return
    }
    if (rank !== -1) {
      last.current = { rank, top: findTop(layout, rank) }
      return
    }
    const heir = Math.min(last.current.rank, layout.count - 1)
    selected.value = listIds(layout, heir, heir + 1)[0]
    if (hadFocus && layout.count > 0)
      void list.current?.goTo(heir, !isInView(last.current.top, layout, box.current))
    else if (hadFocus) box.current?.focus()
  }, [layout])

  useEffect(() => {
    const { current } = box
    const select = (event: FocusEvent) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>('.row')?.dataset.id
      if (id !== undefined) selected.value = Number(id)
    }
    current?.addEventListener('focusin', select)
    return () => current?.removeEventListener('focusin', select)
  }, [box, selected])
}

function isAtTop(layout: Layout, rank: number, list: HTMLElement | null): boolean {
  return rank !== -1 && list !== null && findTop(layout, rank) + layout.sizes.row <= list.clientHeight
}

function isInView(top: number, { sizes }: Layout, list: HTMLElement | null): boolean {
  return list !== null && top + sizes.row > list.scrollTop && top < list.scrollTop + list.clientHeight
}

function makeHandle(
  box: RefObject<HTMLElement | null>,
  panel: Panel & Partial<LivePanel>,
  selected: Reading['selected'],
): ReadingList {
  const find = () => ({ list: box.current, layout: panel.layout.peek() })
  return {
    rank: () => {
      const { list, layout } = find()
      if (!list || !layout) return 0
      const rank = selected.peek() === undefined ? -1 : findRank(layout, selected.peek() as number)
      return rank === -1 ? findRankAt(layout, list.scrollTop) : rank
    },
    pageSize: () => {
      const { list, layout } = find()
      if (!list || !layout) return 1
      return Math.max(1, Math.floor((list.clientHeight - layout.sizes.heading) / layout.sizes.row) - 1)
    },
    goBack: () => {
      const { list } = find()
      const row = list?.querySelector<HTMLElement>(`[data-id="${selected.peek()}"] > a`)
      ;(row ?? list)?.focus({ preventScroll: true })
    },
    scrollToTop: () => box.current?.scrollTo({ top: 0 }),
    goTo: async (rank, staysHere = false) => {
      const { list, layout } = find()
      if (!list || !layout || layout.count === 0) return
      const wanted = Math.min(Math.max(rank, 0), layout.count - 1)
      const [id] = listIds(layout, wanted, wanted + 1)
      if (id === undefined) return
      const { activeElement: before } = document
      // At once, so that the next key goes on from here.
      selected.value = id
      // Around it too, so that nothing in view is blank.
      await panel.read?.(listIds(layout, wanted - 30, wanted + 30))
      if (selected.peek() !== id) return
      if (!staysHere) bringIntoView(list, layout, wanted)
      await nextFrame()
      if (selected.peek() !== id || isElsewhere(before)) return
      list.querySelector<HTMLElement>(`[data-id="${id}"] > a`)?.focus({ preventScroll: true })
    },
  }
}

/** The focus has meanwhile gone to what another key opened. */
function isElsewhere(before: Element | null): boolean {
  const { activeElement } = document
  return activeElement !== before && activeElement !== document.body && !activeElement?.closest('.row')
}

function bringIntoView(list: HTMLElement, layout: Layout, rank: number): void {
  const top = findTop(layout, rank)
  const { row, heading } = layout.sizes
  if (rank === 0 && top + row <= list.clientHeight) list.scrollTop = 0
  else if (top < list.scrollTop + heading) list.scrollTop = top - heading
  else if (top + row > list.scrollTop + list.clientHeight) list.scrollTop = top + row - list.clientHeight
}

/** By then what was selected is drawn. */
function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
