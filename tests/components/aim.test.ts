import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readAim, watchAim } from '../../components/aim.ts'

/** What `closest` and `contains` answer is all that is asked of the page. */
class Part extends EventTarget {
  readonly place: 'list' | 'row' | 'lead' | 'footer'
  constructor(place: Part['place']) {
    super()
    this.place = place
  }
  closest = () => (this.place === 'lead' ? this : null)
  contains = (other: Part | null) => other !== null && other.place !== 'footer'
}

const [list, row, lead, footer] = (['list', 'row', 'lead', 'footer'] as const).map((place) => new Part(place))
let menu: object | null
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.stubGlobal('Element', Part)
  vi.stubGlobal('document', { querySelector: () => menu })
  menu = null
  stop = watchAim(list as unknown as HTMLElement)
  point('pointermove', lead)
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function point(type: string, target?: Part, to: Part | null = null, pointerType = 'mouse'): void {
  const event = new Event(type)
  for (const [name, value] of Object.entries({ target, relatedTarget: to, pointerType })) {
    Object.defineProperty(event, name, { value })
  }
  list?.dispatchEvent(event)
}

test('whoever moves the pointer over a row aims for three seconds more', () => {
  point('pointermove', row)
  expect(readAim()).toBe(3_000)
  vi.advanceTimersByTime(2_000)
  expect(readAim()).toBe(1_000)
  vi.advanceTimersByTime(1_000)
  expect(readAim()).toBe(0)
})

test('whoever points at what stands on top aims at no row, until the pointer leaves it for one', () => {
  point('pointermove', row)
  point('pointermove', lead)
  expect(readAim()).toBe(0)
  point('pointerout', lead, row)
  expect(readAim()).toBe(3_000)
})

test('a pointer that has left the list aims at nothing of it; a finger that was lifted may come back', () => {
  point('pointermove', row)
  point('pointerout', row, footer, 'touch')
  expect(readAim()).toBe(3_000)
  point('pointerout', row, footer)
  expect(readAim()).toBe(0)
})

test('a row that moves away from under a pointer at rest is not aimed at', () => {
  point('pointerout', row, row)
  expect(readAim()).toBe(0)
})

test('whoever has a menu open aims at its row', () => {
  menu = {}
  expect(readAim()).toBe(3_000)
})
