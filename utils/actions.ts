/** All that a reader of news can do: written to the store at once, then the worker is told. */
import { browser } from 'wxt/browser'
import type { Followed, Nudge, Source, StoryRow } from './model.ts'
import { isPrivate, matchSite, readAddress } from './parse/address.ts'
import { askAllSources, listSources, removeSource } from './store/sources.ts'
import { findLastId, markAllStoriesRead, markStoryRead } from './store/stories.ts'
import { sweep } from './store/sweep.ts'
import { moveToZone } from './store/zone.ts'

/** Opens a story in a new tab and marks it read. */
export async function openStory(row: StoryRow, url: string, where: 'tab' | 'background'): Promise<void> {
  // The popup ends as soon as the new tab is in front, so what is to be kept is kept first; but a full disk or a
  // worker that does not answer keeps nobody from reading.
  await markStoryRead(row.id).catch((error) => console.error('The story could not be marked read', error))
  tellWorker({ kind: 'repaint' })
  await browser.tabs.create({ url, active: where === 'tab' })
}

/**
 * Marks read all that is stored at this moment: here, where the list answers at once, and in the worker, which goes on
 * when the popup closes in the middle.
 */
export async function markAllRead(): Promise<void> {
  const lastId = await findLastId()
  tellWorker({ kind: 'mark-all-read', lastId })
  await markAllStoriesRead(lastId)
  tellWorker({ kind: 'repaint' })
}

/** Asks for a check of every source now. */
export async function refreshNow(): Promise<void> {
  await askAllSources(Date.now())
  tellWorker({ kind: 'refresh' })
}

/** Whether what the reader typed is a machine of their own network, which Fil asks only when that is meant. */
export function isOwnNetwork(address: string): boolean {
  const url = readAddress(address)
  return url !== undefined && isPrivate(url)
}

/**
 * Follows the address that the reader typed, after asking for leave to read that one site. Must be called from a
 * click or a submit, before anything is awaited.
 */
export async function followAddress(address: string): Promise<Followed> {
  const url = readAddress(address)
  if (url === undefined) return { trouble: { reason: 'bad-address' } }
  if (!(await browser.permissions.request({ origins: matchSite(url) })))
    return { trouble: { reason: 'no-permission' } }
  const followed: Followed = await browser.runtime.sendMessage({
    kind: 'follow',
    address: url,
  } satisfies Nudge)
  if ('trouble' in followed && !followed.offers) await releaseSite(url)
  return followed
}

/** Forgets a source with all its stories, and gives back the leave to read its site where no other needs it. */
export async function unfollow(source: Source): Promise<void> {
  await removeSource(source.id)
  tellWorker({ kind: 'repaint' })
  await releaseSite(source.url)
}

async function releaseSite(url: string): Promise<void> {
  const origins = matchSite(url)
  const needed = (await listSources()).flatMap((source) => matchSite(source.url))
  if (origins.some((origin) => needed.includes(origin))) return
  // What the manifest itself asks for cannot be given back, and need not be.
  await browser.permissions.remove({ origins }).catch(() => undefined)
}

/** Has the printed times of a source read in another zone, those that are stored too. */
export async function chooseTimeZone(source: Source, timeZone: string): Promise<void> {
  await moveToZone(source.id, timeZone, Date.now())
}

/** Makes room on a full disk: of each source only the newest stories of the last week stay. */
export async function forgetOldStories(): Promise<void> {
  await sweep(Date.now(), { days: 7, perSource: 200 })
  await refreshNow()
}

/** Bytes that Fil takes on the disk, as the browser counts them. */
export async function measureSpace(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? 0
}

/** Opens the side panel of this window; must be called from a click, before anything is awaited. */
export async function openPanel(windowId: number = browser.windows.WINDOW_ID_CURRENT): Promise<void> {
  if (import.meta.env.FIREFOX) await (browser as unknown as FirefoxOnly).sidebarAction.open()
  else await browser.sidePanel.open({ windowId })
}

/** What Firefox has instead of a side panel; WXT's types are Chromium's. */
interface FirefoxOnly {
  sidebarAction: { open(): Promise<void> }
}

export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage()
}

/** Nobody waits for what the worker does with it; a worker that is not there wakes with the next alarm. */
function tellWorker(message: Nudge): void {
  browser.runtime.sendMessage(message).catch((error) => console.error('The worker did not answer', error))
}
