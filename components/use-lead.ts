/** Lets a newer story stand on top of the list only while nobody reads the one before or aims below it, and tells the list how high it is. */
import { effect, type Signal, untracked, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import type { StoryRow } from '../utils/model.ts'
import { type Lead, openLead } from '../utils/view/lead.ts'
import { takeTurn } from '../utils/view/leads.ts'
import type { Sizes } from '../utils/view/order.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { readAim } from './aim.ts'
import { focusMain } from './hand-on.ts'
import { keepRoom } from './lead-slot.ts'
import type { Reading } from './reading.ts'
import { turnPage } from './turn-page.ts'

/** It goes with a list that has nothing to show, and is the same when that comes back. */
const opened = new WeakMap<LivePanel, Lead>()

export function useLead(panel: LivePanel): { lead: Lead; row: StoryRow | undefined } {
  const lead = useMemo(() => findOpened(panel), [panel])
  const shown = useSignal<{ row: StoryRow | undefined; listed: string }>({ row: undefined, listed: '' })
  useLayoutEffect(() => {
    const list = document.querySelector('.column')
    let timer: ReturnType<typeof setTimeout> | undefined
    let last: number | undefined
    const turn = () => {
      clearTimeout(timer)
      const [next, before] = [lead.row.peek(), shown.peek()]
      const listed = lead.isKnown.peek() ? panel.listed.peek() : ''
      const isSame = listed === before.listed
      // What was put away and is taken back is awaited.
      const aim = isSame && next?.id !== last ? readAim() : 0
      const row = takeTurn(before.row, next, aim > 0 || (isSame && before.row !== undefined && isRead(list)))
      if (row !== next && aim > 0) timer = setTimeout(turn, aim)
      if (row !== before.row || listed !== before.listed) shown.value = { row, listed }
      last = row?.id ?? last
    }
    const stop = effect(() => {
      lead.row.value
      lead.isKnown.value
      panel.listed.value
      untracked(turn)
    })
    for (const type of ends) list?.addEventListener(type, turn, { passive: true })
    document.addEventListener('visibilitychange', turn)
    addEventListener('blur', turn)
    return () => {
      stop()
      clearTimeout(timer)
      removeEventListener('blur', turn)
      for (const type of ends) list?.removeEventListener(type, turn)
      document.removeEventListener('visibilitychange', turn)
    }
  }, [lead, panel, shown])
  return { lead, row: shown.value.row }
}

function findOpened(panel: LivePanel): Lead {
  const lead = opened.get(panel) ?? openLead(panel)
  opened.set(panel, lead)
  return lead
}

/** With each of these the reading may have ended. */
const ends = ['scroll', 'pointerout', 'focusout']

/** Whoever is further down, or points at it, or is in it with the keyboard and not elsewhere in the browser. */
function isRead(list: Element | null): boolean {
  if (!list) return false
  if (list.scrollTop > 0) return true
  if (document.visibilityState !== 'visible') return false
  return list.querySelector(document.hasFocus() ? within : '.lead:hover') !== null
}

const within = '.lead:hover, .lead :focus-visible'

/** Ties it to what the keys do with it. */
export function useTop(box: RefObject<HTMLElement | null>, row: StoryRow, top: Reading['top']): void {
  useLayoutEffect(() => {
    top.current = {
      row,
      focused: () => {
        const { activeElement } = document
        return activeElement instanceof HTMLElement && box.current?.contains(activeElement)
          ? activeElement
          : undefined
      },
      takeFocus: () => box.current?.querySelector<HTMLElement>('h2 a')?.focus(),
      turn: (direction) => box.current !== null && turn(box.current, direction),
    }
    return () => {
      // With the next drawing it may be there still, as another story.
      if (top.current?.focused())
        queueMicrotask(() => document.activeElement === document.body && focusMain())
      top.current = undefined
    }
  }, [box, row, top])
}

function turn(box: HTMLElement, direction: 1 | -1): boolean {
  const list = box.closest('.column')
  if (!list) return false
  const below = box.offsetHeight - list.scrollTop - list.clientHeight
  if (direction === 1 ? below <= 0 : list.scrollTop <= 0) return false
  turnPage(list, direction)
  return true
}

/** How high each was when it was drawn last, so that a list that turns back to it is as it was. */
const heights = new Map<number, number>()

/** Returns the room that is to be kept for it until its text is there, in CSS pixels. */
export function useRoom(box: RefObject<HTMLElement | null>, sizes: Signal<Sizes>, id: number): number {
  const room = useMemo(() => heights.get(id) ?? sizes.peek().lead ?? 0, [id, sizes])
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const measure = () => {
      heights.set(id, current.offsetHeight)
      keepRoom(sizes, current.offsetHeight)
    }
    const observer = new ResizeObserver(measure)
    measure()
    observer.observe(current)
    return () => {
      observer.disconnect()
    }
  }, [box, sizes, id])
  useLayoutEffect(() => () => keepRoom(sizes, 0), [sizes])
  return room
}
