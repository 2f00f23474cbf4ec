/** What the views are called. */
import { say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { View } from '../utils/view/views.ts'

export function sayView(view: View, sources: Source[]): string {
  switch (view.kind) {
    case 'all':
      return say('viewAll')
    case 'unread':
      return say('viewUnread')
    case 'saved':
      return say('viewSaved')
    case 'folder':
      return view.folder
    case 'source':
      return sources.find(({ id }) => id === view.sourceId)?.title ?? ''
  }
}
