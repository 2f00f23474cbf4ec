/** The story on top of the list over a real store: which it is by now, and what is remembered of it. */
import 'fake-indexeddb/auto'
import { type Signal, signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Source } from '../../utils/model.ts'
import { usualSettings } from '../../utils/settings.ts'
import { putAway, undoLastAct } from '../../utils/store/acts.ts'
import { database } from '../../utils/store/database.ts'
import { listSources } from '../../utils/store/sources.ts'
import { type Lead, openLead } from '../../utils/view/lead.ts'
import { eventually } from '../support/eventually.ts'
import { addStories, day, emptyStore, minute, putSource } from '../support/fill-store.ts'
import { stubPage } from '../support/opened-panel.ts'

const opened: Signal<Source[] | undefined>[] = []
let sources: Source[]

beforeEach(async () => {
  await emptyStore()
  stubPage()
  await putSource(1, { kind: 'ticker' })
  await putSource(2, { onTop: true })
  sources = await listSources()
})
afterEach(() => {
  // Nothing is read where no sources are known.
  for (const followed of opened.splice(0)) followed.value = undefined
})

function open(listed = signal('all'), lead = true, followed = signal<Source[] | undefined>(sources)): Lead {
  const settings = signal({ ...usualSettings, lead })
  const one = openLead({ listed, settings, sources: followed, now: signal(Date.now()) })
  opened.push(followed)
  return one
}
const expectLead = (lead: Lead, id: number | undefined) =>
  eventually(() => expect([lead.isKnown.value, lead.row.value?.id]).toEqual([true, id]))
const ago = (minutes: number) => ({ at: Date.now() - minutes * minute })

test('it is the newest lead of a ticker, however many of its lines are newer', async () => {
  await addStories({ lead: 1, ...ago(9) }, { lead: 1, ...ago(8) }, ago(2), ago(1))
  await expectLead(open(), 2)
})

test('it is the newest story of a source that was chosen for it, where that is newer', async () => {
  await addStories({ lead: 1, ...ago(9) }, { sourceId: 2, ...ago(8) }, { sourceId: 2, ...ago(7) })
  await expectLead(open(), 3)
  await expectLead(open(signal('source:1')), 1)
})

test('a lead that is days old is none any more; a story of a source that was chosen is, however old', async () => {
  await addStories({ lead: 1, at: Date.now() - 4 * day })
  const lead = open()
  await expectLead(lead, undefined)
  await addStories({ sourceId: 2, at: Date.now() - 40 * day })
  await expectLead(lead, 2)
})

test('it follows what the list shows, within the same moment', async () => {
  await addStories({ lead: 1, ...ago(9) }, { sourceId: 2, ...ago(8) })
  const listed = signal('all')
  const lead = open(listed)
  await expectLead(lead, 2)
  const ids = ['source:1', 'unread', 'source:2', 'all'].map((shown) => {
    listed.value = shown
    return lead.row.value?.id
  })
  expect(ids).toEqual([1, undefined, 2, 2])
})

test('nothing is known of it before the sources are', async () => {
  await addStories({ sourceId: 2, ...ago(8) })
  const followed = signal<Source[] | undefined>(undefined)
  const lead = open(signal('all'), true, followed)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(lead.isKnown.value).toBe(false)
  followed.value = sources
  await expectLead(lead, 1)
})

test('no lead of a ticker stands there where the reader has not chosen that', async () => {
  await addStories({ lead: 1, ...ago(1) }, { sourceId: 2, ...ago(8) })
  await expectLead(open(signal('all'), false), 2)
})

test('what is put away stays away, on the next page too, until a newer one comes', async () => {
  await addStories({ lead: 1, ...ago(9) }, { lead: 1, ...ago(8) })
  const [lead, other] = [open(), open()]
  await expectLead(lead, 2)
  await putAway(2, Date.now())
  await expectLead(lead, undefined)
  await expectLead(other, undefined)
  const next = open()
  await expectLead(next, undefined)
  await addStories({ lead: 1, ...ago(7) })
  await expectLead(next, 3)
})

test('what was put away stands there again on every page once that is taken back', async () => {
  await addStories({ lead: 1, ...ago(9) }, { lead: 1, ...ago(8) })
  const [lead, other] = [open(), open()]
  await putAway(2, Date.now())
  await expectLead(lead, undefined)
  await expectLead(other, undefined)
  await undoLastAct()
  await expectLead(lead, 2)
  await expectLead(other, 2)
})

test('a story that a rule mutes stands there no more', async () => {
  await addStories({ lead: 1, ...ago(9) })
  const lead = open()
  await expectLead(lead, 1)
  await database.stories
    .where('id')
    .equals(1)
    .modify({ at: undefined } as object)
  await expectLead(lead, undefined)
})

test('that it is folded is remembered, and that it is no more', () => {
  const lead = open()
  expect(lead.isFolded.value).toBe(false)
  lead.fold(true)
  expect([lead.isFolded.value, open().isFolded.value]).toEqual([true, true])
  lead.fold(false)
  expect([lead.isFolded.value, open().isFolded.value]).toEqual([false, false])
})
