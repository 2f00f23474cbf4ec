/** What each key does while an article is read: what it does in the list where both mean the same. */
import type { StoryRow } from '../utils/model.ts'
import { type KeyBinding, type KeyContext, keyBindings } from './keys.ts'
import { toggleRead } from './toggle-read.ts'
import { turnPage } from './turn-page.ts'

/** The table by which the keys are bound at this moment. */
export function findBindings({ article }: KeyContext): KeyBinding[] {
  return article.row.peek() ? articleBindings : keyBindings
}

export const articleBindings: KeyBinding[] = [
  { keys: ['j'], says: 'keyNext', run: ({ article }) => article.step(1) },
  { keys: ['k'], says: 'keyPrevious', run: ({ article }) => article.step(-1) },
  { keys: ['Space'], says: 'keyPageDown', run: () => page(1), repeats: true },
  { keys: ['Shift+Space'], says: 'keyPageUp', run: () => page(-1), repeats: true },
  {
    keys: ['o'],
    says: 'openOriginal',
    run: onArticle((row, { acts }) => acts.open(row, 'tab')),
    applies: hasOriginal,
  },
  {
    keys: ['b'],
    says: 'keyOpenBehind',
    run: onArticle((row, { acts }) => acts.open(row, 'background')),
    applies: hasOriginal,
  },
  { keys: ['m'], says: 'keyRead', run: onArticle(toggleRead) },
  { keys: ['s'], says: 'keySave', run: onArticle((row, { acts }) => acts.toggleSaved(row)) },
  { keys: ['i'], says: 'keyDetails', run: onArticle((row, { showDetails }) => showDetails(row)) },
  { keys: ['c'], says: 'copyMarkdown', run: ({ article }) => article.tools.current?.copy() },
  { keys: ['p'], says: 'print', run: ({ article }) => article.tools.current?.print() },
  { keys: ['u'], says: 'undo', run: ({ acts }) => acts.undo() },
  { keys: ['Escape', 'Backspace', 'v'], says: 'backToList', run: ({ article }) => article.close() },
  { keys: ['?'], says: 'keySheet', run: ({ showKeys }) => showKeys() },
]

function page(direction: 1 | -1): void {
  const screen = document.querySelector('.article-screen')
  if (screen) turnPage(screen, direction)
}

function onArticle(act: (row: StoryRow, context: KeyContext) => void): KeyBinding['run'] {
  return (context) => {
    const row = context.article.row.peek()
    if (row) act(row, context)
  }
}

function hasOriginal({ acts, article }: KeyContext): boolean {
  const row = article.row.peek()
  return row !== undefined && acts.hasOriginal(row)
}
