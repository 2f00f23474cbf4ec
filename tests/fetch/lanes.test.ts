import { expect, test } from 'vitest'
import { runInLanes } from '../../utils/fetch/lanes.ts'

/** Runs the addresses and reports how many were under way at once, in all and on the busiest host. */
async function run(urls: string[]): Promise<{ done: string[]; mostInAll: number; mostOnAHost: number }> {
  const done: string[] = []
  const underWay: string[] = []
  let mostInAll = 0
  let mostOnAHost = 0
  const due = new Map(urls.map((url, id) => [id, { id, url }]))
  await runInLanes(
    async () => [...due.values()],
    async ({ id, url }) => {
      const { host } = new URL(url)
      underWay.push(host)
      mostInAll = Math.max(mostInAll, underWay.length)
      mostOnAHost = Math.max(mostOnAHost, underWay.filter((other) => other === host).length)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
      underWay.splice(underWay.indexOf(host), 1)
      done.push(url)
      due.delete(id)
    },
  )
  return { done, mostInAll, mostOnAHost }
}

test('hosts are served side by side, six at most', async () => {
  const urls = Array.from({ length: 40 }, (_, index) => `https://host${index}.example/feed`)
  const { done, mostInAll } = await run(urls)
  expect(done.sort()).toEqual(urls.sort())
  expect(mostInAll).toBe(6)
})

test('a host has one request at a time, however many of its sources are due', async () => {
  const urls = Array.from({ length: 30 }, (_, index) => `https://host${index % 3}.example/feed${index}`)
  const { done, mostOnAHost } = await run(urls)
  expect(done).toHaveLength(30)
  expect(mostOnAHost).toBe(1)
})

test('two ports of one machine are two hosts', async () => {
  const { mostInAll } = await run(['http://127.0.0.1:8001/', 'http://127.0.0.1:8002/'])
  expect(mostInAll).toBe(2)
})

test('nothing to do is done at once', async () => {
  expect((await run([])).done).toEqual([])
})

test('what falls due meanwhile does not wait for a host that hangs', async () => {
  const due = [{ id: 1, url: 'https://slow.example/' }]
  const done: number[] = []
  setTimeout(() => due.push({ id: 2, url: 'https://quick.example/' }), 100)
  await runInLanes(
    async () => due.filter(({ id }) => !done.includes(id)),
    async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, id === 1 ? 2_500 : 5))
      done.push(id)
    },
  )
  expect(done).toEqual([2, 1])
})
