/** Addresses that the reader wants to follow and that wait: for leave to read them, or for a network. */
import type { Trouble } from '../model.ts'
import type { Waiting } from '../site.ts'
import { database } from './database.ts'

/** In the order in which they were asked for. */
export async function readWaiting(): Promise<Waiting[]> {
  return ((await database.settings.get('waiting'))?.value as Waiting[] | undefined) ?? []
}

/** One that waits already waits anew, and what went wrong with it is forgotten. */
export function addWaiting(addresses: string[], since: number): Promise<void> {
  const wanted = new Set(addresses)
  return change((waiting) => [
    ...waiting.filter(({ address }) => !wanted.has(address)),
    ...[...wanted].map((address) => ({ address, since })),
  ])
}

export function dropWaiting(addresses: string[]): Promise<void> {
  return change((waiting) => waiting.filter(({ address }) => !addresses.includes(address)))
}

/** It stays in view, or comes into it, with what went wrong until the reader has seen it. */
export function noteWaitingTrouble(address: string, trouble: Trouble, since: number): Promise<void> {
  const failed = { address, since, trouble }
  return change((waiting) => {
    const at = waiting.findIndex((one) => one.address === address)
    return at === -1 ? [...waiting, failed] : waiting.with(at, failed)
  })
}

function change(decide: (waiting: Waiting[]) => Waiting[]): Promise<void> {
  return database.transaction('rw', database.settings, async () => {
    const waiting = await readWaiting()
    const decided = decide(waiting)
    if (waiting.length === 0 && decided.length === 0) return
    await database.settings.put({ name: 'waiting', value: decided })
  })
}
