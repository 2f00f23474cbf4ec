/** What a page with the list shows before the store is open: its frame, and the newest rows as soon as they are read. */
import { type Signal, signal } from '@preact/signals'
import { warmUp } from '../utils/i18n.ts'
import { openGlance } from '../utils/view/glance.ts'
import type { Panel as PanelSignals } from '../utils/view/panel.ts'
import { keepEarlyPresses } from './early-presses.ts'
import type { News } from './news.tsx'
import { Panel } from './Panel.tsx'
import { showPage } from './page.ts'
import { openReading, type Reading } from './reading.ts'
import './panel.css'

export interface FirstSight {
  panel: PanelSignals
  reading: Reading
  /** Ends when the rows, if there are any, are on the page. */
  whenShown: Promise<void>
  /** What is drawn in its place once it is there, with the same elements. */
  news: Signal<(() => News) | undefined>
  /** Does what was pressed until then; to be called with the news. */
  catchUp(): void
}

/** The rows are on their way already; a frame without them is drawn, and laid out, only where they take long. */
const patienceMs = 60

export function showFirstSight(): FirstSight {
  const panel = openGlance()
  const show = () => showPage(<Sight first={first} />)
  const timer = setTimeout(show, patienceMs)
  const whenShown = panel.whenRead.then(() => {
    clearTimeout(timer)
    show()
  })
  const news = signal<(() => News) | undefined>(undefined)
  const pressAgain = keepEarlyPresses()
  // By then the news are drawn.
  const catchUp = () => void setTimeout(pressAgain)
  const first: FirstSight = { panel, reading: openReading(), whenShown, news, catchUp }
  // Time to make what the rows will be written with.
  warmUp()
  return first
}

function Sight({ first }: { first: FirstSight }) {
  const drawn = first.news.value?.()
  return (
    <>
      <Panel {...(drawn?.panel ?? { panel: first.panel, reading: first.reading })} />
      {drawn?.over}
    </>
  )
}
