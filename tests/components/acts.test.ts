import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Acts, openActs } from '../../components/acts.ts'
import { listRowItems } from '../../components/row-menu.ts'
import type { Source, StoryRow } from '../../utils/model.ts'
import { markStories } from '../../utils/store/acts.ts'
import { listSavedIds, listUnreadIds } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import type { LivePanel } from '../../utils/view/panel.ts'
import { poll } from '../support/deeds.ts'
import { eventually } from '../support/eventually.ts'
import { addPlainStories, addStories, day, emptyStore, now, putSource } from '../support/fill-store.ts'
import { closePanel, listAll, openWholePanel, stubPage } from '../support/opened-panel.ts'

/** A worker that does not answer, and a toolbar that takes everything. */
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => undefined },
    action: new Proxy({}, { get: () => async () => undefined }),
    tabs: { create: () => tab.promise },
    i18n: { getMessage: (name: string) => (name === 'locale' ? 'en' : name), getUILanguage: () => 'en' },
  },
}))

let panel: LivePanel
let acts: Acts
/** The next tab that is opened, once it has been. */
let tab = Promise.withResolvers<void>()

/** What the page's platform was asked for. */
const writeText = vi.fn(async (_text: string) => undefined)
const share = vi.fn(async (_what: ShareData): Promise<void> => undefined)

beforeEach(async () => {
  vi.clearAllMocks()
  tab = Promise.withResolvers()
  await emptyStore()
  for (const id of [1, 3]) await putSource(id)
  await putSource(2, { homeUrl: 'https://s2.example/' })
  // The last is the newest; those with even ids are of the second source.
  await addStories(
    ...Array.from({ length: 8 }, (_, nth) => ({ sourceId: (nth % 2) + 1, at: now - day + nth })),
  )
  // Above them stand as many others as are read at first, so that to list the former alone takes a while.
  await markStories(await addPlainStories(45, { sourceId: 3 }), 'read', now)
  stubPage()
  vi.stubGlobal('navigator', { clipboard: { writeText }, share })
  panel = await openWholePanel()
  acts = openActs(panel)
})
afterEach(closePanel)

const rowOf = (id: number, fields: Partial<StoryRow> = {}) =>
  ({ id, sourceId: id % 2 === 0 ? 2 : 1, title: `Story ${id}`, ...fields }) as StoryRow

/** Waits until these are all that is unread, as it is written and as it is shown. */
const expectUnread = (ids: number[]) =>
  eventually(async () => {
    expect((await listUnreadIds()).toSorted((one, other) => one - other)).toEqual(ids)
    const shown = listAll(panel).filter((id) => panel.isUnread({ id }))
    expect(shown.toSorted((one, other) => one - other)).toEqual(ids.filter((id) => shown.includes(id)))
    expect(panel.counts.value?.unread).toBe(ids.length)
  })

describe('marking what stands beside a story', () => {
  test.each([
    ['above', [1, 2, 3, 4, 5]],
    ['below', [5, 6, 7, 8]],
  ] as const)('marks all that is %s it, and not the story itself', async (side, unread) => {
    acts.markBeside(rowOf(5), side)
    await expectUnread([...unread])
  })

  test.each([
    ['above', [1, 2, 3, 4, 5, 7]],
    ['below', [1, 3, 4, 5, 6, 7, 8]],
  ] as const)('goes by the view that was chosen, also before that is listed: %s', async (side, unread) => {
    // Whose each story is is known a moment after all are.
    await eventually(() => expect(panel.counts.value?.unreadOf.get(2)).toBe(4))
    panel.choose({ kind: 'source', sourceId: 2 })
    expect([panel.isTurning.value, panel.listed.value]).toEqual([true, 'all'])
    acts.markBeside(rowOf(4), side)
    await expectUnread([...unread])
  })

  test('goes by the story, wherever others that came meanwhile have moved it', async () => {
    const rank = listAll(panel).indexOf(5)
    await poll(1, [{ key: 'new', title: 'New', publishedAt: now }], now)
    await eventually(() => expect(listAll(panel).indexOf(5)).toBe(rank + 1))
    acts.markBeside(rowOf(5), 'below')
    await expectUnread([5, 6, 7, 8, 54])
  })

  test('marks nothing where the story is not listed by then', async () => {
    panel.choose({ kind: 'source', sourceId: 2 })
    acts.markBeside(rowOf(5), 'above')
    await eventually(() => expect(listAll(panel)).toEqual([8, 6, 4, 2]))
    await expectUnread([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

test('marking all waits for the view that was chosen, and marks that one alone', async () => {
  panel.choose({ kind: 'source', sourceId: 1 })
  expect(panel.isTurning.value).toBe(true)
  acts.markRead()
  await expectUnread([2, 4, 6, 8])
})

test('marking all is done once, however often the list changes afterwards', async () => {
  acts.markRead()
  await expectUnread([])
  acts.toggleRead(rowOf(3))
  await expectUnread([3])
  panel.choose({ kind: 'source', sourceId: 1 })
  await eventually(() => expect(listAll(panel)).toEqual([7, 5, 3, 1]))
  await expectUnread([3])
})

test('a source is muted from the menu of its story, and heard again from there while it is', async () => {
  const row = rowOf(5)
  const source = () => panel.sources.value?.find(({ id }) => id === row.sourceId)
  const list = () =>
    listRowItems({ row, source: source(), panel, acts, onDetails: () => undefined })
      .map((item) => item.label)
      .filter((label) => /mute/i.test(label))
  expect(list()).toEqual(['muteHour', 'muteDay'])
  acts.mute(source() as Source, 1)
  await eventually(() => expect(list()).toEqual(['unmute']))
  acts.unmute(source() as Source)
  await eventually(() => expect(list()).toEqual(['muteHour', 'muteDay']))
  expect(source()).not.toHaveProperty('mutedUntilAt')
})

describe('the address of a story', () => {
  const cases: [what: string, row: StoryRow, url: string][] = [
    ['its own', rowOf(1, { url: 'https://s1.example/a' }), 'https://s1.example/a'],
    [
      'without what tells where it was found',
      rowOf(1, { url: 'https://s1.example/a?id=7&utm_source=rss&fbclid=x#part' }),
      'https://s1.example/a?id=7#part',
    ],
    ['its source’s site where it has none', rowOf(2), 'https://s2.example/'],
    ['its source’s feed where there is no site', rowOf(3), 'https://s1.example/feed'],
  ]

  test.each(cases)('is copied: %s', async (_what, row, url) => {
    acts.copyLink(row)
    expect(writeText).toHaveBeenCalledExactlyOnceWith(url)
  })

  test.each(cases)('is shared with the headline: %s', async (_what, row, url) => {
    acts.share?.(row)
    expect(share).toHaveBeenCalledExactlyOnceWith({ title: row.title, url })
  })

  test('is no fault where the reader shares it with nobody after all', async () => {
    const complained = vi.spyOn(console, 'error')
    share.mockRejectedValueOnce(new DOMException('Closed', 'AbortError'))
    acts.share?.(rowOf(1))
    await new Promise((resolve) => setTimeout(resolve))
    expect(complained).not.toHaveBeenCalled()
    expect(acts.told.value).toBeUndefined()
  })

  test('is said to be copied for some seconds, or not to be', async () => {
    vi.useFakeTimers()
    acts.copyLink(rowOf(1))
    await vi.advanceTimersByTimeAsync(10)
    expect(acts.told.value).toBe('linkCopied')
    await vi.advanceTimersByTimeAsync(4_000)
    expect(acts.told.value).toBeUndefined()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    writeText.mockRejectedValueOnce(new DOMException('Not now', 'NotAllowedError'))
    acts.copyLink(rowOf(1))
    await vi.advanceTimersByTimeAsync(10)
    expect(acts.told.value).toBe('linkNotCopied')
    vi.useRealTimers()
  })

  test('is not offered for sharing where the platform shares nothing', () => {
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    expect(openActs(panel).share).toBeUndefined()
  })
})

describe('what could not be kept', () => {
  test.each([
    ['on a full disk', new DOMException('Full', 'QuotaExceededError'), 'markNoSpace'],
    ['otherwise', new Error('The store was closed'), 'notKept'],
  ])('is told and taken back from the list: %s', async (_how, error, says) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const add = vi.spyOn(database.acts, 'add').mockRejectedValueOnce(error)
    acts.toggleRead(rowOf(3))
    expect(panel.isUnread(rowOf(3))).toBe(false)
    await eventually(() => expect(acts.told.value).toBe(says))
    add.mockRestore()
    await expectUnread([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('reading a story here', () => {
  test('marks it read and shows it, also where it has no address', async () => {
    const show = vi.fn()
    openActs(panel, show).open(rowOf(3), 'reader')
    expect(show).toHaveBeenCalledExactlyOnceWith(rowOf(3))
    await expectUnread([1, 2, 4, 5, 6, 7, 8])
  })

  test('of one that was read already is nothing to be undone', async () => {
    acts.toggleRead(rowOf(3))
    await expectUnread([1, 2, 4, 5, 6, 7, 8])
    const show = vi.fn()
    openActs(panel, show).open(rowOf(3), 'reader')
    expect(show).toHaveBeenCalledOnce()
    acts.undo()
    await expectUnread([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('undoing while a story is being opened', () => {
  test('takes back what was done before, where that story had been read already', async () => {
    acts.toggleRead(rowOf(3))
    await expectUnread([1, 2, 4, 5, 6, 7, 8])
    acts.toggleSaved(rowOf(5))
    await eventually(async () => expect(await listSavedIds()).toEqual([5]))
    acts.open(rowOf(3, { url: 'https://s1.example/3' }), 'background')
    acts.undo()
    await eventually(async () => expect(await listSavedIds()).toEqual([]))
    tab.resolve()
    await expectUnread([1, 2, 4, 5, 6, 7, 8])
  })

  test('leaves alone what another window has done since', async () => {
    acts.open(rowOf(1, { url: 'https://s1.example/1' }), 'background')
    await expectUnread([2, 3, 4, 5, 6, 7, 8])
    await markStories([2], 'read', now)
    acts.undo()
    tab.resolve()
    await expectUnread([3, 4, 5, 6, 7, 8])
  })
})

test('an undo that comes to nothing, since another window did something just then, shows nothing that is not so', async () => {
  acts.toggleRead(rowOf(3))
  await expectUnread([1, 2, 4, 5, 6, 7, 8])
  acts.undo()
  // By then the act is found, and not taken back yet.
  await markStories([2], 'read', now)
  await expectUnread([1, 4, 5, 6, 7, 8])
})
