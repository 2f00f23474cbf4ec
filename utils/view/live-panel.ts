/** The panel over the open store: what is stored as the chosen view orders it, kept true while anybody writes. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import { readLastAct } from '../store/acts.ts'
import { noteLook, readLastLook, readSettings } from '../store/settings.ts'
import { listSources } from '../store/sources.ts'
import { recallLook, rememberLook, storeView } from './appearance.ts'
import { openClock } from './clock.ts'
import { countStories, isMuted } from './counts.ts'
import { readStoredView } from './early.ts'
import { type Finding, openFinding } from './finding.ts'
import { watch } from './live.ts'
import { type DayOfIds, layOut, listIds, type Sizes } from './order.ts'
import type { LivePanel } from './panel.ts'
import { openRegister } from './register.ts'
import { openRows, type Rows } from './rows.ts'
import { isSingledOut, nameSelection, type Selection, selectDays } from './selection.ts'
import { openSettings } from './settings.ts'
import { openSources } from './sources.ts'
import { fresh, kept, type States, saved, unread } from './state.ts'
import { followIcons } from './stored-icons.ts'
import { isThere, type View } from './views.ts'

/** How long a look lasts before it is noted again, so that a page that is killed loses little of it. */
const lookEveryMs = 15_000
/** Who looks away for less than this has not been away. */
const awayMs = 60_000
/** More than a tall window shows. */
const firstRows = 40

export async function openPanel(sizes: Signal<Sizes>, timeZone: string): Promise<LivePanel> {
  const [chosen, notedAt, followed] = await Promise.all([readSettings(), readLastLook(), listSources()])
  const lookedAt = Math.max(notedAt, recallLook())
  const settings = openSettings(chosen)
  const view = signal<View>(readStoredView())
  const rows = openRows()
  const arrived = signal<readonly number[]>([])
  const now = openClock()
  const sources = openSources()
  const finding = openFinding({ sources, now, timeZone })
  const register = await openRegister({
    timeZone,
    lookedAt,
    firstSources: followed.filter((source) => isSingledOut(source, view.peek())).map(({ id }) => id),
    onRows: (written, added, removed) => {
      rows.take(written)
      rows.drop(removed)
      finding.renew([...written.map((row) => row.id), ...removed])
      const heard = added.filter((id) => !isMutedStory(id))
      if (heard.length > 0) arrived.value = [...arrived.value, ...heard]
    },
    onMany: () => {
      rows.renew()
      finding.renew()
    },
  })
  const { states } = register
  const isMutedStory = (id: number) =>
    sources.peek()?.some((source) => source.id === states.sourceOf(id) && isMuted(source, Date.now())) ===
    true
  followIcons()
  const looked = signal(0)
  const isFirstVisit = signal(lookedAt === 0)
  noteLooks(looked, (leftAt) => {
    void register.startVisit(leftAt)
    isFirstVisit.value = false
  })

  const select = (selection: Selection) =>
    selectDays(selection, {
      days: register.days(),
      states,
      sources: sources.value ?? [],
      now: now.value,
    })
  const selection = signal<Selection>({ view: view.peek(), found: undefined })
  const isTurning = turnWith({ view, finding, selection, select, rows })
  const days = computed(() => {
    register.version.value
    return select(selection.value)
  })
  // The days of all stories are the same while their marks change.
  const layout = computed(() => {
    register.version.value
    return layOut(days.value, sizes.value, (id) => states.has(id, unread))
  })
  const counts = computed(() => {
    register.version.value
    // A part of the stories tells no total.
    if (!register.isWhole.value) return undefined
    return countStories(register.days(), states, sources.value ?? [], now.value)
  })
  const divider = computed(() => {
    register.version.value
    return selection.value.found || isFirstVisit.value ? undefined : findDivider(days.value, states)
  })
  const choose = (next: View) => {
    states.clearAll(kept)
    storeView(next)
    batch(() => {
      finding.close()
      // Chosen again it is another view: what was read in it has gone.
      view.value = { ...next }
      arrived.value = []
    })
  }
  effect(() => {
    if (sources.value && !isThere(view.value, sources.value)) untracked(() => choose({ kind: 'all' }))
  })

  return {
    timeZone,
    now,
    settings,
    sources,
    view,
    listed: computed(() => nameSelection(selection.value)),
    sizes,
    layout,
    counts,
    divider,
    finding,
    lastAct: watch(readLastAct).result,
    arrived,
    looked,
    isWhole: register.isWhole,
    isTurning,
    rowOf: (id) => {
      rows.version.value
      return rows.get(id)
    },
    isUnread: ({ id }) => states.has(id, unread),
    isSaved: ({ id }) => states.has(id, saved),
    choose,
    attend: () => {
      if (arrived.peek().length > 0) arrived.value = []
    },
    read: rows.read,
    readFirst: () => rows.read(listIds(layout.peek(), 0, firstRows)),
    look: (from, to, speed, selected) => rows.readAround(layout.peek(), from, to, speed, selected),
    expect: (ids, mark) => {
      register.expect(ids, mark)
      return counts.peek()?.unread
    },
    settle: register.settle,
    reread: () => void register.rereadMarks(),
  }
}

interface Turning {
  view: Signal<View>
  finding: Finding
  selection: Signal<Selection>
  select(selection: Selection): DayOfIds[]
  rows: Rows
}

/**
 * The list turns to another view or search only when the rows at its top have been read: none is ever blank. Returns
 * whether it is about to.
 */
function turnWith({ view, finding, selection, select, rows }: Turning): ReadonlySignal<boolean> {
  const isTurning = signal(false)
  let turns = 0
  effect(() => {
    const next = { view: view.value, found: finding.result.value }
    turns += 1
    const turn = turns
    const show = () => {
      if (turn !== turns) return
      batch(() => {
        selection.value = next
        isTurning.value = false
      })
    }
    const first = untracked(() => listFirst(select(next)))
    if (rows.hasAll(first)) return show()
    isTurning.value = true
    rows.read(first).then(show, show)
  })
  return isTurning
}

function listFirst(days: DayOfIds[]): number[] {
  const ids: number[] = []
  for (const day of days) {
    ids.push(...day.ids.subarray(0, firstRows - ids.length))
    if (ids.length >= firstRows) break
  }
  return ids
}

/** The rank of the first story that was there at the last visit, where others stand above it. */
function findDivider(days: DayOfIds[], states: States): number | undefined {
  let rank = 0
  for (const { ids } of days) {
    const known = ids.findIndex((id) => !states.has(id, fresh))
    if (known !== -1) return rank + known || undefined
    rank += ids.length
  }
  return undefined
}

/**
 * A visit lasts as long as the page can be seen; `looked` tells of its beginning and its end once they are kept. Who comes
 * back after a while finds what came since as new: `onReturn` hears when they left.
 */
function noteLooks(looked: Signal<number>, onReturn: (leftAt: number) => void): void {
  let leftAt: number | undefined
  let wasSeen = false
  const note = () => {
    rememberLook(Date.now())
    return noteLook(Date.now()).catch((error) => console.error('The look could not be noted', error))
  }
  const turn = async () => {
    const isSeen = document.visibilityState === 'visible'
    if (isSeen && leftAt !== undefined && Date.now() - leftAt >= awayMs) onReturn(leftAt)
    // Whoever opens a page behind others has not looked yet.
    const isLook = isSeen || wasSeen
    if (isSeen) leftAt = undefined
    else if (wasSeen) leftAt = Date.now()
    wasSeen = isSeen
    if (!isLook) return
    await note()
    looked.value += 1
  }
  void turn()
  setInterval(() => document.visibilityState === 'visible' && note(), lookEveryMs)
  document.addEventListener('visibilitychange', turn)
  addEventListener('pagehide', () => document.visibilityState === 'visible' && note())
}
