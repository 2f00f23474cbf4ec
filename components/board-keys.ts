/** The keys over the list of sources: from one to the next, moving it, choosing it, and filing it into a folder. */
import { type Board, choose, listChosen, step } from './board.ts'
import { readLatin } from './latin.ts'

export function answerBoardKey(event: KeyboardEvent, board: Board): void {
  const focused = event.target as HTMLElement
  const row = focused.closest<HTMLElement>('li[data-id]')
  const isOnRow = focused.localName === 'summary' || focused.classList.contains('choose')
  const source = board.followed.peek()?.find(({ id }) => id === Number(row?.dataset.id))
  if (!row || !isOnRow || !source || event.ctrlKey || event.metaKey) return
  const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key]
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

export function focusRow(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('summary')?.focus()
}

/** The next row in that direction, over the headings of folders. */
export function findRow(row: Element, by: 1 | -1): Element | null {
  const next = by === 1 ? row.nextElementSibling : row.previousElementSibling
  return next && !next.matches('li[data-id]') ? findRow(next, by) : next
}
