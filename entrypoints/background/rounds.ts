/** Runs rounds of checks: one at a time, woken each minute, kept alive while it runs and safe when it is not. */
import { browser } from 'wxt/browser'
import { refreshDue } from '../../utils/refresh.ts'
import { paintBadge } from './badge.ts'
import { mayAsk } from './permission.ts'

const alarm = 'round'

/** Creates the alarm only where it is missing: creating it anew would start its countdown over, at worst for ever. */
export async function wakeEveryMinute(): Promise<void> {
  if (!(await browser.alarms.get(alarm))) await browser.alarms.create(alarm, { periodInMinutes: 1 })
}

let isWaiting = false

/** Checks all that is due. While one round runs one more can wait, for what became due behind the running one. */
export async function runRound(): Promise<void> {
  if (isWaiting) return
  isWaiting = true
  await navigator.locks.request('round', () => {
    isWaiting = false
    return keepAliveDuring(refreshDue(mayAsk, (changes) => changes.length > 0 && void paintBadge()))
  })
  await paintBadge()
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
