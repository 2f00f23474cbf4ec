/** Sources dragged with the pointer: to another place in the list, or into a folder by its heading. */
import type { Place } from '../utils/view/folders.ts'
import { type Board, drop } from './board.ts'

type Side = 'before' | 'after' | 'into'

export interface Dragging {
  start(event: DragEvent): void
  over(event: DragEvent): void
  drop(event: DragEvent): void
  end(): void
}

export function openDragging(board: Board): Dragging {
  let dragged: number | undefined
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
      const row = findItem(event)
      if (row?.dataset.id === undefined || !event.dataTransfer) return
      dragged = Number(row.dataset.id)
      event.dataTransfer.effectAllowed = 'move'
      // Firefox drags nothing that carries nothing.
      event.dataTransfer.setData('text/plain', row.querySelector('.name')?.textContent ?? '')
    },
    over: (event) => {
      const item = findItem(event)
      if (dragged === undefined || !item) return
      event.preventDefault()
      mark(item, findSide(item, event.clientY))
    },
    drop: (event) => {
      const item = findItem(event)
      const id = dragged
      const place = item && findPlace(board, item, findSide(item, event.clientY))
      end()
      if (id === undefined || !place) return
      event.preventDefault()
      drop(board, id, place)
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
