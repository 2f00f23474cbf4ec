/** What a panel shows, as signals: the same at the first glance, before the store is open, and from then on. */
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Act, Mark, Source, StoryRow } from '../model.ts'
import type { Settings } from '../settings.ts'
import type { Counts } from './counts.ts'
import type { Finding } from './finding.ts'
import type { Layout, Sizes } from './order.ts'
import type { View } from './views.ts'

export interface Panel {
  timeZone: string
  now: ReadonlySignal<number>
  settings: ReadonlySignal<Settings>
  /** Undefined until they are known. */
  sources: ReadonlySignal<Source[] | undefined>
  view: ReadonlySignal<View>
  /** Names what the layout lists, which follows the view and the search as soon as its rows are there. */
  listed: ReadonlySignal<string>
  /** Set by whoever lays out the rows, from the page's own measures. */
  sizes: Signal<Sizes>
  /** Undefined until the stories are known. */
  layout: ReadonlySignal<Layout | undefined>
  counts: ReadonlySignal<Counts | undefined>
  /** The rank of the first row that was there at the last visit; undefined where all rows or none were. */
  divider: ReadonlySignal<number | undefined>
  /** Undefined while it is being read. */
  rowOf(id: number): StoryRow | undefined
  isUnread(row: Pick<StoryRow, 'id'>): boolean
  isSaved(row: Pick<StoryRow, 'id'>): boolean
}

/** The whole of it, once the store is open. */
export interface LivePanel extends Panel {
  choose(view: View): void
  finding: Finding
  /** The newest act that can be undone. */
  lastAct: ReadonlySignal<Act | undefined>
  /** The stories that came since the page was opened or they were last attended to. */
  arrived: ReadonlySignal<readonly number[]>
  attend(): void
  /** How often the page has come into view or left it, as far as that is kept. */
  looked: ReadonlySignal<number>
  /** Whether every story is known, and not only the newest days. */
  isWhole: ReadonlySignal<boolean>
  /** Whether another view or search has been chosen, and the list still shows the one before. */
  isTurning: ReadonlySignal<boolean>
  /** Reads rows before they are shown. */
  read(ids: number[]): Promise<void>
  /** Reads those at the top of the list. */
  readFirst(): Promise<void>
  /** Tells which ranks are in view and how fast they change, in rows a second, and which story is selected. */
  look(from: number, to: number, speed: number, selected?: number): void
  /** Shows at once what is about to be written, and returns how many will be unread in all then, once all are known. */
  expect(ids: Iterable<number>, mark: Mark): number | undefined
  /** What was expected has been written, or given up. */
  settle(ids: Iterable<number>, mark: Mark): void
  /** What was expected did not come. */
  reread(): void
}
