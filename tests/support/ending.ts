/** Ends a browser's process, gently or not, and clears up behind it whichever way it went. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { killGroup } from './keeper.ts'

export interface Ending {
  /** Lets the browser end in its own time, so that all is written. */
  close(): Promise<void>
  /** Ends the browser as a crash would. */
  kill(): Promise<void>
}

/** Longer than any browser took that ended at all. */
const patienceMs = 20_000

export function prepareEnding(
  child: ChildProcess,
  askToEnd: () => Promise<void> | void,
  clear: () => Promise<void> | void,
): Ending {
  const { pid } = child
  if (!pid) throw new Error(`${child.spawnfile} did not start.`)
  const gone = once(child, 'exit')
  const kill = () => killGroup(pid)
  let ended: Promise<void> | undefined
  const end = async (how: () => Promise<void> | void) => {
    if (child.exitCode === null && child.signalCode === null) {
      const timer = setTimeout(kill, patienceMs)
      await Promise.race([gone, attempt(how)]).catch(kill)
      await gone
      clearTimeout(timer)
    }
    await clear()
  }
  const endOnce = (how: () => Promise<void> | void) => {
    ended ??= end(how)
    return ended
  }
  return { close: () => endOnce(askToEnd), kill: () => endOnce(kill) }
}

async function attempt(how: () => Promise<void> | void): Promise<void> {
  await how()
}
