/** Where the reader is in the list: the row that the keys act on, and the way to any other. */
import { type Signal, signal } from '@preact/signals'
import type { StoryRow } from '../utils/model.ts'

export interface Reading {
  /** The id of the row that is next to be acted on; undefined before the first. */
  selected: Signal<number | undefined>
  /** Set by the list itself, while it is on the page. */
  list: { current: ReadingList | undefined }
  /** Set by what stands on top of the list, while it does. */
  top: { current: ReadingTop | undefined }
}

export interface ReadingList {
  /** Gives a row the focus, once it is read, and brings it into view unless the list is to stay where it is. */
  goTo(rank: number, staysHere?: boolean): Promise<void>
  /** The rank of the row that is selected, else of the first that is whole in view. */
  rank(): number
  /** How many whole rows are in view. */
  pageSize(): number
  /** Gives the focus to the selected row, else to the list. */
  goBack(): void
  scrollToTop(): void
}

export interface ReadingTop {
  row: StoryRow
  /** What has the focus, where that is within it. */
  focused(): HTMLElement | undefined
  takeFocus(): void
  /** Scrolls by what is in view where there is more of it below (1) or above (-1); returns whether there was. */
  turn(direction: 1 | -1): boolean
}

export function openReading(): Reading {
  return { selected: signal(undefined), list: { current: undefined }, top: { current: undefined } }
}
