/** Tells the reader of the stories that they want to hear of, where they let Fil do so; a click opens the story. */
import { browser } from 'wxt/browser'
import { isQuiet, leaveUnheard, planNotices, readNotice } from '../../utils/notice.ts'
import { markStories } from '../../utils/store/acts.ts'
import { dropAlerts, listAlerts } from '../../utils/store/alerts.ts'
import { findOpened } from '../../utils/store/articles.ts'
import { readSettings } from '../../utils/store/settings.ts'
import { listSources } from '../../utils/store/sources.ts'
import { readRows } from '../../utils/store/stories.ts'
import { paintBadge } from './badge.ts'

/** Without the reader's leave a browser does not even have that part of its interface. */
export function listenForClicks(): void {
  const onClicked = browser.notifications?.onClicked
  if (onClicked && !onClicked.hasListener(answerClick)) onClicked.addListener(answerClick)
}

/** What waits in quiet hours is told after them. Shown first and struck out then: one that is shown twice is one. */
export function tellAlerts(): Promise<void> {
  return navigator.locks
    .request('alerts', tellNow)
    .catch((error) => console.error('The reader could not be told', error))
}

async function tellNow(): Promise<void> {
  const ids = await listAlerts()
  if (ids.length === 0) return
  const settings = await readSettings()
  if (!settings.notifies || !browser.notifications) return dropAlerts(ids)
  if (isQuiet(Date.now(), settings)) return
  // What was read meanwhile, or muted, is told no more.
  const rows = (await readRows(ids)).filter((row) => row !== undefined).filter((row) => row.unread)
  const sources = await listSources()
  for (const { id, ...notice } of planNotices(leaveUnheard(rows, sources, Date.now()), sources)) {
    const iconUrl = browser.runtime.getURL('/icons/128.png')
    await browser.notifications.create(id, { type: 'basic', iconUrl, ...notice })
  }
  await dropAlerts(ids)
}

async function answerClick(id: string): Promise<void> {
  void browser.notifications.clear(id)
  const storyId = readNotice(id)
  // Also where a rule has muted it meanwhile: it is what the reader saw and chose.
  const { row, source } = (storyId !== undefined && (await findOpened(storyId))) || {}
  const url = row?.url ?? source?.homeUrl ?? source?.url
  if (row) await markStories([row.id], 'read', Date.now()).catch(console.error)
  await browser.tabs.create({ url: url ?? browser.runtime.getURL('/tab.html') })
  await paintBadge()
}
