/** C7 where a source prints no times: its rhythm is learned from when its stories are first seen. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Source } from '../../utils/model.ts'
import {
  day,
  followAddress,
  hour,
  minute,
  opening,
  passTime,
  passToNextCheck,
  setStage,
  waitOf,
} from './stage.ts'
import { type Heard, type Line, openWire, type Wire } from './wire.ts'

setStage()

let wire: Wire
beforeEach(async () => {
  wire = await openWire()
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => wire.close())

function writeUndated(count: number, date = ''): string {
  const items = Array.from(
    { length: Math.min(count, 30) },
    (_, nth) =>
      `<item><title>Story ${count - nth}</title><guid isPermaLink="false">${count - nth}</guid>${date}</item>`,
  )
  return `<rss version="2.0"><channel><title>Undated</title>${items.join('')}</channel></rss>`
}

/** Thirty stories at first, and one more each so often. */
function publishEvery(ms: number, isConditional: boolean): (heard: Heard) => Line {
  return ({ headers }) => {
    const count = 30 + Math.floor((Date.now() - opening) / ms)
    const etag = `"${count}"`
    if (isConditional && headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
    return { body: writeUndated(count), headers: isConditional ? { etag } : {} }
  }
}

/** Follows what is on the wire for so long; returns how often it was asked in the second half, a day. */
async function watch(forMs: number): Promise<{ source: Source; perDay: number }> {
  let source = await followAddress(wire.url)
  const half = Date.now() + forMs / 2
  let asked = 0
  while (Date.now() < half + forMs / 2) {
    source = await passToNextCheck(source)
    if (Date.now() > half) asked += 1
  }
  return { source, perDay: asked / (forMs / 2 / day) }
}

describe('C7 the pace of a source without times', () => {
  test.each([
    ['every five minutes', 5 * minute, day, 96, 292],
    ['every two hours', 2 * hour, 6 * day, 12, 36],
    ['every other day', 2 * day, 30 * day, 4, 6],
  ])('that publishes %s is learned', async (_name, every, forMs, least, most) => {
    wire.say(publishEvery(every, true))
    const { perDay, source } = await watch(forMs)
    expect(perDay).toBeGreaterThanOrEqual(least)
    expect(perDay).toBeLessThanOrEqual(most)
    expect(source.because).toBe('rhythm')
  })

  test('that sends all again each time, too, within its own bounds', async () => {
    wire.say(publishEvery(5 * minute, false))
    const { perDay } = await watch(day)
    expect(perDay).toBeGreaterThanOrEqual(44)
    expect(perDay).toBeLessThanOrEqual(50)
    wire.say(publishEvery(7 * day, false))
    passTime(8 * day)
    expect((await watch(30 * day)).perDay).toBeLessThanOrEqual(3)
  })

  test('is not taken from what the first check finds, however much that is', async () => {
    wire.say({ body: writeUndated(30), headers: { etag: '"1"' } })
    const source = await followAddress(wire.url)
    expect(source.rhythm).toHaveLength(1)
    expect(waitOf(source)).toBe(30 * minute)
  })

  test('that never publishes again is asked ever more rarely', async () => {
    wire.say({ body: writeUndated(30), headers: { etag: '"1"' } })
    const waits: number[] = []
    let source = await followAddress(wire.url)
    while (Date.now() < opening + 2 * day) {
      source = await passToNextCheck(source)
      waits.push(waitOf(source))
    }
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
    expect(waits.at(-1)).toBe(6 * hour)
  })
})

test('a story dated in the future is no new publication at each check', async () => {
  const coming = `<pubDate>${new Date(opening + 300 * day).toUTCString()}</pubDate>`
  let nth = 0
  wire.say(() => ({ body: writeUndated(3, coming), headers: { etag: `"${++nth}"` } }))
  const { source, perDay } = await watch(6 * day)
  expect(source.rhythm).toHaveLength(1)
  expect(perDay).toBeLessThanOrEqual(5)
})
