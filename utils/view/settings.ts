/** The reader's choices as a signal, worn by the page and kept for the next one as soon as they change. */
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Settings } from '../settings.ts'
import { readSettings } from '../store/settings.ts'
import { keepAppearance } from './appearance.ts'
import { watch } from './live.ts'

/** `first` holds until the store has answered. */
export function openSettings(first: Settings): ReadonlySignal<Settings> {
  const settings = signal(first)
  const live = watch(readSettings)
  effect(() => {
    if (!live.result.value) return
    settings.value = live.result.value
    keepAppearance(settings.value)
  })
  return settings
}
