import 'fake-indexeddb/auto'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openActs } from '../../components/acts.ts'
import type { Source, StoryRow } from '../../utils/model.ts'
import { demoAddress } from '../../utils/site.ts'
import type { LivePanel } from '../../utils/view/panel.ts'
import { eventually } from '../support/eventually.ts'
import { stubPage } from '../support/opened-panel.ts'

const create = vi.hoisted(() => vi.fn(async () => undefined))
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => undefined },
    action: new Proxy({}, { get: () => async () => undefined }),
    tabs: { create },
  },
}))

const sources = [
  { id: 1, url: 'https://s.example/feed' },
  { id: 2, url: `${demoAddress}1`, homeUrl: 'chrome-extension://fil/welcome.html' },
] as Source[]
const panel = { sources: signal(sources), isUnread: () => false, reread: () => {} } as unknown as LivePanel

beforeEach(() => stubPage())
afterEach(() => vi.unstubAllGlobals())

test('a story that is made up has no original: it is read here, wherever it was to open', () => {
  const show = vi.fn()
  const acts = openActs(panel, show)
  const row = { id: 7, sourceId: 2, title: 'The harbour' } as StoryRow
  for (const where of ['tab', 'background', 'reader'] as const) acts.open(row, where)
  expect(show.mock.calls).toEqual([[row], [row], [row]])
  expect(create).not.toHaveBeenCalled()
  expect(acts.hasOriginal(row)).toBe(false)
})

test('any other opens where it was to', async () => {
  const show = vi.fn()
  const acts = openActs(panel, show)
  const row = { id: 8, sourceId: 1, title: 'The hill', url: 'https://s.example/8' } as StoryRow
  acts.open(row, 'tab')
  await eventually(() => expect(create).toHaveBeenCalledOnce())
  expect(show).not.toHaveBeenCalled()
  expect(acts.hasOriginal(row)).toBe(true)
})
