/** Brings the icons of the sources up to date, one after the other: joins fetch and store for them. */
import { fetchIcon } from './fetch/icon.ts'
import { takeTurn } from './fetch/lanes.ts'
import type { Source } from './model.ts'
import { isPrivate } from './parse/address.ts'
import type { MayAsk } from './refresh.ts'
import { findSourcesWithoutIcon, keepIcon } from './store/icons.ts'

/** Of many new sources only so many are asked in one go; the others follow with the next. */
const mostAtOnce = 30

/** Asks each site at most once a week, whatever comes of it, and only where the reader lets Fil read it. */
export async function refreshIcons(now: number, mayAsk: MayAsk): Promise<void> {
  let asked = 0
  for (const source of await findSourcesWithoutIcon(now)) {
    if (!isAskable(source, now)) continue
    const site = await findSite(source, mayAsk)
    if (site === undefined) continue
    asked += 1
    if (asked > mostAtOnce) return
    const mayKeep = (url: string) => isPrivate(site) || !isPrivate(url)
    // No round runs meanwhile: with its six there would be seven.
    const icon = await navigator.locks.request('checks', () => takeTurn(site, () => fetchIcon(site, mayKeep)))
    await keepIcon(source.id, icon, Date.now())
  }
}

/** Not where there is no network, and not where the server wants to be left alone or the source is no more. */
function isAskable({ url, heldUntilAt = 0, nextCheckAt }: Source, now: number): boolean {
  return heldUntilAt <= now && nextCheckAt !== undefined && (navigator.onLine !== false || isPrivate(url))
}

/** The site's own page, else where its news comes from. */
async function findSite({ homeUrl, url }: Source, mayAsk: MayAsk): Promise<string | undefined> {
  for (const site of [homeUrl, url]) {
    // A public feed may not name a machine in the reader's own network as its home.
    if (site === undefined || (isPrivate(site) && !isPrivate(url))) continue
    if (await mayAsk(site)) return site
  }
  return undefined
}
