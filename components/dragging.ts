/** Dragged with the pointer: sources to another place or into a folder by its heading, and folders past each other. */
import { isInside, listAncestors } from '../utils/folder.ts'
import { areBeside, type Place } from '../utils/view/folders.ts'
import { type Board, drop } from './board.ts'
import { moveFolder } from './folder-order.ts'

type Side = 'before' | 'after' | 'into'

export interface Dragging {
  start(event: DragEvent): void
  over(event: DragEvent): void
  drop(event: DragEvent): void
  end(): void
}

type Dragged = { id: number } | { folder: string }

export function openDragging(board: Board): Dragging {
  let dragged: Dragged | undefined
  let marked: HTMLElement | undefined
  const mark = (item: HTMLElement | undefined, side?: Side) => {
    if (marked && marked !== item) delete marked.dataset.drop
    marked = item
    if (item && side) item.dataset.drop = side
  }
  const end = () => {
    mark(undefined)
    dragged = undefined
  }
  return {
    start: (event) => {
      const item = findItem(event)
      const { id, folder } = item?.dataset ?? {}
      if (!item || !event.dataTransfer) return
      if (id !== undefined) dragged = { id: Number(id) }
      else if (folder) dragged = { folder }
      else return
      event.dataTransfer.effectAllowed = 'move'
      // Firefox drags nothing that carries nothing.
      event.dataTransfer.setData('text/plain', item.querySelector('.name, h3')?.textContent ?? '')
    },
    over: (event) => {
      const item = findItem(event)
      if (dragged === undefined || !item) return
      const target =
        'id' in dragged
          ? { item, side: findSide(item, event.clientY) }
          : findPast(board, dragged.folder, item)
      if (target) event.preventDefault()
      mark(target?.item, target?.side)
    },
    drop: (event) => {
      const item = findItem(event)
      const taken = dragged
      end()
      if (!taken || !item) return
      event.preventDefault()
      if ('id' in taken) {
        const place = findPlace(board, item, findSide(item, event.clientY))
        if (place) drop(board, taken.id, place)
        return
      }
      const past = findPast(board, taken.folder, item)
      if (past) void moveFolder(board, taken.folder, past.folder)
    },
    end,
  }
}

function findItem(event: DragEvent): HTMLElement | undefined {
  return (event.target as Element | null)?.closest<HTMLElement>('.sources > li') ?? undefined
}

function findSide(item: HTMLElement, y: number): Side {
  if (item.dataset.id === undefined) return 'into'
  const { top, height } = item.getBoundingClientRect()
  return y < top + height / 2 ? 'before' : 'after'
}

function findPlace(board: Board, item: HTMLElement, side: Side): Place | undefined {
  if (side === 'into') return { folder: item.dataset.folder || undefined }
  const id = Number(item.dataset.id)
  const group = board.groups.peek().find(({ sources }) => sources.some((source) => source.id === id))
  if (!group) return undefined
  const at = group.sources.findIndex((source) => source.id === id)
  return { folder: group.folder, beforeId: group.sources[side === 'before' ? at : at + 1]?.id }
}

/** The folder beside the dragged one that an item stands in, and the edge of it that the dragged one comes to. */
function findPast(
  board: Board,
  dragged: string,
  item: HTMLElement,
): { folder: string; item: HTMLElement; side: Side } | undefined {
  const folders = board.folders.peek()
  const folder = listAncestors(findHead(item)?.dataset.folder ?? '').find((one) => areBeside(one, dragged))
  if (folder === undefined || folder === dragged || !folders.includes(folder)) return undefined
  if (folders.indexOf(folder) > folders.indexOf(dragged)) {
    return { folder, item: findEnd(item, folder), side: 'after' }
  }
  const head = findHead(item, folder)
  return head && { folder, item: head, side: 'before' }
}

/** The heading that stands next above an item, or is it; of that very folder, where one is named. */
function findHead(item: Element | null, folder?: string): HTMLElement | undefined {
  let head = item as HTMLElement | null
  while (head && !(head.matches('.folder-head') && (folder ?? head.dataset.folder) === head.dataset.folder)) {
    head = head.previousElementSibling as HTMLElement | null
  }
  return head ?? undefined
}

/** The last of all that stands in a folder. */
function findEnd(item: HTMLElement, folder: string): HTMLElement {
  const next = item.nextElementSibling as HTMLElement | null
  const isOver = !next || (next.matches('.folder-head') && !isInside(next.dataset.folder, folder))
  return isOver ? item : findEnd(next, folder)
}
