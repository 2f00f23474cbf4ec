import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type Acts, openActs } from '../../components/acts.ts'
import { paintBadge } from '../../entrypoints/background/badge.ts'
import type { StoryRow } from '../../utils/model.ts'
import type { Nudge } from '../../utils/nudge.ts'
import { markStories, undoLastAct } from '../../utils/store/acts.ts'
import { isAside } from '../../utils/store/aside.ts'
import { database } from '../../utils/store/database.ts'
import { isMuted } from '../../utils/view/counts.ts'
import type { LivePanel } from '../../utils/view/panel.ts'
import type { View } from '../../utils/view/views.ts'
import { anyDeed, type Deed, doDeed, poll } from '../support/deeds.ts'
import { eventually } from '../support/eventually.ts'
import { emptyStore, minute, now } from '../support/fill-store.ts'
import { countNaively } from '../support/naive-counts.ts'
import { closePanel, listAll, openWholePanels, stubPage } from '../support/opened-panel.ts'

/** What stands on the toolbar, and the worker that is asked to do what takes long and to count anew. */
const toolbar = vi.hoisted(() => ({
  text: '',
  answer: async (_nudge: unknown): Promise<unknown> => undefined,
}))

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: (nudge: unknown) => toolbar.answer(nudge) },
    action: {
      setBadgeBackgroundColor: async () => undefined,
      setBadgeTextColor: async () => undefined,
      setTitle: async () => undefined,
      setBadgeText: async ({ text }: { text: string }) => {
        toolbar.text = text
      },
    },
    i18n: { getMessage: (name: string) => (name === 'locale' ? 'en' : name), getUILanguage: () => 'en' },
  },
}))

toolbar.answer = async (asked) => {
  const nudge = asked as Nudge
  if (nudge.kind === 'mark') await markStories(nudge.ids, nudge.mark, Date.now())
  if (nudge.kind === 'undo') await undoLastAct(nudge.actId)
  void paintBadge()
  return nudge.kind === 'mark' || nudge.kind === 'undo' ? true : undefined
}

afterEach(closePanel)

interface Window {
  panel: LivePanel
  acts: Acts
}

const views: View[] = [
  { kind: 'all' },
  { kind: 'unread' },
  { kind: 'saved' },
  { kind: 'source', sourceId: 2 },
  { kind: 'folder', folder: 'Even' },
]

/** What a reader does in one of two windows, to the story of a rank; or what happens in the store by itself. */
type Step =
  | { kind: keyof typeof steps; window: 0 | 1; rank: number; isSeen: boolean }
  | { kind: 'deed'; deed: Deed; isSeen: boolean }

const steps = {
  toggleRead: ({ panel, acts }: Window, rank: number) => onRow(panel, rank, acts.toggleRead),
  toggleSaved: ({ panel, acts }: Window, rank: number) => onRow(panel, rank, acts.toggleSaved),
  markAbove: ({ panel, acts }: Window, rank: number) =>
    onRow(panel, rank, (row) => acts.markBeside(row, 'above')),
  markBelow: ({ panel, acts }: Window, rank: number) =>
    onRow(panel, rank, (row) => acts.markBeside(row, 'below')),
  markRead: ({ acts }: Window) => acts.markRead(),
  undo: ({ acts }: Window) => acts.undo(),
  mute: ({ panel, acts }: Window, rank: number) => {
    const source = panel.sources.value?.[rank % 4]
    if (source) acts.mute(source, 1 + (rank % 24))
  },
  unmute: ({ panel, acts }: Window, rank: number) => {
    const source = panel.sources.value?.[rank % 4]
    if (source) acts.unmute(source)
  },
  choose: ({ panel }: Window, rank: number) => panel.choose(views[rank % views.length] as View),
}

function onRow(panel: LivePanel, rank: number, act: (row: StoryRow) => void): void {
  const ids = listAll(panel)
  const id = ids[rank % Math.max(ids.length, 1)]
  if (id !== undefined) act({ id } as StoryRow)
}

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])),
      window: fc.constantFrom(0 as const, 1 as const),
      rank: fc.nat(40),
      isSeen: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('deed' as const), deed: anyDeed, isSeen: fc.boolean() }),
  },
)

test('every count and every list is that of a full scan, whatever is done in two windows while news arrives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (list) => {
      closePanel()
      await emptyStore()
      stubPage()
      for (const id of [1, 2, 3, 4]) await poll(id, tell(id), now)
      const windows = (await openWholePanels(2)).map((panel) => ({ panel, acts: openActs(panel) }))
      for (const [nth, step] of list.entries()) {
        if (step.kind === 'deed') await doDeed(step.deed, now + nth * minute)
        else steps[step.kind](windows[step.window] as Window, step.rank)
        // Some of them come before the one before is written.
        if (step.isSeen) await expectHonesty(windows)
      }
      await expectHonesty(windows)
    }),
    { numRuns: Number(process.env.RUNS ?? 15), endOnFailure: true },
  )
}, 120_000)

function tell(sourceId: number) {
  return Array.from({ length: 6 }, (_, nth) => ({
    key: `first ${nth}`,
    title: `First ${nth} of ${sourceId}`,
    publishedAt: now - (sourceId * 7 + nth * 500) * minute,
  }))
}

async function expectHonesty(windows: Window[]): Promise<void> {
  await eventually(async () => {
    await paintBadge()
    const told = await countNaively(Date.now(), 0)
    expect(Number(toolbar.text || '0')).toBe(told.unread)
    for (const { panel } of windows) {
      const { unread, unreadSaved, unreadOf, unreadIn } = panel.counts.value ?? {}
      const folders = [...(unreadIn ?? [])].filter(([, count]) => count > 0)
      expect({
        unread,
        saved: unreadSaved,
        of: Object.fromEntries(unreadOf ?? []),
        folders: Object.fromEntries(folders),
      }).toEqual({ unread: told.unread, saved: told.saved, of: told.of, folders: told.folders })
      await expectListed(panel)
    }
  })
}

/** The view lists what a full scan finds; one of the unread also what was read in it. */
async function expectListed(panel: LivePanel): Promise<void> {
  const rows = (await database.stories.toArray()).filter((row) => !isAside(row))
  const sources = new Map((await database.sources.toArray()).map((source) => [source.id, source]))
  const view = panel.view.value
  const isHeard = (row: StoryRow) => {
    const source = sources.get(row.sourceId)
    return source !== undefined && !isMuted(source, Date.now())
  }
  const keeps = (row: StoryRow) => {
    if (view.kind === 'saved') return row.saved === 1
    if (view.kind === 'source') return row.sourceId === view.sourceId
    if (view.kind === 'folder') return isHeard(row) && sources.get(row.sourceId)?.folder === view.folder
    return isHeard(row) && (view.kind === 'all' || row.unread === 1)
  }
  const expected = rows
    .filter(keeps)
    .sort((one, other) => other.at - one.at || other.id - one.id)
    .map(({ id }) => id)
  const unread = new Set(rows.filter((row) => row.unread).map(({ id }) => id))
  const listed = listAll(panel)
  expect(view.kind === 'unread' ? listed.filter((id) => unread.has(id)) : listed).toEqual(expected)
  for (const run of panel.layout.value?.runs ?? []) {
    expect(run.unread).toBe([...run.ids].filter((id) => unread.has(id)).length)
  }
}
