/** The keys over the list of sources: from one to the next, moving it, choosing it, and filing it into a folder. */
import { type Board, choose, listChosen, step } from './board.ts'
import { stepFolder } from './folder-order.ts'
import { readLatin } from './latin.ts'

export function answerBoardKey(event: KeyboardEvent, board: Board): void {
  const focused = event.target as HTMLElement
  const head = focused.closest<HTMLElement>('.folder-head')
  if (head) {
    answerFolderKey(event, head, board)
    return
  }
  const row = focused.closest<HTMLElement>('li[data-id]')
  const isOnRow = focused.localName === 'summary' || focused.classList.contains('choose')
  const source = board.followed.peek()?.find(({ id }) => id === Number(row?.dataset.id))
  if (!row || !isOnRow || !source || event.ctrlKey || event.metaKey) return
  const by = readStep(event)
  if (by && event.altKey) void step(board, source, by)
  else if (event.altKey) return
  else if (by) focusRow(findRow(row, by))
  else if (event.key === 'Home') focusRow(row.parentElement?.querySelector('li[data-id]'))
  else if (event.key === 'End')
    focusRow([...(row.parentElement?.querySelectorAll('li[data-id]') ?? [])].at(-1))
  else if (readLatin(event) === 'x') choose(board, [source.id], !board.chosen.peek().has(source.id))
  else if (readLatin(event) === 'm') {
    board.moving.value = board.chosen.peek().has(source.id) ? listChosen(board) : [source]
  } else return
  event.preventDefault()
}

function answerFolderKey(event: KeyboardEvent, head: HTMLElement, board: Board): void {
  const by = readStep(event)
  const { folder } = head.dataset
  if (!by || event.ctrlKey || event.metaKey) return
  if (!event.altKey) focusRow(findRow(head, by))
  else if (folder) void stepFolder(board, folder, by)
  event.preventDefault()
}

function readStep({ key }: KeyboardEvent): 1 | -1 | undefined {
  return ({ ArrowDown: 1, ArrowUp: -1 } as const)[key]
}

export function focusRow(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('summary')?.focus()
}

/** The next row in that direction, over the headings of folders. */
export function findRow(row: Element, by: 1 | -1): Element | null {
  const next = by === 1 ? row.nextElementSibling : row.previousElementSibling
  return next && !next.matches('li[data-id]') ? findRow(next, by) : next
}
