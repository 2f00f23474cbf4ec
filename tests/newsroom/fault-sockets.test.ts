import { createGunzip, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { type Newsroom, startNewsroom } from './newsroom.ts'

const id = 'remparts'
let newsroom: Newsroom
let url: string
let whole: Buffer

beforeAll(async () => {
  newsroom = await startNewsroom()
  url = newsroom.sources.find((source) => source.id === id)?.url ?? ''
  whole = (await ask(url)).body
})
afterAll(() => newsroom.close())
beforeEach(() => {
  newsroom.setFault(id)
  newsroom.clearLog()
})

describe('drip', () => {
  test('gives a byte at a time, and the right ones', async () => {
    newsroom.setFault(id, { kind: 'drip', everyMs: 20 })
    const { status, headers, body, isCut } = await ask(url, { withinMs: 800 })
    expect(status).toBe(200)
    expect(headers['content-length']).toBe(String(whole.length))
    expect(isCut).toBe(true)
    expect(body.length).toBeGreaterThan(3)
    expect(body.length).toBeLessThanOrEqual(40)
    expect(body).toEqual(whole.subarray(0, body.length))
  })

  test('gives one byte a second unless told otherwise', async () => {
    newsroom.setFault(id, { kind: 'drip' })
    expect((await ask(url, { withinMs: 500 })).body).toHaveLength(1)
  })

  test('ends whole where there is little to give', async () => {
    newsroom.setFault(id, { kind: 'drip', everyMs: 1, everywhere: true })
    const image = `${new URL(url).origin}/favicon.svg`
    const { isCut, body } = await ask(image)
    expect(isCut).toBe(false)
    expect(body.toString()).toMatch(/<\/svg>$/)
  })
})

describe('reset', () => {
  test('tears the connection after so many bytes', async () => {
    newsroom.setFault(id, { kind: 'reset', afterBytes: 300 })
    const { status, body, isCut } = await ask(url)
    expect([status, isCut]).toEqual([200, true])
    expect(body).toEqual(whole.subarray(0, 300))
    await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow()
  })

  test('at 0 no answer comes at all', async () => {
    newsroom.setFault(id, { kind: 'reset', afterBytes: 0 })
    expect(await ask(url)).toMatchObject({ status: 0, isCut: true })
    await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(newsroom.log.map(({ status }) => status)).toEqual([0, 0])
  })
})

describe('truncate', () => {
  test('promises more than it sends', async () => {
    newsroom.setFault(id, { kind: 'truncate' })
    const { headers, body, isCut } = await ask(url)
    expect(headers['content-length']).toBe(String(whole.length))
    expect(body).toEqual(whole.subarray(0, whole.length >> 1))
    expect(isCut).toBe(true)
  })

  test('with an honest length only the feed itself is broken', async () => {
    newsroom.setFault(id, { kind: 'truncate', afterBytes: 1000, honest: true })
    const answer = await fetch(url)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(whole.subarray(0, 1000))
    expect(answer.headers.get('content-length')).toBe('1000')
  })

  test('is no whole answer, so the log lists no stories for it', async () => {
    newsroom.setFault(id, { kind: 'truncate' })
    await ask(url)
    expect(newsroom.log[0]).toMatchObject({ status: 200, fault: 'truncate' })
    expect(newsroom.log[0]).not.toHaveProperty('stories')
  })

  test('comes also to those who hold the right tag', async () => {
    const { headers } = await ask(url)
    newsroom.setFault(id, { kind: 'truncate' })
    expect((await ask(url, { headers: { 'if-none-match': headers.etag ?? '' } })).status).toBe(200)
  })
})

describe('hang', () => {
  test('never answers', async () => {
    newsroom.setFault(id, { kind: 'hang' })
    expect(await ask(url, { withinMs: 150 })).toMatchObject({ status: 0, isCut: true })
    expect(newsroom.log[0]).toMatchObject({ status: 0, fault: 'hang' })
  })

  test('or answers with headers and never a body', async () => {
    newsroom.setFault(id, { kind: 'hang', afterHeaders: true })
    const { status, body, isCut } = await ask(url, { withinMs: 150 })
    expect([status, body.length, isCut]).toEqual([200, 0, true])
  })
})

describe('bomb', () => {
  test.each([1000, 1_048_576, 3_333_333, 50_000_000])('is right gzip of %i bytes', async (bytes) => {
    newsroom.setFault(id, { kind: 'bomb', bytes })
    const { headers, body } = await ask(url)
    expect(headers['content-encoding']).toBe('gzip')
    expect(headers).not.toHaveProperty('content-length')
    const inflated = gunzipSync(body)
    expect(inflated).toHaveLength(bytes)
    expect(inflated.subarray(0, 40).toString()).toMatch(/^<\?xml version="1.0"\?><rss/)
  })

  test('goes on to 2 GB from a few megabytes, in little memory', async () => {
    newsroom.setFault(id, { kind: 'bomb' })
    const before = process.memoryUsage().rss
    const { body, isCut } = await ask(url, { withinMs: 30_000 })
    expect(isCut).toBe(false)
    expect(body.length).toBeLessThan(8 * 1024 ** 2)
    expect(body.readUInt32LE(body.length - 4)).toBe(2 * 1024 ** 3)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2)
    expect(await inflateUpTo(body, 64 * 1024 ** 2)).toBeGreaterThanOrEqual(64 * 1024 ** 2)
  }, 40_000)

  test('may be left in the middle', async () => {
    newsroom.setFault(id, { kind: 'bomb' })
    const leaving = new AbortController()
    const answer = await fetch(url, { signal: leaving.signal })
    const reader = answer.body?.getReader()
    let read = 0
    while (read < 15_000_000) read += (await reader?.read())?.value?.length ?? 0
    leaving.abort()
    await expect.poll(() => newsroom.log[0]?.endedAt).toBeDefined()
    newsroom.setFault(id)
    expect((await ask(url)).body).toEqual(whole)
  })
})

async function inflateUpTo(body: Buffer, limit: number): Promise<number> {
  const gunzip = createGunzip()
  gunzip.end(body)
  let read = 0
  for await (const chunk of gunzip) {
    read += (chunk as Buffer).length
    if (read >= limit) break
  }
  return read
}
