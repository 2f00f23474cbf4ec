/** What the views and folders are called. */
import { isolate, say } from '../utils/i18n.ts'
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
      return sayFolder(view.folder)
    case 'source':
      return sources.find(({ id }) => id === view.sourceId)?.title ?? ''
  }
}

/** A folder with those that it stands in, the outermost first. */
export function sayFolder(folder: string): string {
  return folder.includes('/') ? folder.split('/').map(isolate).join(' / ') : folder
}
