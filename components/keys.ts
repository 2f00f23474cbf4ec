/** What each key does in the list: one table, by which the keys are bound and the sheet of keys is written. */
import type { MessageName } from '../utils/i18n.ts'
import type { StoryRow } from '../utils/model.ts'
import { listIds } from '../utils/view/order.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import type { Acts } from './acts.ts'
import { readLatin } from './latin.ts'
import type { OpenedArticle } from './opened-article.ts'
import type { Reading } from './reading.ts'

export interface KeyContext {
  panel: LivePanel
  acts: Acts
  reading: Reading
  article: OpenedArticle
  search(): void
  showViews(): void
  showKeys(): void
  showDetails(row: StoryRow): void
}

export interface KeyBinding {
  /** As in KeyboardEvent.key, but that the space has a name; the first is shown first. */
  keys: string[]
  says: MessageName
  run(context: KeyContext): void
  /** Whether it has anything to do; the browser has the key where it has not. */
  applies?: (context: KeyContext) => boolean
  /** It goes on while the key is held. */
  repeats?: true
}

export const keyBindings: KeyBinding[] = [
  { keys: ['j', 'ArrowDown'], says: 'keyNext', run: step(1), repeats: true },
  { keys: ['k', 'ArrowUp'], says: 'keyPrevious', run: step(-1), repeats: true },
  { keys: ['PageDown'], says: 'keyPageDown', run: page(1), repeats: true },
  { keys: ['PageUp'], says: 'keyPageUp', run: page(-1), repeats: true },
  { keys: ['Home'], says: 'keyFirst', run: goTo(() => 0) },
  { keys: ['End'], says: 'keyLast', run: goTo(({ panel }) => (panel.layout.peek()?.count ?? 1) - 1) },
  {
    keys: ['o', 'Enter'],
    says: 'keyOpen',
    run: onRow((row, { acts, panel }) => acts.open(row, panel.settings.peek().enter)),
  },
  { keys: ['v'], says: 'readHere', run: onRow((row, { acts }) => acts.open(row, 'reader')) },
  { keys: ['b'], says: 'keyOpenBehind', run: onRow((row, { acts }) => acts.open(row, 'background')) },
  { keys: ['m'], says: 'keyRead', run: onRow((row, { acts }) => acts.toggleRead(row)) },
  { keys: ['s'], says: 'keySave', run: onRow((row, { acts }) => acts.toggleSaved(row)) },
  { keys: ['i'], says: 'keyDetails', run: onRow((row, { showDetails }) => showDetails(row)) },
  { keys: ['a'], says: 'markAllRead', run: ({ acts }) => acts.markRead() },
  { keys: ['u'], says: 'undo', run: ({ acts }) => acts.undo() },
  { keys: ['g'], says: 'keyViews', run: ({ showViews }) => showViews() },
  { keys: ['/'], says: 'search', run: ({ search }) => search() },
  {
    keys: ['Escape'],
    says: 'closeSearch',
    run: ({ panel }) => panel.finding.close(),
    // Else it closes the popup.
    applies: ({ panel }) => panel.finding.text.peek() !== undefined,
  },
  { keys: ['r'], says: 'refresh', run: ({ acts }) => acts.refresh() },
  { keys: ['?'], says: 'keySheet', run: ({ showKeys }) => showKeys() },
]

/** Does what a key is bound to; leaves alone what is typed into a field, and the browser's own combinations. */
export function answerKey(event: KeyboardEvent, context: KeyContext, bindings = keyBindings): void {
  const { target } = event
  const key = nameKey(event)
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
  if (!(target instanceof HTMLElement) || target.closest('input, select, textarea, dialog, [popover]')) return
  // A button or a link outside of the list answers Enter by itself, and a button the space.
  if (/Enter|Space/.test(key) && !target.closest('.row > a') && target.closest('a, button, summary')) return
  const binding = bindings.find(({ keys }) => keys.includes(key))
  if (!binding || binding.applies?.(context) === false) return
  event.preventDefault()
  if (event.repeat && !binding.repeats) return
  binding.run(context)
}

function nameKey(event: KeyboardEvent): string {
  if (event.key === ' ') return event.shiftKey ? 'Shift+Space' : 'Space'
  return readLatin(event)
}

function step(by: number): KeyBinding['run'] {
  return ({ reading }) => {
    const { list, selected, top } = reading
    if (!list.current) return
    const from = list.current.rank()
    if (top.current?.focused()) void (by > 0 && list.current.goTo(0))
    else if (selected.peek() === undefined) void list.current.goTo(from)
    else if (from + by < 0 && top.current) top.current.takeFocus()
    else void list.current.goTo(from + by)
  }
}

function page(direction: 1 | -1): KeyBinding['run'] {
  return ({ reading: { list, top } }) => {
    if (!list.current) return
    const from = list.current.rank()
    if ((direction === 1 || from === 0) && top.current?.turn(direction)) return
    void list.current.goTo(from + direction * list.current.pageSize())
  }
}

function goTo(find: (context: KeyContext) => number): KeyBinding['run'] {
  return (context) => void context.reading.list.current?.goTo(find(context))
}

function onRow(act: (row: StoryRow, context: KeyContext) => void): KeyBinding['run'] {
  return (context) => {
    const { panel, reading } = context
    const { current: top } = reading.top
    if (top?.focused()) return act(top.row, context)
    const layout = panel.layout.peek()
    const rank = reading.list.current?.rank()
    if (!layout || rank === undefined) return
    const id = reading.selected.peek() ?? listIds(layout, rank, rank + 1)[0]
    const row = id === undefined ? undefined : panel.rowOf(id)
    if (!row) return
    reading.selected.value = row.id
    act(row, context)
  }
}
