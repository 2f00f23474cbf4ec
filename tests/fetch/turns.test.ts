import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openTurns, takeTurn } from '../../utils/fetch/lanes.ts'

const a = 'https://a.example/feed'
const b = 'https://b.example/feed'

/** Lets real work go on as well: locks are not given by timers. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await new Promise((resolve) => setImmediate(resolve))
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('a round asks for a host once, and has it for what follows soon', async () => {
  const request = vi.spyOn(navigator.locks, 'request')
  const turns = openTurns()
  expect(await turns.take(a, async () => 1)).toBe(1)
  expect(await turns.take(a, async () => 2)).toBe(2)
  expect(request).toHaveBeenCalledTimes(1)
  await turns.take(b, async () => undefined)
  expect(request).toHaveBeenCalledTimes(2)
  turns.end()
  request.mockRestore()
})

test('others get the host at the end of the round', async () => {
  const turns = openTurns()
  await turns.take(a, async () => undefined)
  const other = vi.fn(async () => undefined)
  const waiting = takeTurn(a, other)
  await pass(20)
  expect(other).not.toHaveBeenCalled()
  turns.end()
  await waiting
  expect(other).toHaveBeenCalledOnce()
})

test('others get the host after a while, though the round goes on', async () => {
  const turns = openTurns()
  await turns.take(a, async () => undefined)
  const other = vi.fn(async () => undefined)
  const taken = takeTurn(a, other)
  await pass(499)
  expect(other).not.toHaveBeenCalled()
  await pass(1)
  await taken
  expect(other).toHaveBeenCalledOnce()
  await turns.take(a, async () => undefined)
  turns.end()
})

test('nobody gets the host while it is asked, however long that takes', async () => {
  const turns = openTurns()
  const order: string[] = []
  const slow = turns.take(a, async () => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    order.push('round')
  })
  await pass(10)
  const other = takeTurn(a, async () => void order.push('other'))
  await pass(600)
  expect(order).toEqual([])
  await pass(100)
  await Promise.all([slow, other])
  expect(order).toEqual(['round', 'other'])
  turns.end()
})

test('work that fails gives the host back all the same', async () => {
  const turns = openTurns()
  await expect(turns.take(a, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  turns.end()
  expect(await takeTurn(a, async () => 'free')).toBe('free')
})
