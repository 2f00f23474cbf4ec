/** Finds a screen to show a browser's window on: the one that is there, or an invisible one of our own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { keepWithUs } from './keeper.ts'
import { findProgram, installPackages, type Machine, thisMachine } from './packages.ts'

export interface Display {
  /** What DISPLAY is to be; absent on systems that have no such thing. */
  name: string | undefined
  close(): Promise<void>
}

/** Whether a window would be seen by somebody. */
export function hasDisplay({ env, platform }: Machine = thisMachine): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY)
}

/** The screen that is there, else an invisible one. */
export async function findDisplay(): Promise<Display> {
  if (hasDisplay()) return { name: process.env.DISPLAY, close: async () => {} }
  return startDisplay()
}

/** An invisible screen of its own, on which nothing stands but what the test opens. */
export async function startDisplay(width = 1280, height = 800): Promise<Display> {
  const child = spawn(
    await findXvfb(),
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  )
  const { pid } = child
  if (!pid) throw new Error('Xvfb did not start.')
  const release = keepWithUs({ pid })
  const gone = once(child, 'exit')
  const channel = child.stdio[3] as Readable
  // Xvfb writes the line in two pieces, and ends when it cannot write the second.
  const [number] = await Promise.race([once(createInterface(channel), 'line'), gone.then(() => [])])
  if (!number) throw new Error('Xvfb ended before it had a screen.')
  channel.destroy()
  child.unref()
  return {
    name: `:${number}`,
    close: async () => {
      child.ref()
      child.kill()
      await gone
      release()
    },
  }
}

async function findXvfb(): Promise<string> {
  await installPackages('Xvfb', ['xvfb'])
  const path = findProgram('Xvfb')
  if (!path) throw new Error('No display was found: install Xvfb (package xvfb), or set DISPLAY.')
  return path
}
