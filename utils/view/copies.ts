/** The copies of sources and settings as a signal, the newest first. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Copy } from '../exchange.ts'
import { listCopies } from '../store/copies.ts'
import { watch } from './live.ts'

/** Undefined until the store has answered. */
export function openCopies(): ReadonlySignal<Copy[] | undefined> {
  const live = watch(listCopies)
  return computed(() => live.result.value)
}
