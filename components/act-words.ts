/** What was done to stories or sources, in words. */
import { isolate, say, sayCount } from '../utils/i18n.ts'
import type { Act, Source } from '../utils/model.ts'

export function sayAct(act: Act, sources: Source[] = []): string {
  switch (act.kind) {
    case 'read':
      return sayCount('didRead', act.ids.length)
    case 'unread':
      return sayCount('didUnread', act.ids.length)
    case 'saved':
      return sayCount('didSave', act.ids.length)
    case 'unsaved':
      return sayCount('didUnsave', act.ids.length)
    case 'muted':
      return say('didMute', isolate(sources.find(({ id }) => id === act.sourceId)?.title ?? ''))
    case 'away':
      return say('didPutAway')
  }
}
