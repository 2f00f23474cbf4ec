/** Follows what the reader asked for, now or once it is possible; and sees leave come and go. */
import { follow } from '../../utils/follow.ts'
import type { Followed } from '../../utils/nudge.ts'
import { addressToAsk } from '../../utils/parse/known-sites.ts'
import { askPermittedSources, changeSource, listSources } from '../../utils/store/sources.ts'
import { addWaiting, dropWaiting, noteWaitingTrouble, readWaiting } from '../../utils/store/waiting.ts'
import { paintBadge } from './badge.ts'
import { mayAsk } from './permission.ts'
import { keepAliveDuring, runRound } from './rounds.ts'

/** As many at once as a round checks. */
const mostAtOnce = 6
/** A browser's question stands open for no longer than this, in milliseconds. */
const longestQuestion = 10 * 60_000
/** The page that asked goes on by itself, unless the question closed it, as it may a popup; in milliseconds. */
const headStart = 1_500

const underWay = new Map<string, Promise<Followed>>()
/** Those of them of which a page is told how they end. */
const heard = new Set<string>()

/** For a page, which tells the reader how it ended. */
export function followForPage(address: string): Promise<Followed> {
  heard.add(address)
  return followAndPaint(address).finally(() => heard.delete(address))
}

/** Once, however many ask for the same address meanwhile. Without a network it waits for one. */
function followAndPaint(address: string): Promise<Followed> {
  const running = underWay.get(address)
  if (running) return running
  const following = keepAliveDuring(followInLane(address)).finally(() => underWay.delete(address))
  underWay.set(address, following)
  return following
}

/** Follows what waits and can be followed by now. What fails then is kept with the reason, for the reader to see. */
export async function finishWaiting(): Promise<void> {
  const waiting = (await readWaiting()).filter(({ trouble }) => !trouble)
  await Promise.all(
    waiting.map(async ({ address, since }) => {
      const isAllowed = await mayAsk(addressToAsk(address))
      if (underWay.has(address)) return
      if (!isAllowed) {
        if (Date.now() - since > longestQuestion) await dropWaiting([address])
        return
      }
      const followed = await followAndPaint(address)
      if (!('trouble' in followed) || followed.trouble.reason === 'offline') return
      if (!heard.has(address)) await noteWaitingTrouble(address, followed.trouble, since)
    }),
  )
}

/** Leave was given, here or in the browser's own settings: what waited for it is asked now. */
export async function answerGrant(): Promise<void> {
  await askPermittedSources(Date.now())
  setTimeout(() => void keepAliveDuring(finishWaiting()), headStart)
  await runRound()
}

/** Leave was taken back: the sources that need it say so at once, and nobody is asked. */
export async function answerRevocation(): Promise<void> {
  for (const { id, url, nextCheckAt } of await listSources()) {
    if (nextCheckAt !== undefined && !(await mayAsk(url))) await changeSource(id, { nextCheckAt: Date.now() })
  }
  await runRound()
}

async function followInLane(address: string): Promise<Followed> {
  const followed = await takeLane(() => follow(address, Temporal.Now.timeZoneId(), mayAsk))
  const isOffline = 'trouble' in followed && followed.trouble.reason === 'offline'
  if (isOffline) await addWaiting([address], Date.now())
  else await dropWaiting([address])
  void paintBadge()
  void runRound()
  return followed
}

let free = mostAtOnce
const queue: (() => void)[] = []

async function takeLane<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1
  else await new Promise<void>((resolve) => queue.push(resolve))
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else free += 1
  }
}
