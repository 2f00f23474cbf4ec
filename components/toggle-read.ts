/** Turns a story from unread to read or back where nothing else shows it, and says so. */
import { sayCount } from '../utils/i18n.ts'
import type { StoryRow } from '../utils/model.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'

interface ToggleOptions {
  acts: Pick<Acts, 'toggleRead' | 'tellWords'>
  panel: Pick<LivePanel, 'isUnread'>
}

export function toggleRead(row: StoryRow, { acts, panel }: ToggleOptions): void {
  const isUnread = panel.isUnread(row)
  acts.toggleRead(row)
  acts.tellWords(sayCount(isUnread ? 'didRead' : 'didUnread', 1))
}
