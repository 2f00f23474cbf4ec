import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Acts, openActs } from '../../components/acts.ts'
import type { StoryRow } from '../../utils/model.ts'
import { markStories, muteSource } from '../../utils/store/acts.ts'
import { listUnreadIds } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { eventually } from '../support/eventually.ts'
import { addStories, day, emptyStore, now, putSource } from '../support/fill-store.ts'
import { closePanel, openWholePanel, stubPage } from '../support/opened-panel.ts'

/** Says the name of a message and what fills it, and has a worker that does not answer. */
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => undefined },
    action: new Proxy({}, { get: () => async () => undefined }),
    i18n: {
      getMessage: (name: string, values: string[]) =>
        name === 'locale' ? 'en' : [name, ...values].join(' '),
      getUILanguage: () => 'en',
    },
  },
}))

let acts: Acts
let ids: number[]

beforeEach(async () => {
  await emptyStore()
  await putSource(1, { title: 'Gazette' })
  ids = await addStories(...[1, 2, 3].map((nth) => ({ sourceId: 1, at: now - day + nth })))
  stubPage()
  acts = openActs(await openWholePanel())
})
afterEach(closePanel)

const rowOf = (id: number) => ({ id, sourceId: 1, title: `Story ${id}` }) as StoryRow
const expectTold = (words: string | undefined) => eventually(() => expect(acts.told.value).toBe(words))

test('what another window did long ago is told as it is taken back', async () => {
  await markStories(ids.slice(0, 2), 'read', now - 30 * day)
  acts.undo()
  await expectTold('tookBack didRead_other 2')
  expect(await listUnreadIds()).toHaveLength(3)
})

test('so is what this window did just now', async () => {
  acts.toggleSaved(rowOf(ids[0] as number))
  acts.undo()
  await expectTold('tookBack didSave_one 1')
})

test('so is a source that is heard again', async () => {
  await muteSource(1, now + day, now)
  acts.undo()
  await expectTold('tookBack didMute \u2068Gazette\u2069')
})

test('so is a story that was put away from the top of the list', async () => {
  acts.putAway(rowOf(ids[0] as number))
  acts.undo()
  await expectTold('tookBack didPutAway')
  expect(await database.stories.get(ids[0] as number)).not.toHaveProperty('away')
})

test('where there is nothing to undo, that is told', async () => {
  acts.undo()
  await expectTold('nothingToUndo')
})

test('what stood in words beside the button is not told again', async () => {
  await markStories(ids, 'read', now)
  acts.undo('seen')
  await eventually(async () => expect(await database.acts.count()).toBe(0))
  await eventually(async () => expect(await listUnreadIds()).toHaveLength(3))
  expect(acts.told.value).toBeUndefined()
})

test('the next mark is told in its place, while what failed stays', async () => {
  acts.undo()
  await expectTold('nothingToUndo')
  acts.toggleRead(rowOf(ids[0] as number))
  expect(acts.told.value).toBeUndefined()
  acts.tell('notKept', 'failed')
  acts.toggleRead(rowOf(ids[1] as number))
  expect(acts.told.value).toBe('notKept')
})
