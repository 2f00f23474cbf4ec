/** Where the reader is in the list: the row that the keys act on, and the way to any other. */
import { type Signal, signal } from '@preact/signals'

export interface Reading {
  /** The id of the row that is next to be acted on; undefined before the first. */
  selected: Signal<number | undefined>
  /** Set by the list itself, while it is on the page. */
  list: { current: ReadingList | undefined }
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

export function openReading(): Reading {
  return { selected: signal(undefined), list: { current: undefined } }
}
