/** What a reader can do from the list: shown at once, then written, then said to the toolbar. */
import { effect, untracked } from '@preact/signals'
import {
  changeSettings,
  expectUnread,
  findLastAct,
  goOnline,
  lacksSpace,
  markStories,
  muteSource,
  openStory,
  putAway,
  refreshNow,
  undo,
} from '../utils/actions.ts'
import { changeSourceChoices } from '../utils/actions-sources.ts'
import { say } from '../utils/i18n.ts'
import type { Act, Mark, Source, StoryRow } from '../utils/model.ts'
import { dropTracking } from '../utils/parse/link.ts'
import type { Opening } from '../utils/settings.ts'
import { isDemo } from '../utils/site.ts'
import { findRank, type Layout, listIds } from '../utils/view/order.ts'
import type { LivePanel } from '../utils/view/panel.ts'
import { sayAct } from './act-words.ts'
import { openTelling, type Telling } from './telling.ts'

export interface Acts extends Telling {
  /** Where there is no original, it is read here. */
  open(row: StoryRow, where: Opening): void
  /** One of the demo has none. */
  hasOriginal(row: StoryRow): boolean
  toggleRead(row: StoryRow): void
  toggleSaved(row: StoryRow): void
  /** All that the view lists. */
  markRead(): void
  /** All that stands above or below a story by then. */
  markBeside(row: StoryRow, side: 'above' | 'below'): void
  /** Stories that were scrolled past. */
  markPassed(ids: number[]): void
  /** What is taken back is told, unless it was seen in words beside the button. */
  undo(how?: 'seen'): void
  /** Checks every source; without a network only that is told, and they are asked as soon as it is back. */
  refresh(): void
  mute(source: Source, hours: number): void
  putAway(row: StoryRow): void
  unmute(source: Source): void
  copyLink(row: StoryRow): void
  /** Undefined where the platform shares nothing. */
  share?: (row: StoryRow) => void
  changeSettings: typeof changeSettings
}

interface UnderWay {
  ids: number[]
  how: Mark
  done: Promise<void>
  isUndone?: true
}

const opposites: Record<Mark, Mark> = { read: 'unread', unread: 'read', saved: 'unsaved', unsaved: 'saved' }

/** Without `showArticle`, what is to be read here opens in a tab. */
export function openActs(panel: LivePanel, showArticle?: (row: StoryRow) => void): Acts {
  /** What this page has marked and not seen written yet, the newest last. */
  const underWay: UnderWay[] = []
  let undoing: Promise<unknown> = Promise.resolve()
  const telling = openTelling()
  addEventListener('online', () => void goOnline())

  function mark(ids: number[], how: Mark, work = () => markStories(ids, how)): void {
    if (ids.length === 0) return
    // What is done to a story is written in the order in which it was done.
    const same = new Set(ids)
    const before = underWay.filter((other) => other.ids.some((id) => same.has(id)))
    const done = write(ids, how, async () => {
      await Promise.all(before.map((other) => other.done))
      await work()
    })
    const one = { ids, how, done }
    underWay.push(one)
    void done.finally(() => underWay.splice(underWay.indexOf(one), 1))
  }

  /** Shown before it is written, and told to the toolbar. */
  async function write(ids: ArrayLike<number>, how: Mark, work: () => Promise<unknown>): Promise<void> {
    const list = Array.from(ids)
    const unread = panel.expect(list, how)
    if (panel.settings.peek().badge === 'unread' && unread !== undefined) expectUnread(unread)
    await work()
      .finally(() => panel.settle(list, how))
      .catch(giveUp)
  }

  /** Each undo waits for the one before it, and for what it undoes to be written; what it brings is shown at once. */
  function undoNewest(how?: 'seen'): void {
    const newest = underWay.findLast((one) => !one.isUndone)
    if (newest) {
      newest.isUndone = true
      const turn = undoing
      undoing = write(newest.ids, opposites[newest.how], async () => {
        await Promise.all([turn, newest.done])
        const act = await findLastAct()
        const own = new Set(newest.ids)
        if (act?.kind === newest.how && act.ids.every((id) => own.has(id))) await takeBack(act, how)
        panel.reread()
      })
    } else {
      undoing = undoing.then(() => undoStored(how)).catch(giveUp)
    }
  }

  async function undoStored(how?: 'seen'): Promise<void> {
    const act = await findLastAct()
    if (!act) return telling.tell('nothingToUndo')
    if (!('ids' in act)) return takeBack(act, how)
    await write(act.ids, opposites[act.kind], async () => {
      await takeBack(act, how)
      // Where another window has done something since, nothing was taken back.
      panel.reread()
    })
  }

  async function takeBack(act: Act, how?: 'seen'): Promise<void> {
    if ((await undo(act)) && !how) telling.tellWords(say('tookBack', sayAct(act, panel.sources.peek())))
  }

  /** What the reader does by hand is told in place of what was done before. */
  function markByHand(ids: number[], how: Mark): void {
    telling.hush()
    mark(ids, how)
  }

  /**
   * All is all that is stored, also in the first moment, in which only the newest days are known; and it is that of the
   * view that was chosen, also while the list shows the one before.
   */
  function whenWhole(act: (layout: Layout) => void): void {
    let isDone = false
    const stop = effect(() => {
      const isReady = panel.isWhole.value && !panel.isTurning.value
      if (!isReady || isDone) return
      isDone = true
      const layout = panel.layout.peek()
      if (layout) untracked(() => act(layout))
      queueMicrotask(() => stop())
    })
  }

  function markListed(layout: Layout, from = 0, to = Number.POSITIVE_INFINITY): void {
    markByHand(
      listIds(layout, from, to).filter((id) => panel.isUnread({ id })),
      'read',
    )
  }

  function giveUp(error: unknown): void {
    console.error('What was done could not be kept', error)
    telling.tell(lacksSpace(error) ? 'markNoSpace' : 'notKept', 'failed')
    panel.reread()
  }

  function findSource(row: StoryRow): Source | undefined {
    return panel.sources.peek()?.find(({ id }) => id === row.sourceId)
  }

  function hasOriginal(row: StoryRow): boolean {
    const source = findSource(row)
    return !source || !isDemo(source)
  }

  function findAddress(row: StoryRow): string | undefined {
    const source = findSource(row)
    return row.url ?? source?.homeUrl ?? source?.url
  }

  /** As it is passed on: of no concern to anybody else is where it was found. */
  function findLink(row: StoryRow): string | undefined {
    const url = findAddress(row)
    return url && dropTracking(url)
  }

  function readHere(row: StoryRow, show: (row: StoryRow) => void): void {
    if (panel.isUnread(row)) mark([row.id], 'read')
    show(row)
  }

  function copyLink(row: StoryRow): void {
    navigator.clipboard.writeText(findLink(row) ?? '').then(
      () => telling.tell('linkCopied'),
      (error) => {
        console.error('The link could not be copied', error)
        telling.tell('linkNotCopied', 'failed')
      },
    )
  }

  return {
    ...telling,
    open: (row, where) => {
      if ((where === 'reader' || !hasOriginal(row)) && showArticle) return readHere(row, showArticle)
      const url = findAddress(row)
      if (url === undefined) return
      const follow = () => openStory(row.id, url, where === 'reader' ? 'tab' : where)
      // Of one that is read already there is nothing to undo.
      if (panel.isUnread(row)) mark([row.id], 'read', follow)
      else void follow().catch(giveUp)
    },
    hasOriginal,
    toggleRead: (row) => markByHand([row.id], panel.isUnread(row) ? 'read' : 'unread'),
    toggleSaved: (row) => markByHand([row.id], panel.isSaved(row) ? 'unsaved' : 'saved'),
    markRead: () => whenWhole((layout) => markListed(layout)),
    markBeside: (row, side) =>
      whenWhole((layout) => {
        const rank = findRank(layout, row.id)
        if (rank === -1) return
        if (side === 'above') markListed(layout, 0, rank)
        else markListed(layout, rank + 1)
      }),
    markPassed: (ids) => {
      mark(
        ids.filter((id) => panel.isUnread({ id })),
        'read',
      )
    },
    undo: undoNewest,
    refresh: () => {
      if (navigator.onLine === false) telling.tell('offline')
      void refreshNow()
    },
    mute: (source, hours) => void muteSource(source.id, hours).catch(giveUp),
    putAway: (row) => {
      telling.hush()
      void putAway(row.id).catch(giveUp)
    },
    unmute: (source) => void changeSourceChoices([source.id], { mutedUntilAt: undefined }).catch(giveUp),
    copyLink,
    ...('share' in navigator && {
      share: (row: StoryRow) => {
        const url = findLink(row)
        // Whoever closes the platform's own sheet shares nothing, which is no fault.
        navigator.share({ title: row.title, ...(url !== undefined && { url }) }).catch(() => undefined)
      },
    }),
    changeSettings,
  }
}
