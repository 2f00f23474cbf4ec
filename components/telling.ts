/** Says for a moment what was done where nothing else shows it, or what could not be done. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type MessageName, say } from '../utils/i18n.ts'

/** For so long it stands there, in milliseconds: what went well, and what is to be acted upon. */
const standsMs = { done: 4_000, failed: 12_000 }

export interface Telling {
  /** In words. */
  told: ReadonlySignal<string | undefined>
  tell(says: MessageName, how?: keyof typeof standsMs): void
  tellWords(words: string, how?: keyof typeof standsMs): void
  /** What went well is told no longer: something else has been done since. */
  hush(): void
}

export function openTelling(): Telling {
  const told = signal<string | undefined>(undefined)
  let toldHow: keyof typeof standsMs = 'done'
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    told.value = undefined
  }
  const tellWords: Telling['tellWords'] = (words, how = 'done') => {
    clearTimeout(timer)
    toldHow = how
    told.value = words
    timer = setTimeout(end, standsMs[how])
  }
  return {
    told,
    tell: (says, how) => tellWords(say(says), how),
    tellWords,
    hush: () => {
      if (toldHow === 'done') end()
    },
  }
}
