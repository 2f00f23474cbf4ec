/** The news as popup, side panel, sidebar and tab show it: header, column, footer. */
import type { ComponentChildren } from 'preact'
import type { StoryRow } from '../utils/model.ts'
import { summariseChecks } from '../utils/view/checks.ts'
import type { LivePanel, Panel as PanelSignals } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'
import { Column } from './Column.tsx'
import type { ColumnProps } from './DayOfRows.tsx'
import { Footer } from './Footer.tsx'
import { Header, type HeaderActs } from './Header.tsx'
import type { Reading } from './reading.ts'

export interface PanelProps {
  panel: PanelSignals & Partial<LivePanel>
  reading: Reading
  /** What follows is there once the store is open. */
  acts?: Acts | undefined
  headerActs?: HeaderActs | undefined
  onMenu?: ((row: StoryRow, button: HTMLElement) => void) | undefined
  mark?: ColumnProps['mark']
  lead?: ColumnProps['lead']
  /** Stands between header and list. */
  search?: ComponentChildren
  /** Stands in place of the list, where that is empty. */
  empty?: ComponentChildren
  /** Stands before the list in a wide window. */
  rail?: ComponentChildren
  /** An article stands over all of it. */
  isCovered?: boolean
  /** Stands in the footer: which sources are in trouble. */
  trouble?: ComponentChildren
  /** Stands below the footer of a popup, which keeps its place: following the page behind it. */
  site?: ComponentChildren
  /** The store cannot be opened: nothing is known that could be counted or told in the footer. */
  isClosed?: boolean
}

export function Panel(props: PanelProps) {
  const { panel, reading, acts, headerActs, onMenu, mark, lead, search, empty, rail, trouble, site } = props
  const { isClosed = false, isCovered = false } = props
  const { progress, ...checks } = summariseChecks(panel.sources.value ?? [])
  // Looked at anew with the clock, which is renewed when the network comes or goes.
  panel.now.value
  const isOffline = navigator.onLine === false
  // Without a network nothing is under way, whatever was asked for.
  const shown = isOffline ? undefined : progress
  // What moves under an article has not been seen.
  const listActs = isCovered ? undefined : acts
  return (
    <div class="panel" inert={isCovered}>
      <Header panel={panel} isChecking={shown !== undefined} isClosed={isClosed} acts={headerActs} />
      {search}
      <div class="body">
        {rail}
        {empty ?? (
          <Column panel={panel} reading={reading} acts={listActs} onMenu={onMenu} mark={mark} lead={lead} />
        )}
      </div>
      {!isClosed && (
        <Footer
          panel={panel}
          isOffline={isOffline}
          checks={{ ...checks, ...(shown && { progress: shown }) }}
          reading={reading}
          acts={acts}
          trouble={trouble}
        />
      )}
      {site}
    </div>
  )
}
