/** What the reader is doing with the sources on the options page: which are found, chosen, moved, and what was said of it. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { changeSourceChoices, placeSources, takeBack, unfollow } from '../utils/actions-sources.ts'
import { spellForMoved } from '../utils/folder.ts'
import { isolate, say, sayCount } from '../utils/i18n.ts'
import type { Source } from '../utils/model.ts'
import type { Settings } from '../utils/settings.ts'
import { findSources } from '../utils/view/find-sources.ts'
import { arrangeSources, findStep, type Group, listFolders, type Place } from '../utils/view/folders.ts'
import { findLookedFor } from './looked-for.ts'
import { sayFolder } from './view-names.ts'

export interface Board {
  /** Undefined until they are known. */
  followed: ReadonlySignal<Source[] | undefined>
  ended: ReadonlySignal<Source[]>
  typed: Signal<string>
  /** Every folder, in the reader's order. */
  folders: ReadonlySignal<string[]>
  /** As they are listed: those that were found, by folder. */
  groups: ReadonlySignal<Group[]>
  chosen: Signal<ReadonlySet<number>>
  /** The source that the Tab key leads to. */
  current: Signal<number | undefined>
  /** Those for which a folder is being chosen. */
  moving: Signal<Source[] | undefined>
  told: Signal<Told | undefined>
}

/** What was done, and how it is taken back. */
export interface Told {
  words: string
  undo?: () => void
}

export function openBoard(
  sources: ReadonlySignal<Source[] | undefined>,
  settings: ReadonlySignal<Settings>,
): Board {
  const typed = signal('')
  const order = computed(() => settings.value.folders)
  const followed = computed(() => sources.value?.filter(({ endedAt }) => endedAt === undefined))
  return {
    followed,
    ended: computed(() => sources.value?.filter(({ endedAt }) => endedAt !== undefined) ?? []),
    typed,
    folders: computed(() => listFolders(followed.value ?? [], order.value)),
    groups: computed(() =>
      arrangeSources(findSources(findLookedFor(followed.value ?? []), typed.value), order.value),
    ),
    chosen: signal(new Set<number>()),
    current: signal(undefined),
    moving: signal(undefined),
    told: signal(undefined),
  }
}

export function listChosen({ followed, chosen }: Board): Source[] {
  return followed.value?.filter(({ id }) => chosen.value.has(id)) ?? []
}

/** Chooses sources, or leaves them out again. */
export function choose({ chosen }: Board, ids: number[], isChosen: boolean): void {
  const next = new Set(chosen.peek())
  for (const id of ids) {
    if (isChosen) next.add(id)
    else next.delete(id)
  }
  chosen.value = next
}

/** Files sources into a folder, where they stand by name; returns the folder as it is spelled there. */
export function file(board: Board, sources: Source[], typed: string | undefined): string | undefined {
  const ids = sources.map(({ id }) => id)
  const folder = typed === undefined ? undefined : spellForMoved(typed, ids, board.followed.peek() ?? [])
  const moved = sources.filter((source) => source.folder !== folder)
  void act(
    board,
    () =>
      changeSourceChoices(
        moved.map(({ id }) => id),
        { folder, order: undefined },
      ),
    folder === undefined ? say('movedOut') : say('movedTo', sayFolder(folder)),
  )
  return folder
}

/** Moves a source, and those that are chosen with it, to where it was dropped. */
export function drop(board: Board, id: number, { folder, beforeId }: Place): void {
  const isOfChosen = board.chosen.peek().has(id)
  const ids = isOfChosen ? listChosen(board).map((source) => source.id) : [id]
  if (beforeId !== undefined && ids.includes(beforeId)) return
  void act(
    board,
    () => placeSources(ids, folder, beforeId),
    folder === undefined ? say('movedOut') : say('movedTo', sayFolder(folder)),
  )
}

let isStepping = false

/** Moves a source a step up or down, over the edges of folders too. */
export async function step(board: Board, source: Source, by: 1 | -1): Promise<void> {
  const place = findStep(arrangeSources(board.followed.peek() ?? [], board.folders.peek()), source.id, by)
  if (!place || isStepping) return
  isStepping = true
  await act(board, () => placeSources([source.id], place.folder, place.beforeId), undefined)
  const before = board.followed.peek()
  const stop = board.followed.subscribe((now) => {
    if (now === before) return
    isStepping = false
    board.told.value = { words: sayPlace(board, source.id) }
    queueMicrotask(() => stop())
  })
  // The store may have answered before anybody listened.
  setTimeout(() => {
    isStepping = false
  }, 150)
}

/** Lets sources go, and offers to take them back. */
export function letGo(board: Board, sources: Source[]): void {
  choose(
    board,
    sources.map(({ id }) => id),
    false,
  )
  const [first] = sources
  const words =
    sources.length === 1 && first
      ? say('unfollowed', isolate(first.title))
      : sayCount('unfollowedMany', sources.length)
  void act(
    board,
    () => unfollow(sources),
    words,
    () => followAgain(board, sources),
  )
}

/** Must be called from a click. */
export function followAgain(board: Board, sources: Source[]): void {
  takeBack(sources).then(
    (isBack) => {
      const [first] = sources
      const words = !isBack
        ? say('leaveRefused')
        : sources.length === 1 && first
          ? say('takenBack', isolate(first.title))
          : sayCount('takenBackMany', sources.length)
      board.told.value = { words }
    },
    (error) => tellFault(board, error),
  )
}

/** Says what was done once it is; or that it was not. */
export async function act(
  board: Board,
  work: () => Promise<unknown>,
  words: string | undefined,
  undo?: () => void,
): Promise<void> {
  try {
    await work()
    if (words !== undefined) board.told.value = { words, ...(undo && { undo }) }
  } catch (error) {
    tellFault(board, error)
  }
}

function tellFault(board: Board, error: unknown): void {
  console.error('What was chosen could not be kept', error)
  board.told.value = { words: say('notKept') }
}

function sayPlace({ groups }: Board, id: number): string {
  const group = groups.peek().find(({ sources }) => sources.some((source) => source.id === id))
  const at = group?.sources.findIndex((source) => source.id === id) ?? -1
  const title = isolate(group?.sources[at]?.title ?? '')
  const folder = group?.folder === undefined ? say('noFolder') : sayFolder(group.folder)
  return say('placeOf', title, at + 1, group?.sources.length ?? 0, folder)
}
