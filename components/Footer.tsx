/** The panel's foot: what can be undone, when checks were and will be, and what came meanwhile. */
import type { ComponentChildren } from 'preact'
import { formatTime, say } from '../utils/i18n.ts'
import type { Checks } from '../utils/view/checks.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import { Arrived } from './Arrived.tsx'
import type { Acts } from './acts.ts'
import type { Reading } from './reading.ts'
import { Undo } from './Undo.tsx'

interface FooterProps {
  panel: Panel & Partial<LivePanel>
  checks: Checks
  isOffline: boolean
  reading: Reading
  acts?: Acts | undefined
  /** Which sources are in trouble. */
  trouble?: ComponentChildren
}

export function Footer({ panel, checks, isOffline, reading, acts, trouble }: FooterProps) {
  const { progress, lastAt, nextAt } = checks
  const times = sayTimes(lastAt, nextAt, panel.now.value)
  return (
    <footer>
      {trouble}
      <div class="facts">
        <Undo panel={panel} acts={acts}>
          {/* Whole in the tooltip where the panel is too narrow for them. */}
          <span title={isOffline ? say('trouble_offline') : times}>{isOffline ? say('offline') : times}</span>
        </Undo>
        <span>{progress && say('progress', progress.done, progress.total)}</span>
        <Arrived panel={panel} reading={reading} />
        <span class="hidden" role="status">
          {progress ? say('checking') : ''}
        </span>
      </div>
    </footer>
  )
}

function sayTimes(lastAt: number | undefined, nextAt: number | undefined, now: number): string {
  const facts = []
  if (lastAt !== undefined) facts.push(say('checkedAt', formatTime(lastAt)))
  if (nextAt !== undefined) {
    facts.push(nextAt <= now ? say('nextCheckNow') : say('nextCheckAt', formatTime(nextAt)))
  }
  return facts.join(' · ')
}
