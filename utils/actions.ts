/** All that a reader of news can do: written to the store at once, then the worker is told. */
import { browser } from 'wxt/browser'
import type { Followed, Nudge, StoryRow } from './model.ts'
import { matchSite, readAddress } from './parse/address.ts'
import { askAllSources, removeSource } from './store/sources.ts'
import { markAllStoriesRead, markStoryRead } from './store/stories.ts'

/** Opens a story in a new tab and marks it read; one without an address of its own opens the page that listed it. */
export async function openStory(row: StoryRow, pageUrl: string, where: 'tab' | 'background'): Promise<void> {
  // The popup ends as soon as the new tab is in front, so what is to be kept is kept first.
  await markStoryRead(row.id)
  await nudge({ kind: 'repaint' })
  await browser.tabs.create({ url: row.url ?? pageUrl, active: where === 'tab' })
}

export async function markAllRead(): Promise<void> {
  await markAllStoriesRead()
  await nudge({ kind: 'repaint' })
}

/** Asks for a check of every source now. */
export async function refreshNow(): Promise<void> {
  await askAllSources(Date.now())
  await nudge({ kind: 'refresh' })
}

/**
 * Follows the address that the reader typed, after asking for leave to read that one site. Must be called from a
 * click or a submit, before anything is awaited.
 */
export async function followAddress(address: string): Promise<Followed> {
  const url = readAddress(address)
  if (url === undefined) return { trouble: { reason: 'bad-address' } }
  if (!(await browser.permissions.request({ origins: [matchSite(url)] })))
    return { trouble: { reason: 'no-permission' } }
  return nudge({ kind: 'follow', address: url })
}

/** Forgets a source with all its stories. */
export async function unfollow(id: number): Promise<void> {
  await removeSource(id)
  await nudge({ kind: 'repaint' })
}

/** Opens the side panel of this window; must be called from a click, before anything is awaited. */
export async function openPanel(windowId: number): Promise<void> {
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

function nudge(message: Nudge & { kind: 'follow' }): Promise<Followed>
function nudge(message: Nudge): Promise<void>
function nudge(message: Nudge): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}
