/** What was done last and can be undone, or what else is to be told of it: for a while in the footer, also after the popup was closed and opened again. */
import type { ComponentChildren } from 'preact'
import { say } from '../utils/i18n.ts'
import type { Act } from '../utils/model.ts'
import type { LivePanel, Panel } from '../utils/view/panel.ts'
import { sayAct } from './act-words.ts'
import type { Acts } from './acts.ts'
import { handOn } from './hand-on.ts'

interface UndoProps {
  panel: Panel & Partial<LivePanel>
  acts?: Acts | undefined
  /** What stands here while there is nothing to undo. */
  children: ComponentChildren
}

/** A single story that was opened is no act to make words about for long. */
const shownMs = { one: 20_000, many: 10 * 60_000 }

export function Undo({ panel, acts, children }: UndoProps) {
  const act = panel.lastAct?.value
  const told = acts?.told.value
  // The minute's tick and each change of the list look again.
  const now = Math.max(panel.now.value, Date.now())
  const isShown =
    !told &&
    act &&
    acts &&
    isStanding(act, panel) &&
    now - act.at <= (isSingle(act) ? shownMs.one : shownMs.many)
  // The status is there before there is anything to say: one that comes with its words is not read out.
  return (
    <span class={told ? 'undo says' : 'undo'}>
      {!isShown && !told && children}
      <span role="status">{told ?? (isShown && sayAct(act, panel.sources.value))}</span>
      {isShown && (
        <button type="button" class="link" ref={handOn()} onClick={() => acts.undo('seen')}>
          {say('undo')}
        </button>
      )}
    </span>
  )
}

/** A source that is heard again has nothing left to undo. */
function isStanding(act: Act, panel: Panel): boolean {
  if (act.kind !== 'muted' || act.untilAt === undefined) return true
  const source = panel.sources.value?.find(({ id }) => id === act.sourceId)
  return source?.mutedUntilAt === act.untilAt
}

function isSingle(act: Act): boolean {
  return 'ids' in act && act.ids.length === 1
}
