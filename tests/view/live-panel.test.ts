import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { markStories, muteSource } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { noteLook, readLastLook } from '../../utils/store/settings.ts'
import { removeSource } from '../../utils/store/sources.ts'
import { poll } from '../support/deeds.ts'
import { eventually } from '../support/eventually.ts'
import {
  addPlainStories,
  addStories,
  day,
  emptyStore,
  minute,
  now,
  putSource,
} from '../support/fill-store.ts'
import { closePanel, listAll, openWholePanel, stubPage } from '../support/opened-panel.ts'

let page: ReturnType<typeof stubPage>

beforeEach(async () => {
  await emptyStore()
  for (const id of [1, 2]) await putSource(id)
  // By their ids, the last is the newest; those with even ids are of the second source.
  await addStories(...Array.from({ length: 6 }, (_, nth) => ({ sourceId: (nth % 2) + 1 })))
  page = stubPage()
})
afterEach(closePanel)

const come = (sourceId: number, title: string) =>
  poll(sourceId, [{ key: title, title, publishedAt: now }], now)

describe('the panel at work', () => {
  test('lists all that is stored, the newest first, and counts what is unread', async () => {
    await markStories([2, 3], 'read', now)
    const panel = await openWholePanel()
    expect(listAll(panel)).toEqual([6, 5, 4, 3, 2, 1])
    expect(panel.counts.value?.unread).toBe(4)
    expect([1, 2].map((id) => panel.isUnread({ id }))).toEqual([true, false])
  })

  test('opens with the view that was chosen last, and remembers the next', async () => {
    stubPage({ view: 'source:2' })
    const panel = await openWholePanel()
    expect(listAll(panel)).toEqual([6, 4, 2])
    panel.choose({ kind: 'saved' })
    expect(localStorage.getItem('view')).toBe('saved')
    expect(listAll(panel)).toEqual([])
  })

  test('lists all where the source that it showed is followed no more', async () => {
    const panel = await openWholePanel()
    panel.choose({ kind: 'source', sourceId: 2 })
    await removeSource(2)
    await eventually(() => expect(panel.view.value).toEqual({ kind: 'all' }))
    await eventually(() => expect(listAll(panel)).toEqual([5, 3, 1]))
  })

  test('tells what comes until it is attended to, but nothing of a source that is muted', async () => {
    await muteSource(2, Date.now() + day, now)
    const panel = await openWholePanel()
    expect(panel.arrived.value).toEqual([])
    await come(1, 'Heard')
    await eventually(() => expect(panel.arrived.value).toEqual([7]))
    await come(2, 'Muted')
    await come(1, 'Heard too')
    await eventually(() => expect(panel.arrived.value).toEqual([7, 9]))
    panel.attend()
    expect(panel.arrived.value).toEqual([])
  })

  test('shows a mark before it is written, with what will be unread in all', async () => {
    const panel = await openWholePanel()
    expect(panel.expect([1, 2, 3], 'read')).toBe(3)
    expect([panel.isUnread({ id: 2 }), panel.counts.value?.unread]).toEqual([false, 3])
    panel.settle([1, 2, 3], 'read')
    panel.reread()
    // Nothing wrote it.
    await eventually(() => expect(panel.counts.value?.unread).toBe(6))
  })
})

describe('another view', () => {
  test('is listed only once its first rows are read, and until then the list is about to turn', async () => {
    const panel = await openWholePanel()
    await panel.readFirst()
    await addPlainStories(3, { saved: 1, at: now - 2 * day })
    await eventually(() => expect(listAll(panel)).toHaveLength(9))
    panel.choose({ kind: 'saved' })
    expect([panel.isTurning.value, panel.listed.value, listAll(panel).length]).toEqual([true, 'all', 9])
    await eventually(() => expect(panel.isTurning.value).toBe(false))
    expect([panel.listed.value, listAll(panel)]).toEqual(['saved', [9, 8, 7]])
    expect(listAll(panel).map((id) => panel.rowOf(id)?.id)).toEqual([9, 8, 7])
  })

  test('whose rows are there already is listed at once', async () => {
    const panel = await openWholePanel()
    await panel.readFirst()
    panel.choose({ kind: 'source', sourceId: 1 })
    expect([panel.isTurning.value, listAll(panel)]).toEqual([false, [5, 3, 1]])
  })

  test('that is chosen while another is on its way is the one that is listed', async () => {
    await putSource(3)
    await addPlainStories(45, { sourceId: 3, at: now })
    const panel = await openWholePanel()
    panel.choose({ kind: 'source', sourceId: 1 })
    panel.choose({ kind: 'source', sourceId: 2 })
    expect(panel.isTurning.value).toBe(true)
    const seen: string[] = []
    panel.listed.subscribe((name) => seen.push(name))
    await eventually(() => expect(panel.isTurning.value).toBe(false))
    expect(listAll(panel)).toEqual([6, 4, 2])
    expect(seen).not.toContain('source:1')
  })
})

describe('a visit', () => {
  test('finds a line above what was there at the end of the one before', async () => {
    await noteLook(now - minute / 2)
    await database.stories
      .where('id')
      .belowOrEqual(4)
      .modify({ seenAt: now - minute })
    expect((await openWholePanel()).divider.value).toBe(2)
  })

  test('finds none the first time', async () => {
    expect((await openWholePanel()).divider.value).toBeUndefined()
  })

  test('is noted when the page comes into view and when it leaves it', async () => {
    const panel = await openWholePanel()
    expect(panel.looked.value).toBe(1)
    const began = await readLastLook()
    expect(began).toBeGreaterThan(now)
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    await eventually(() => expect(panel.looked.value).toBe(2))
    expect(await readLastLook()).toBeGreaterThanOrEqual(began)
  })
})
