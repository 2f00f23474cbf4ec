/** All that a reader of news can do: written to the store at once, then the worker is told. */
import { browser } from 'wxt/browser'
import { paintCount } from './badge.ts'
import type { Act, Mark, Source, StoryText } from './model.ts'
import { isPrivate, readAddress } from './parse/address.ts'
import type { Opening, Settings } from './settings.ts'
import {
  muteSource as muteUntil,
  readLastAct,
  undoLastAct,
  putAway as writeAway,
  markStories as writeMarks,
} from './store/acts.ts'
import { isOutOfSpace } from './store/database.ts'
import { changeSettings as writeSettings } from './store/settings.ts'
import { askAllSources, askOfflineSources } from './store/sources.ts'
import { readText } from './store/stories.ts'
import { sweep } from './store/sweep.ts'
import { moveToZone } from './store/zone.ts'
import { askWorker, tellWorker } from './worker.ts'

/** Opens a story and marks it read. */
export async function openStory(id: number, url: string, where: Exclude<Opening, 'reader'>): Promise<void> {
  // The popup ends as soon as the new tab is in front, so what is to be kept is kept first; but a full disk or a
  // worker that does not answer keeps nobody from reading.
  const failure = await markStories([id], 'read').then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  if (where === 'here') await browser.tabs.update({ url })
  else await browser.tabs.create({ url, active: where === 'tab' })
  if (failure) throw failure.error
}

/** Marks stories: one of them here, several in the worker, which goes on when the page is closed in the middle. */
export async function markStories(ids: number[], mark: Mark): Promise<void> {
  if (ids.length > 1 && (await askWorker({ kind: 'mark', mark, ids }))) return
  await writeMarks(ids, mark, Date.now())
  tellWorker(mark === 'saved' ? { kind: 'keep', ids } : { kind: 'repaint' })
}

/** Whether something could not be kept because there is no room for it. */
export function lacksSpace(error: unknown): boolean {
  return isOutOfSpace(error)
}

/** The newest act as it is stored at this moment. */
export function findLastAct(): Promise<Act | undefined> {
  return readLastAct()
}

/** Takes back an act, if it is still the last one: once, however often it is asked for. False where it was not. */
export async function undo({ id, ...act }: Act): Promise<boolean> {
  const isMany = 'ids' in act && act.ids.length > 1
  if (isMany && (await askWorker({ kind: 'undo', actId: id }))) return true
  const undone = await undoLastAct(id)
  tellWorker({ kind: 'repaint' })
  return undone !== undefined
}

/** Counts on the toolbar at once what will be true when what is being written has been. */
export function expectUnread(unread: number): void {
  paintCount(unread, unread).catch((error) => console.error('The toolbar could not be painted', error))
}

/** Has what the toolbar counts counted anew. */
export function repaintBadge(): void {
  tellWorker({ kind: 'repaint' })
}

/** Neither lists nor counts a source's stories for so many hours. */
export async function muteSource(sourceId: number, hours: number): Promise<void> {
  const now = Date.now()
  await muteUntil(sourceId, now + hours * 3_600_000, now)
  tellWorker({ kind: 'repaint' })
}

/** Has a story stand on top of the list no more. */
export function putAway(id: number): Promise<void> {
  return writeAway(id, Date.now())
}

export async function changeSettings(choices: Partial<Settings>): Promise<void> {
  await writeSettings(choices)
  tellWorker('keepUnread' in choices ? { kind: 'keep', ids: [] } : { kind: 'repaint' })
}

/** What a story says beyond its headline: who wrote it, its summary, the headlines it had before. */
export function readDetails(id: number): Promise<StoryText | undefined> {
  return readText(id)
}

/** Asks for a check of every source now. */
export async function refreshNow(): Promise<void> {
  await askAllSources(Date.now())
  tellWorker({ kind: 'refresh' })
}

/** Asks again, now that there is a network, whoever is due or could not be reached for want of it. */
export async function goOnline(): Promise<void> {
  await askOfflineSources(Date.now())
  tellWorker({ kind: 'refresh' })
}

/** Whether what the reader typed is a machine of their own network, which Fil asks only when that is meant. */
export function isOwnNetwork(address: string): boolean {
  const url = readAddress(address)
  return url !== undefined && isPrivate(url)
}

/** Has the printed times of a source read in another zone, those that are stored too. */
export async function chooseTimeZone(source: Source, timeZone: string): Promise<void> {
  await moveToZone(source.id, timeZone, Date.now())
}

/** Makes room on a full disk: of each source only the newest stories of the last week stay. */
export async function forgetOldStories(): Promise<void> {
  await sweep(Date.now(), { days: 7, perSource: 200 })
  // What was forgotten is counted no more, even where the disk refuses to note that all are to be asked.
  await askAllSources(Date.now()).finally(() => tellWorker({ kind: 'refresh' }))
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

/** `asked` is what its address is to say. */
export async function openOptions(asked?: string): Promise<void> {
  if (asked === undefined) await browser.runtime.openOptionsPage()
  else await browser.tabs.create({ url: browser.runtime.getURL('/options.html') + asked })
}

/** Opens the list in a tab of its own. */
export async function openFullTab(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/tab.html') })
}
