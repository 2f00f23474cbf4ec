/** What can be done with one story, as the items of its menu. */
import { openOptions } from '../utils/actions.ts'
import { isolate, say } from '../utils/i18n.ts'
import type { Source, StoryRow } from '../utils/model.ts'
import { isMuted } from '../utils/view/counts.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'
import type { MenuItem } from './Menu.tsx'
import { writeAsked } from './rule-draft.ts'

interface RowMenuOptions {
  row: StoryRow
  source: Source | undefined
  panel: LivePanel
  acts: Acts
  onDetails: () => void
}

export function listRowItems({ row, source, panel, acts, onDetails }: RowMenuOptions): MenuItem[] {
  const { share } = acts
  return [
    { label: say('readHere'), onChoose: () => acts.open(row, 'reader') },
    { label: say('openInTab'), onChoose: () => acts.open(row, 'tab') },
    { label: say('openBehind'), onChoose: () => acts.open(row, 'background') },
    { label: say('openHere'), onChoose: () => acts.open(row, 'here') },
    {
      label: say(panel.isUnread(row) ? 'markRead' : 'markUnread'),
      onChoose: () => acts.toggleRead(row),
      startsGroup: true,
    },
    { label: say(panel.isSaved(row) ? 'unsave' : 'save'), onChoose: () => acts.toggleSaved(row) },
    { label: say('markAboveRead'), onChoose: () => acts.markBeside(row, 'above') },
    { label: say('markBelowRead'), onChoose: () => acts.markBeside(row, 'below') },
    { label: say('copyLink'), onChoose: () => acts.copyLink(row), startsGroup: true },
    ...(share ? [{ label: say('share'), onChoose: () => share(row) }] : []),
    { label: say('details'), onChoose: onDetails },
    {
      label: say('makeRule'),
      onChoose: () => void openOptions(writeAsked({ headline: row.title, sourceId: row.sourceId })),
    },
    ...(source ? listSourceItems(source, panel, acts) : []),
  ]
}

function listSourceItems(source: Source, panel: LivePanel, acts: Acts): MenuItem[] {
  const name = isolate(source.title)
  const muting = isMuted(source, panel.now.peek())
    ? [{ label: say('unmute', name), onChoose: () => acts.unmute(source) }]
    : [
        { label: say('muteHour', name), onChoose: () => acts.mute(source, 1) },
        { label: say('muteDay', name), onChoose: () => acts.mute(source, 24) },
      ]
  return [
    {
      label: say('showSource', name),
      onChoose: () => panel.choose({ kind: 'source', sourceId: source.id }),
      startsGroup: true,
    },
    ...muting,
  ]
}
