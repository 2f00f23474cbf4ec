/** What waits to be followed, and the newest headlines of all, as signals. */
import type { ReadonlySignal } from '@preact/signals'
import type { StoryRow } from '../model.ts'
import type { Waiting } from '../site.ts'
import { listNewest } from '../store/stories.ts'
import { readWaiting } from '../store/waiting.ts'
import { watch } from './live.ts'

export function openWaiting(): ReadonlySignal<Waiting[] | undefined> {
  return watch(readWaiting).result
}

export function openNewest(count: number): ReadonlySignal<StoryRow[] | undefined> {
  return watch(() => listNewest(count)).result
}
