/** The leave to read sites: asked for within the reader's click, and given back where no source needs it. */
import { browser } from 'wxt/browser'
import { matchSite } from './parse/address.ts'
import { listSources } from './store/sources.ts'

/** One question for all the sites of these addresses. Must be called from a click, before anything is awaited. */
export function askLeave(urls: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: listOrigins(urls) })
}

/** Keeps what any source that is followed needs. */
export async function releaseSites(urls: string[]): Promise<void> {
  const followed = (await listSources()).filter(({ endedAt }) => endedAt === undefined)
  const needed = new Set(listOrigins(followed.map(({ url }) => url)))
  const origins = listOrigins(urls).filter((origin) => !needed.has(origin))
  // What the manifest itself asks for cannot be given back, and need not be.
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => undefined)
}

function listOrigins(urls: string[]): string[] {
  return [...new Set(urls.flatMap(matchSite))]
}
