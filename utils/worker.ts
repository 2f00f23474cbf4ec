/** What Fil's own pages say to the worker. */
import { browser } from 'wxt/browser'
import type { Nudge } from './nudge.ts'

/** Whether the worker has done it. */
export async function askWorker(message: Nudge): Promise<boolean> {
  try {
    return (await browser.runtime.sendMessage(message)) === true
  } catch (error) {
    console.error('The worker did not answer', error)
    return false
  }
}

/** Nobody waits for what the worker does with it; a worker that is not there wakes with the next alarm. */
export function tellWorker(message: Nudge): void {
  browser.runtime.sendMessage(message).catch((error) => console.error('The worker did not answer', error))
}
