/** The followed sources as a signal, in the reader's order. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Source } from '../model.ts'
import { listSources } from '../store/sources.ts'
import { watch } from './live.ts'

/** Undefined until the store has answered. One in which nothing changed stays the same object. */
export function openSources(): ReadonlySignal<Source[] | undefined> {
  const live = watch(listSources)
  let known = new Map<number, Source>()
  return computed(() => {
    const sources = live.result.value?.map((source) => {
      const former = known.get(source.id)
      return former && JSON.stringify(former) === JSON.stringify(source) ? former : source
    })
    known = new Map(sources?.map((source) => [source.id, source]))
    return sources
  })
}
