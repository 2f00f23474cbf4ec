import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerKey, type KeyContext } from '../../components/keys.ts'
import type { StoryRow } from '../../utils/model.ts'
import { usualSettings } from '../../utils/settings.ts'
import { layOut } from '../../utils/view/order.ts'

vi.mock('wxt/browser', () => ({ browser: {} }))

class Element {
  closest = () => null
}

beforeEach(() => {
  vi.stubGlobal('HTMLElement', Element)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const lead = { id: 9, title: 'Lead' } as StoryRow
const layout = layOut(
  [{ startAt: 0, endAt: 1, ids: Int32Array.of(3, 2, 1) }],
  { row: 40, heading: 20, lead: 300 },
  () => true,
)

interface Place {
  isFocused?: boolean
  /** The rank of the row that is selected. */
  rank?: number
  /** In which directions there is more of the story than is in view. */
  left?: number[]
}

/** All that a key calls in a list of three rows below a story that stands on top. */
function press(key: string, { isFocused = false, rank, left = [] }: Place) {
  const calls: unknown[][] = []
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      calls.push([name, ...values]) > 0
  const selected = signal(rank === undefined ? undefined : 3 - rank)
  const context = {
    panel: { layout: signal(layout), settings: signal({ ...usualSettings, enter: 'here' }) },
    acts: { open: note('open'), toggleRead: note('toggleRead'), toggleSaved: note('toggleSaved') },
    reading: {
      selected,
      list: { current: { rank: () => rank ?? 0, pageSize: () => 10, goTo: note('goTo') } },
      top: {
        current: {
          row: lead,
          focused: () => (isFocused ? new Element() : undefined),
          takeFocus: note('takeFocus'),
          turn: (direction: number) => left.includes(direction) && note('turn')(direction),
        },
      },
    },
    showDetails: note('showDetails'),
  } as unknown as KeyContext
  const event = { key, code: '', target: new Element(), preventDefault: () => {} }
  answerKey(event as unknown as KeyboardEvent, context)
  expect(selected.value).toBe(rank === undefined ? undefined : 3 - rank)
  return calls
}

test.each([
  ['o', ['open', lead, 'here']],
  ['v', ['open', lead, 'reader']],
  ['b', ['open', lead, 'background']],
  ['m', ['toggleRead', lead]],
  ['s', ['toggleSaved', lead]],
  ['i', ['showDetails', lead]],
  ['j', ['goTo', 0]],
  ['ArrowDown', ['goTo', 0]],
])('%s acts on the story on top where that has the focus, whatever row is selected', (key, call) => {
  expect(press(key, { isFocused: true, rank: 2 })).toEqual([call])
  expect(press(key, { isFocused: true })).toEqual([call])
})

test('k goes from the first row up to it, and no further', () => {
  expect(press('k', { rank: 1 })).toEqual([['goTo', 0]])
  expect(press('k', { rank: 0 })).toEqual([['takeFocus']])
  expect(press('k', {})).toEqual([['goTo', 0]])
  expect(press('k', { isFocused: true, rank: 0 })).toEqual([])
})

test('a page down goes through it before the rows, and a page up from the first row', () => {
  expect(press('PageDown', { rank: 1, left: [1] })).toEqual([['turn', 1]])
  expect(press('PageDown', { rank: 1 })).toEqual([['goTo', 11]])
  expect(press('PageUp', { rank: 0, left: [-1] })).toEqual([['turn', -1]])
  expect(press('PageUp', { rank: 0 })).toEqual([['goTo', -10]])
  expect(press('PageUp', { rank: 1, left: [-1] })).toEqual([['goTo', -9]])
})
