import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openActs } from '../../components/acts.ts'
import { database } from '../../utils/store/database.ts'
import type { LivePanel } from '../../utils/view/panel.ts'
import { eventually } from '../support/eventually.ts'
import { day, emptyStore, putSource } from '../support/fill-store.ts'

const sent = vi.hoisted(() => vi.fn(async (_message: unknown) => undefined))
vi.mock('wxt/browser', () => ({
  browser: { runtime: { sendMessage: sent }, i18n: { getMessage: (name: string) => name } },
}))

/** What the page hears. */
let page: EventTarget

beforeEach(async () => {
  vi.clearAllMocks()
  page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  await emptyStore()
})
afterEach(() => vi.unstubAllGlobals())

function open(isOnline: boolean) {
  vi.stubGlobal('navigator', { onLine: isOnline })
  return openActs({} as LivePanel)
}

const later = () => ({ nextCheckAt: Date.now() + day })
const readDue = () => database.sources.where('nextCheckAt').belowOrEqual(Date.now()).primaryKeys()

test('without a network asking for news is told as that, and noted for when it is back', async () => {
  await putSource(1, later())
  const acts = open(false)
  acts.refresh()
  expect(acts.told.value).toBe('offline')
  await eventually(async () => expect(await readDue()).toEqual([1]))
})

test('with one nothing is told of it', async () => {
  await putSource(1, later())
  const acts = open(true)
  acts.refresh()
  expect(acts.told.value).toBeUndefined()
  await eventually(async () => expect(await readDue()).toEqual([1]))
})

test('who was asked in vain is asked as soon as the network is back, unless a server asked to wait', async () => {
  await putSource(1, { ...later(), trouble: { reason: 'offline' } })
  await putSource(2, { ...later(), trouble: { reason: 'offline' }, heldUntilAt: Date.now() + day })
  await putSource(3, { ...later(), trouble: { reason: 'timeout' } })
  open(true)
  page.dispatchEvent(new Event('online'))
  await eventually(() => expect(sent).toHaveBeenCalledExactlyOnceWith({ kind: 'refresh' }))
  expect(await readDue()).toEqual([1])
})
