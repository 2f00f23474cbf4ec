/** What a reader does to find and follow sites, and to give and take the leave that each of them needs. */
import { browser } from 'wxt/browser'
import { readFile, readPage } from './fetch/in-page.ts'
import { askLeave, releaseSites, sitesOf } from './leave.ts'
import type { Source } from './model.ts'
import type { Followed, Nudge } from './nudge.ts'
import { readAddress } from './parse/address.ts'
import { addressToAsk } from './parse/known-sites.ts'
import type { Preview, SiteOffer } from './site.ts'
import { addDemo, type DemoSource, removeDemo } from './store/demo.ts'
import { addWaiting, dropWaiting, noteWaitingTrouble } from './store/waiting.ts'
import { tellWorker } from './worker.ts'

/**
 * Follows the address that the reader typed, after asking for leave to read that one site. Must be called from a
 * click or a submit, before anything is awaited. Without a network it is followed once there is one.
 */
export async function followAddress(address: string): Promise<Followed> {
  const url = readAddress(address)
  if (url === undefined) return { trouble: { reason: 'bad-address' } }
  underWay.add(url)
  try {
    if (!(await noteAndAsk([url]))) return { trouble: { reason: 'no-permission' } }
    return await askToFollow(url)
  } finally {
    underWay.delete(url)
  }
}

/** What the page itself is about to follow: the store learns of it a moment later. */
const underWay = new Set<string>()

/**
 * The same for many addresses with one question for all of their sites; tells when it begins, and of each how it ended.
 * False where the reader would rather not.
 */
export async function followSites(
  addresses: string[],
  onBegin: () => void,
  onFollowed: (address: string, followed: Followed) => void,
): Promise<boolean> {
  if (!(await noteAndAsk(addresses))) return false
  onBegin()
  await Promise.all(
    addresses.map(async (address) => {
      onFollowed(address, await askToFollow(address).catch(nameFault))
    }),
  )
  return true
}

/** Asks for the leave that was taken back of these sources' sites, with one question. Must be called from a click. */
export async function allowAgain(sources: Source[]): Promise<void> {
  const isGiven = await askLeave(sources.flatMap(sitesOf))
  if (isGiven) tellWorker({ kind: 'retry' })
}

/** Lets go of an address that waits to be followed, with the leave that was given for it. */
export async function stopWaiting(address: string): Promise<void> {
  await dropWaiting([address])
  await releaseSites([addressToAsk(address)])
}

/** Tries again what waited and failed; where it fails once more it stays, with the reason. Must be called from a click. */
export async function followWaiting(address: string): Promise<void> {
  const followed = await followAddress(address).catch(nameFault)
  if (!('trouble' in followed) || followed.trouble.reason === 'offline') return
  await noteWaitingTrouble(address, followed.trouble, Date.now())
}

/** The reader wants nothing of what a page offered in its place: the leave to read it is given back. */
export async function leaveOffers(address: string): Promise<void> {
  const url = readAddress(address)
  if (url !== undefined) await releaseSites([addressToAsk(url)], [...underWay])
}

/** What waits is tried now. */
export function retryWaiting(): void {
  tellWorker({ kind: 'retry' })
}

export interface OpenSite {
  tabId: number
  url: string
}

/** The page behind the popup; undefined where that is none of the web, or is not Fil's to know. */
export async function findOpenSite(): Promise<OpenSite | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined || !/^https?:/.test(tab.url ?? '')) return undefined
  return { tabId: tab.id, url: tab.url as string }
}

/** Reads the page and tells what it offers. Throws where the browser lets no extension read it. */
export async function lookAtSite({ tabId }: OpenSite): Promise<SiteOffer[]> {
  const [read] = await browser.scripting.executeScript({ target: { tabId }, func: readPage })
  if (!read?.result) throw new Error('The page could not be read')
  return browser.runtime.sendMessage({ kind: 'look', ...read.result } satisfies Nudge)
}

/** What the page's own site answers for an offer; undefined where that cannot be read from the page. */
export async function previewOffer({ tabId }: OpenSite, url: string): Promise<Preview | undefined> {
  const [read] = await browser.scripting.executeScript({ target: { tabId }, func: readFile, args: [url] })
  if (!read?.result) return undefined
  return browser.runtime.sendMessage({ kind: 'preview', ...read.result } satisfies Nudge)
}

/** Puts a few made-up sources into the list, to be tried without a network. */
export async function startDemo(sources: DemoSource[], folder: string): Promise<void> {
  await addDemo(sources, folder, browser.runtime.getURL('/welcome.html'), Date.now())
  tellWorker({ kind: 'repaint' })
}

export async function endDemo(): Promise<void> {
  await removeDemo()
  tellWorker({ kind: 'repaint' })
}

/** Shows the list in place of the page that calls it. */
export async function openNews(): Promise<void> {
  await browser.tabs.update({ url: browser.runtime.getURL('/tab.html') })
}

/**
 * The question may close the page that asks it, in the middle of a write too: what is wanted is told to the worker
 * first, which keeps it and goes on with it.
 */
async function noteAndAsk(addresses: string[]): Promise<boolean> {
  const telling = browser.runtime.sendMessage({ kind: 'retry', wanted: addresses } satisfies Nudge)
  const noting = Promise.all([telling, addWaiting(addresses, Date.now())]).catch((error) =>
    console.error('What is to be followed could not be kept', error),
  )
  let isGiven = false
  try {
    isGiven = await askLeave(addresses.map(addressToAsk))
  } finally {
    await noting
    if (!isGiven) await dropWaiting(addresses)
  }
  return isGiven
}

async function askToFollow(address: string): Promise<Followed> {
  const followed: Followed = await browser.runtime.sendMessage({ kind: 'follow', address } satisfies Nudge)
  const isOpen = 'trouble' in followed && (followed.trouble.reason === 'offline' || followed.offers)
  underWay.delete(address)
  // One that is followed may be so at another site's address.
  if (!isOpen) await releaseSites([addressToAsk(address)], [...underWay])
  return followed
}

/** Whatever breaks on the way to the worker and back is told like any other trouble. */
export function nameFault(error: unknown): Followed {
  console.error('Following broke off', error)
  return { trouble: { reason: 'fault' } }
}
