/** Runs rounds of checks: one at a time, woken each minute, kept alive while it runs and safe when it is not. */
import { browser } from 'wxt/browser'
import { refreshIcons } from '../../utils/icons.ts'
import { keepArticles } from '../../utils/keep-articles.ts'
import { refreshDue } from '../../utils/round.ts'
import { applyRules } from '../../utils/ruling.ts'
import { keepCopyIfRoom } from '../../utils/store/copies.ts'
import { sweepBySteadyClock } from '../../utils/store/sweep.ts'
import { paintBadge } from './badge.ts'
import { tellAlerts } from './notifications.ts'
import { mayAsk } from './permission.ts'
import { restKeeper } from './rests.ts'

/** A round every minute; a sweep a few minutes after a start, when the news is in, and then daily. */
const alarms = {
  round: { periodInMinutes: 1 },
  sweep: { delayInMinutes: 5, periodInMinutes: 24 * 60 },
}

/** Creates an alarm only where it is missing: creating it anew would start its countdown over, at worst for ever. */
export async function setAlarms(): Promise<void> {
  for (const [name, when] of Object.entries(alarms)) {
    if (!(await browser.alarms.get(name))) await browser.alarms.create(name, when)
  }
}

export async function answerAlarm({ name }: { name: string }): Promise<void> {
  if (name === 'sweep') {
    await keepAliveDuring(sweepBySteadyClock(Date.now())).catch((error) =>
      console.error('Old stories could not be forgotten', error),
    )
  }
  await runRound()
}

/** What is followed is copied before a newer Fil does anything with it. */
export async function answerInstalled({ reason }: { reason: string }): Promise<void> {
  if (reason === 'update') {
    await keepCopyIfRoom('update', Date.now()).catch((error) =>
      console.error('Sources could not be copied after an update', error),
    )
  }
  await runRound()
}

/**
 * Checks all that is due, then asks for icons. While one round runs it finds by itself what falls due; one more may wait
 * for its end, for what fell due behind its last look.
 */
export async function runRound(): Promise<void> {
  await queueOnce('round', () =>
    refreshDue(mayAsk, (changes) => changes.length > 0 && void paintBadge(), restKeeper),
  )
  // What a worker that ended did not come to.
  await applyRules(Date.now()).catch((error) => console.error('The rules could not be applied', error))
  await paintBadge()
  await tellAlerts()
  await queueOnce('icons', () => refreshIcons(Date.now(), mayAsk))
  await keepPages()
}

/** Has the pages fetched that are to be there without a network. */
export function keepPages(): Promise<void> {
  return queueOnce('pages', () => keepArticles(mayAsk, restKeeper))
}

const waiting = new Set<string>()

/** One at a time of each name, in whatever worker, and one more that waits. A fault is told and ends nothing else. */
async function queueOnce(name: 'round' | 'icons' | 'pages', work: () => Promise<void>): Promise<void> {
  if (waiting.has(name)) return
  waiting.add(name)
  const run = () => {
    waiting.delete(name)
    return keepAliveDuring(work())
  }
  await navigator.locks.request(name, run).catch((error) => console.error(`The ${name} broke off`, error))
}

/** A browser ends a worker after 30 s without an extension event or call; our own fetches do not count as such. */
export async function keepAliveDuring<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
