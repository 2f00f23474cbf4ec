/** The first look into the store, begun as early as a page can and taken up by whoever shows the list. */
import { type Glance, type GlanceRange, glance } from '../store/glance.ts'
import { readView, type View } from './views.ts'

/** As many rows as a tall window shows. */
const mostRows = 40

declare global {
  /** What a page began to read before its own scripts ran. */
  var begunGlance: Promise<Glance> | undefined
}

export function beginGlance(): void {
  globalThis.begunGlance = readGlance(readStoredView())
}

/** What was begun, else begun now. */
export function takeGlance(view: View): Promise<Glance> {
  return globalThis.begunGlance ?? readGlance(view)
}

export function readStoredView(): View {
  return readView(localStorage.getItem('view'))
}

async function readGlance(view: View): Promise<Glance> {
  const range = findRange(view)
  return range ? glance(range, mostRows) : { rows: [], sources: [] }
}

/** Undefined for a folder, whose stories no single index orders. */
function findRange(view: View): GlanceRange | undefined {
  switch (view.kind) {
    case 'all':
      return { index: 'at' }
    case 'unread':
      return { index: '[unread+at]', prefix: 1 }
    case 'saved':
      return { index: '[saved+at]', prefix: 1 }
    case 'source':
      return { index: '[sourceId+at]', prefix: view.sourceId }
    case 'folder':
      return undefined
  }
}
