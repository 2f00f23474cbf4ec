/** Which story is open for reading over the list, the way to the one beside it, and the way back to its row. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import type { Source, StoryRow } from '../utils/model.ts'
import type { Opening } from '../utils/settings.ts'
import { findRank, listIds } from '../utils/view/order.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'
import type { Reading } from './reading.ts'

export interface OpenedArticle {
  /** Undefined while the list stands alone. */
  row: ReadonlySignal<StoryRow | undefined>
  /** What shows it, once that is loaded. */
  screen: ReadonlySignal<FunctionComponent<ArticleProps> | undefined>
  /** The id of the story that a step down leads to; undefined at the end of the list. */
  next: ReadonlySignal<number | undefined>
  /** Loads what shows it while nothing is asked for yet. */
  prepare(): void
  show(row: StoryRow): void
  /** To the story so many rows below; at either end of the list nothing happens. */
  step(by: number): void
  close(): void
  /** What else can be done with it, set by what shows it. */
  tools: { current: ArticleTools | undefined }
}

export interface ArticleTools {
  copy(): void
  print(): void
}

export interface ArticleProps {
  row: StoryRow
  source: Source | undefined
  panel: LivePanel
  acts: Acts
  article: OpenedArticle
}

export type LoadScreen = () => Promise<{ ArticleScreen: FunctionComponent<ArticleProps> }>

interface ArticleOptions {
  panel: Pick<LivePanel, 'layout' | 'read' | 'rowOf'>
  reading: Reading
  load: LoadScreen | undefined
  /** Opens a story as the list does: here once it has been marked, else in a tab. */
  open(row: StoryRow, where: Opening): void
}

export function openArticles({ panel, reading, load, open }: ArticleOptions): OpenedArticle {
  const row = signal<StoryRow | undefined>(undefined)
  const screen = signal<FunctionComponent<ArticleProps> | undefined>(undefined)

  /** What it was opened from, where that is no row of the list. */
  let from: HTMLElement | undefined

  const findBeside = (of: number, by: number): { id: number; rank: number } | undefined => {
    const layout = panel.layout.value
    const rank = layout ? findRank(layout, of) + by : -1
    const [id] = layout && rank >= 0 ? listIds(layout, rank, rank + 1) : []
    return id === undefined ? undefined : { id, rank }
  }

  const close = () => {
    row.value = undefined
    // By then the list answers again.
    setTimeout(() => {
      if (from?.isConnected) from.focus({ preventScroll: true })
      else reading.list.current?.goBack()
    })
  }

  const fetchScreen = async () => {
    try {
      const loaded = await load?.()
      screen.value ??= loaded?.ArticleScreen
    } catch (error) {
      console.error('What shows articles could not be loaded', error)
    }
  }

  const loadScreen = async () => {
    await fetchScreen()
    const opened = row.peek()
    if (screen.peek() || !opened) return
    close()
    open(opened, 'tab')
  }

  return {
    row,
    screen,
    next: computed(() => row.value && findBeside(row.value.id, 1)?.id),
    close,
    tools: { current: undefined },
    prepare: () => requestIdleCallback(() => void fetchScreen()),
    show: (next) => {
      // From one to the next, nothing of the list has the focus.
      from = reading.top.current?.focused()
      reading.selected.value = next.id
      row.value = next
      if (!screen.peek()) void loadScreen()
    },
    step: async (by) => {
      const from = row.peek()
      const beside = from && findBeside(reading.selected.peek() ?? from.id, by)
      if (!beside) return
      const { rank, id } = beside
      // The list goes along, out of sight; its row has the focus only when the list answers again.
      void reading.list.current?.goTo(rank)
      reading.selected.value = id
      await panel.read([id])
      const next = panel.rowOf(id)
      if (next && row.peek() && reading.selected.peek() === id) open(next, 'reader')
    },
  }
}
