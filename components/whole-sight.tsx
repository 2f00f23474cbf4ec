/** What a page with the list shows once the store is open, in place of the first sight and without moving any of it. */
import { effect } from '@preact/signals'
import { repaintBadge } from '../utils/actions.ts'
import { reloadOnUpgrade } from '../utils/view/live.ts'
import { openPanel } from '../utils/view/live-panel.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { StoreClosed } from './Empty.tsx'
import type { FirstSight } from './first-sight.tsx'
import { type NewsOptions, openNews } from './news.tsx'
import './overlays.css'
import './sheet.css'

export async function showWholeSight(first: FirstSight, options: NewsOptions = {}): Promise<void> {
  reloadOnUpgrade()
  // Where its room is kept already, it is loaded while the store is opened; whoever shows it tells what fails.
  if (first.panel.sizes.peek().lead) options.loadLead?.().catch(() => undefined)
  const panel = await openWhole(first).catch((error) => {
    console.error('The store could not be opened', error)
    const frame = { panel: first.panel, reading: first.reading, empty: <StoreClosed />, isClosed: true }
    first.news.value = () => ({ panel: frame, over: null })
  })
  if (panel) first.news.value = openNews(panel, first.reading, options)
  first.catchUp()
  if (!panel) return
  // Each day and each time on the page is that of the zone in which it was opened. Nobody is disturbed in their reading
  // or their search; the clock is looked at again soon.
  effect(() => {
    const isElsewhere = panel.now.value > 0 && Temporal.Now.timeZoneId() !== panel.timeZone
    const isBusy = panel.finding.text.peek() !== undefined || document.querySelector('.panel[inert]') !== null
    if (isElsewhere && !isBusy) location.reload()
  })
  // What was new on the toolbar is not new any more once it has been looked at.
  effect(() => {
    if (panel.looked.value > 0 && panel.settings.peek().badge === 'new') repaintBadge()
  })
}

async function openWhole({ panel: { sizes, timeZone } }: FirstSight): Promise<LivePanel> {
  const panel = await openPanel(sizes, timeZone)
  // What is in view already is read before it is drawn anew, so that it does not blink.
  await panel.readFirst()
  return panel
}
