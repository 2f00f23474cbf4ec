/** The copies of sources and settings as a signal, the newest first. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Copy } from '../exchange.ts'
import { listCopies } from '../store/copies.ts'
import { isFollowed } from '../store/sources.ts'
import { watch } from './live.ts'

/** Undefined until the store has answered. */
export function openCopies(): ReadonlySignal<Copy[] | undefined> {
  const live = watch(listCopies)
  return computed(() => live.result.value)
}

/** Without those that had been let go by then: they come back as that. */
export function countFollowed({ sources }: Pick<Copy, 'sources'>): number {
  return sources.filter(isFollowed).length
}
