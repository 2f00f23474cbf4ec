/** The followed sources on the options page: found, chosen, moved and let go. Many are drawn as the browser has time. */
import { type ReadonlySignal, useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { formatCount, say } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { Settings } from '../utils/settings.ts'
import type { Group } from '../utils/view/folders.ts'
import { BoardFoot } from './BoardFoot.tsx'
import { choose, openBoard } from './board.ts'
import { answerBoardKey } from './board-keys.ts'
import { Doubles } from './Doubles.tsx'
import { openDragging } from './dragging.ts'
import { Ended } from './Ended.tsx'
import { FolderHead } from './FolderHead.tsx'
import { findSourceChoices, isFound, lookedFor } from './looked-for.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { NoNetwork } from './NoNetwork.tsx'
import { SourceRow } from './SourceRow.tsx'
import './board.css'
import './sources.css'

/** More than a tall window shows; the others follow behind it. */
const firstItems = 40
const itemsAtOnce = 120
/** From so many on it is quicker to type a name than to look for it. */
const leastToFind = 8

interface SourcesProps {
  sources: ReadonlySignal<Source[] | undefined>
  settings: ReadonlySignal<Settings>
}

export function Sources({ sources, settings }: SourcesProps) {
  const board = useMemo(() => openBoard(sources, settings), [sources, settings])
  const dragging = useMemo(() => openDragging(board), [board])
  const list = useRef<HTMLUListElement>(null)
  const followed = board.followed.value
  const items = listItems(board.groups.value)
  const length = useMoreAndMore(items.length)
  const rows = useRef(new Map<number, { source: Source; depth: number; vnode: VNode }>())
  keepFocus(list.current)

  /** The same for the same source, so that nothing of it is looked at again. */
  const drawRow = (source: Source, depth: number) => {
    const known = rows.current.get(source.id)
    if (known?.source === source && known.depth === depth) return known.vnode
    const vnode = <SourceRow key={source.id} source={source} depth={depth} board={board} />
    rows.current.set(source.id, { source, depth, vnode })
    return vnode
  }
  const found = findSourceChoices()
  const isAboutSources = found.length > 0 || isFound('optionsTitle', 'sourceKeys')
  const listed = board.groups.value.flatMap((group) => group.sources.map(({ id }) => id))
  const isAllChosen = listed.length > 0 && listed.every((id) => board.chosen.value.has(id))
  return (
    <section
      aria-labelledby="sources"
      hidden={lookedFor.value !== '' && !isAboutSources && items.length === 0}
    >
      <h2 id="sources" tabIndex={-1}>
        {say('optionsTitle')}
        {followed && followed.length > 0 && (
          <>
            {' '}
            <span class="hint">{formatCount(followed.length)}</span>
          </>
        )}
      </h2>
      <NoNetwork />
      {followed?.length === 0 && <p class="hint">{say('noSources')}</p>}
      {followed && followed.length > 0 && (
        <>
          {found.length > 0 && (
            <p class="hint">{say('foundInSource', found.map((name) => say(name)).join(' · '))}</p>
          )}
          <Doubles board={board} />
          <div class="board-head">
            <label class="hit" title={say('chooseAll')}>
              <input
                type="checkbox"
                aria-label={say('chooseAll')}
                checked={isAllChosen}
                onChange={(event) => choose(board, listed, event.currentTarget.checked)}
              />
            </label>
            {followed.length >= leastToFind && (
              <input
                type="search"
                aria-label={say('findSource')}
                placeholder={say('findSource')}
                value={board.typed}
                onInput={(event) => {
                  board.typed.value = event.currentTarget.value
                }}
              />
            )}
            <p class="hint">
              {say('sourceKeys')} {board.folders.value.length > 1 && say('folderKeys')}
            </p>
          </div>
        </>
      )}
      <ul
        class="sources"
        ref={list}
        onKeyDown={(event) => answerBoardKey(event, board)}
        onDragStart={dragging.start}
        onDragOver={dragging.over}
        onDrop={dragging.drop}
        onDragEnd={dragging.end}
      >
        {items
          .slice(0, length)
          .map((item) =>
            'source' in item ? (
              drawRow(item.source, item.depth)
            ) : (
              <FolderHead key={`folder ${item.head.folder ?? ''}`} group={item.head} board={board} />
            ),
          )}
      </ul>
      {items.length === 0 && board.typed.value !== '' && <p class="hint">{say('noneFound')}</p>}
      <datalist id="folders">
        {board.folders.value.map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
      <BoardFoot board={board} />
      <Ended board={board} />
      {board.moving.value && <MoveDialog board={board} sources={board.moving.value} />}
    </section>
  )
}

type Item = { head: Group } | { source: Source; depth: number }

/** Sources without a folder have no heading where nobody has a folder. */
function listItems(groups: Group[]): Item[] {
  return groups.flatMap((group): Item[] => {
    const { folder, depth, sources } = group
    const hasHead = folder !== undefined || (groups.length > 1 && sources.length > 0)
    const rows = sources.map((source) => ({ source, depth: hasHead ? depth + 1 : depth }))
    return hasHead ? [{ head: group }, ...rows] : rows
  })
}

/** How many of so many things are drawn by now. */
function useMoreAndMore(count: number): number {
  const length = useSignal(firstItems)
  const isMissing = length.value < count
  useEffect(() => {
    if (!isMissing) return undefined
    const idle = requestIdleCallback(
      () => {
        length.value += itemsAtOnce
      },
      { timeout: 200 },
    )
    return () => cancelIdleCallback(idle)
  }, [length.value, isMissing])
  return length.value
}

/** A row that moves in the page would lose the focus. */
function keepFocus(list: HTMLElement | null): void {
  const focused = document.activeElement
  useLayoutEffect(() => {
    if (!(focused instanceof HTMLElement) || !list?.contains(focused)) return
    if (document.activeElement !== focused) focused.focus()
  })
}
