/** The leave to read sites: asked for within the reader's click, and given back where no source needs it. */
import { browser } from 'wxt/browser'
import type { Source } from './model.ts'
import { isPrivate, matchSite } from './parse/address.ts'
import { addressToAsk } from './parse/known-sites.ts'
import { isDemo } from './site.ts'
import { listFollowed } from './store/sources.ts'
import { readWaiting } from './store/waiting.ts'

/**
 * One question for all the sites of these addresses; true where there is nothing to ask. Must be called from a click,
 * before anything is awaited.
 */
export async function askLeave(urls: string[]): Promise<boolean> {
  const origins = listOrigins(urls)
  return origins.length === 0 || browser.permissions.request({ origins })
}

/** Keeps what any source needs that is followed, or that waits to be, and the sites of the addresses to be kept. */
export async function releaseSites(urls: string[], kept: string[] = []): Promise<void> {
  // In this order: what waits no longer is stored by then.
  const waiting = (await readWaiting()).filter(({ trouble }) => !trouble)
  const followed = await listFollowed()
  const wanted = [...waiting.map(({ address }) => address), ...kept].map(addressToAsk)
  const needed = new Set(listOrigins([...followed.flatMap(sitesOf), ...wanted]))
  const origins = listOrigins(urls).filter((origin) => !needed.has(origin))
  // What the manifest itself asks for cannot be given back, and need not be.
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => undefined)
}

type Read = Pick<Source, 'url' | 'homeUrl' | 'fullText'>

/** What a source is read from: its own address, and its site where its stories are read from their pages. */
export function sitesOf(source: Read): string[] {
  return source.fullText ? [source.url, siteOf(source)] : [source.url]
}

/** Where the pages of its stories are; a public source has none in the reader's own network, whatever it says. */
export function siteOf({ url, homeUrl }: Read): string {
  return homeUrl === undefined || (isPrivate(homeUrl) && !isPrivate(url)) ? url : homeUrl
}

function listOrigins(urls: string[]): string[] {
  return [...new Set(urls.filter((url) => !isDemo({ url })).flatMap(matchSite))]
}
