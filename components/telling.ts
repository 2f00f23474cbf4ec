/** Says for a moment what was done where nothing else shows it, or what could not be done. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { MessageName } from '../utils/i18n.ts'

/** For so long it stands there, in milliseconds: what went well, and what is to be acted upon. */
const standsMs = { done: 4_000, failed: 12_000 }

export interface Telling {
  told: ReadonlySignal<MessageName | undefined>
  tell(says: MessageName, how?: keyof typeof standsMs): void
}

export function openTelling(): Telling {
  const told = signal<MessageName | undefined>(undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    told,
    tell: (says, how = 'done') => {
      clearTimeout(timer)
      told.value = says
      timer = setTimeout(() => {
        told.value = undefined
      }, standsMs[how])
    },
  }
}
