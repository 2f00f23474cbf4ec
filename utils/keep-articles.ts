/** Fetches pages of stories ahead, for reading without a network: one at a time, slowly, only what is still wanted and, unless the reader saved it, what their sites let be fetched so. */
import type { ArticleTrouble } from './article.ts'
import { askRobots, restAfterFailure } from './ask-robots.ts'
import { isMetered } from './fetch/metered.ts'
import { isResting } from './fetch/rests.ts'
import { isAsleep } from './fetch/schedule.ts'
import { fetchArticle } from './fetch-article.ts'
import { isPrivate } from './parse/address.ts'
import { allowsFetch } from './parse/robots.ts'
import { readHtml } from './parse/text.ts'
import { leadsInside, type MayAsk } from './refresh.ts'
import type { RestKeeper } from './round.ts'
import { readHolds } from './store/articles.ts'
import { dropWanted, noteAsked, noteNotAsked, noteRest, openRests } from './store/keeping.ts'
import { openRobots } from './store/robots.ts'
import { readSettings } from './store/settings.ts'
import { readText } from './store/stories.ts'
import { dropKept, findToKeep, type ToKeep } from './store/to-keep.ts'
import { isTeaser } from './view/teaser.ts'

/** Between two pages of one host, in milliseconds. */
const usualGap = 5_000
/** More than the setting offers is kept by nobody, whatever a backup says. */
const mostUnread = 50
/** In characters: enough of a text to tell whether it is whole. */
const longestText = 200_000

/** Only where the answer says nothing of its server: it has no such page, or none that may be kept. */
const ownTroubles = new Set<ArticleTrouble['reason']>([
  'not-found',
  'gone',
  'no-text',
  'script-only',
  'unsafe-address',
  'moved',
])

/** Drops what is wanted no more, then asks for what is, until nothing is missing. `gapMs` between two pages of one host. */
export async function keepArticles(mayAsk: MayAsk, keeper: RestKeeper, gapMs = usualGap): Promise<void> {
  await dropKept(await readWish(), Date.now())
  const judge = openJudge()
  for (;;) {
    // No round runs meanwhile: with its six there would be seven.
    const waitMs = await navigator.locks.request('checks', () => keepNext(mayAsk, keeper, gapMs, judge))
    if (waitMs === undefined) return
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

async function readWish(): Promise<number> {
  return Math.min((await readSettings()).keepUnread, mostUnread)
}

type Judge = (found: ToKeep) => Promise<boolean>

/** Asks for one page, or returns for how long to wait first; undefined when there is nothing to be done. */
async function keepNext(
  mayAsk: MayAsk,
  keeper: RestKeeper,
  gapMs: number,
  needsPage: Judge,
): Promise<number | undefined> {
  if (isMetered()) return undefined
  const rests = await keeper.read()
  const now = Date.now()
  const [holds, findRest, findRules] = await Promise.all([readHolds(), openRests(now), openRobots(now)])
  const mayAskSite = rememberSites(mayAsk)
  let soonest: number | undefined
  for (const found of await findToKeep(await readWish(), now)) {
    const { row, source } = found
    if (isResting(rests, source.id, now) || !isReachable(found) || isAsleep(source.rest ?? {}, now)) continue
    const { host, origin } = new URL(row.url)
    const rules = found.isByHand ? [] : findRules(origin)
    if (rules && !allowsFetch(rules, row.url)) continue
    const waitMs = findRest(host) - now
    if (waitMs > gapMs || (holds.get(host) ?? 0) > now) continue
    if (!(await needsPage(found)) || !(await mayAskSite(row.url))) continue
    if (waitMs <= 0) {
      await (rules ? keepOne(found, mayAsk, gapMs) : askRobots(row.url, gapMs))
      return 0
    }
    soonest = Math.min(soonest ?? waitMs, waitMs)
  }
  return soonest
}

/** One answer for each site, for as long as one page is looked for; before that is asked for it is asked anew. */
function rememberSites(mayAsk: MayAsk): MayAsk {
  const answers = new Map<string, Promise<boolean>>()
  return (url) => {
    const { origin } = new URL(url)
    const answer = answers.get(origin) ?? mayAsk(url)
    answers.set(origin, answer)
    return answer
  }
}

/** Not where there is no network, and not in the reader's own where a public source leads there. */
function isReachable({ row, source }: ToKeep): boolean {
  return !leadsInside(source.url, row.url) && (navigator.onLine !== false || isPrivate(row.url))
}

/** Throws where nothing can be written: what cannot be kept is not asked for. */
async function keepOne({ row }: ToKeep, mayAsk: MayAsk, gapMs: number): Promise<void> {
  const { host } = new URL(row.url)
  await noteAsked(row.id, host, Date.now(), gapMs)
  const fetched = await fetchArticle({ id: row.id, isAhead: true }, mayAsk)
  const reason = 'trouble' in fetched ? fetched.trouble.reason : undefined
  if (reason === 'offline' && !isPrivate(row.url)) await noteNotAsked(row.id)
  else if (reason === undefined || ownTroubles.has(reason)) await dropWanted(row.id)
  else if (reason !== 'no-permission') await noteRest(host, Date.now() + restAfterFailure)
}

/** A story needs its page unless its source says it in full; of each it is judged once. */
function openJudge(): Judge {
  const judged = new Map<number, boolean>()
  return async ({ row, source }) => {
    if (source.fullText) return true
    const known = judged.get(row.id)
    if (known !== undefined) return known
    const text = await readText(row.id)
    const said = text?.content === undefined ? (text?.summary ?? '') : readHtml(text.content, longestText)
    const isNeeded = isTeaser(said, row.lead === 1)
    judged.set(row.id, isNeeded)
    if (!isNeeded) await dropWanted(row.id)
    return isNeeded
  }
}
