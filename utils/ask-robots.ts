/** Asks a site what it lets Fil fetch by itself, in the turn of its host: joins fetch, parse and store for it. */
import { fetchSource } from './fetch/fetch.ts'
import { takeTurn } from './fetch/lanes.ts'
import { isPrivate } from './parse/address.ts'
import { readRobotsRules } from './parse/robots.ts'
import { leadsInside } from './refresh.ts'
import { noteRest } from './store/keeping.ts'
import { keepRobots } from './store/robots.ts'

/** A host that did not answer well is left alone for so long, in milliseconds. */
export const restAfterFailure = 60 * 60_000

/** Throws where nothing can be written: what cannot be kept is not asked for. `gapMs` before the next page of the host. */
export async function askRobots(pageUrl: string, gapMs: number): Promise<void> {
  const { host, origin } = new URL(pageUrl)
  await noteRest(host, Date.now() + gapMs)
  const url = `${origin}/robots.txt`
  const asked = { url, validators: {}, accept: 'text/plain, */*;q=0.8' }
  const answer = await takeTurn(url, () => fetchSource(asked, Date.now()))
  const now = Date.now()
  if (answer.kind === 'fresh' && !leadsInside(url, answer.url)) {
    await keepRobots(origin, readRobotsRules(answer.text), now)
  } else if (answer.kind === 'failed' && hasNone(answer.status)) {
    await keepRobots(origin, [], now)
  } else if (answer.kind !== 'failed' || answer.trouble.reason !== 'offline' || isPrivate(url)) {
    const heldUntil = answer.kind === 'failed' ? (answer.heldUntilAt ?? 0) : 0
    await noteRest(host, Math.max(now + restAfterFailure, heldUntil))
  }
}

/** A server that is asked too much has one, and does not say it now. */
function hasNone(status = 0): boolean {
  return status >= 400 && status < 500 && status !== 429
}
