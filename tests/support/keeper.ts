/**
 * Ends what the tests started, however the tests themselves end: by returning, by Ctrl-C, or by a kill that lets no
 * code of theirs run. A second small process holds the list and acts on it when its pipe to us closes.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Kept {
  /** The leader of a process group of its own (a child spawned as `detached`). */
  pid?: number | undefined
  /** Removed with all that it holds. */
  folder?: string | undefined
}

interface Note extends Kept {
  id: number
  released?: true
}

let keeper: ChildProcess | undefined
let lastId = 0

/** From now on the process and the folder end with this process; the function returned takes that back. */
export function keepWithUs(kept: Kept): () => void {
  const id = ++lastId
  tellKeeper({ id, ...kept })
  return () => tellKeeper({ id, released: true })
}

/** Keeps every process that `work` starts, from its first moment until it ends by itself. */
export async function keepSpawned<T>(work: () => Promise<T>): Promise<T> {
  keeper ??= startKeeper()
  const keepChild = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess }
    child.once('spawn', () => child.once('exit', keepWithUs({ pid: child.pid })))
  }
  subscribe('child_process', keepChild)
  try {
    return await work()
  } finally {
    unsubscribe('child_process', keepChild)
  }
}

/** Ends a process and all that it started, at once. */
export function killGroup(pid: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true })
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A browser's last children may still be writing for a moment after it has gone. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

function tellKeeper(note: Note): void {
  keeper ??= startKeeper()
  keeper.stdin?.write(`${JSON.stringify(note)}\n`)
}

/** It is detached, so that a Ctrl-C in the terminal does not end it before it has done its work. */
function startKeeper(): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
  })
  child.unref()
  child.once('exit', () => {
    if (keeper === child) keeper = undefined
  })
  return child
}

function keep(): void {
  const list = new Map<number, Kept>()
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    const { id, released, ...kept } = JSON.parse(line) as Note
    if (released) list.delete(id)
    else list.set(id, kept)
  })
  lines.on('close', () => {
    for (const { pid } of list.values()) if (pid) killGroup(pid)
    for (const { folder } of list.values()) if (folder) removeFolder(folder)
  })
}

if (import.meta.main) keep()
