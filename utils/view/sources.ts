/** The followed sources as a signal, by name. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Source } from '../model.ts'
import { listSources } from '../store/sources.ts'
import { watch } from './live.ts'

/** Undefined until the store has answered. */
export function openSources(): ReadonlySignal<Source[] | undefined> {
  const live = watch(listSources)
  return computed(() => live.result.value)
}
