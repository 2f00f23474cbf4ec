import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { fetchSource } from '../../utils/fetch/fetch.ts'
import type { Validators } from '../../utils/model.ts'

const now = Date.parse('2026-03-10T09:00:00Z')

let server: Server
let url: string
let answer: RequestListener
let seen: { headers: Record<string, unknown> }[]

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`
})
beforeEach(() => {
  seen = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function ask(validators: Validators = {}, language?: string) {
  return fetchSource({ url, validators, ...(language !== undefined && { language }) }, now)
}

function reply(status: number, headers: Record<string, string> = {}, body: string | Uint8Array = ''): void {
  answer = (_request, response) => response.writeHead(status, headers).end(body)
}

describe('what is sent', () => {
  test('the first request is unconditional', async () => {
    reply(200)
    await ask()
    expect(seen[0]?.headers).not.toHaveProperty('if-none-match')
    expect(seen[0]?.headers).not.toHaveProperty('if-modified-since')
  })

  test('validators go back byte for byte', async () => {
    reply(304)
    await ask({ etag: 'W/"a,b c"', lastModified: 'Tue, 10 Mar 2026 08:00:00 GMT' })
    expect(seen[0]?.headers).toMatchObject({
      'if-none-match': 'W/"a,b c"',
      'if-modified-since': 'Tue, 10 Mar 2026 08:00:00 GMT',
    })
  })
})

describe('trust in validators', () => {
  const day = 24 * 60 * 60_000
  const askAfter = (days: number) =>
    fetchSource({ url, validators: { etag: '"7"' }, freshAt: now - days * day }, now)

  test('ends eight days after the whole was last sent', async () => {
    reply(304)
    await askAfter(7.9)
    await askAfter(8.1)
    expect(seen.map(({ headers }) => headers['if-none-match'])).toEqual(['"7"', undefined])
  })
})

test.each([
  [true, 'timeout'],
  [false, 'offline'],
])('a server that is silent while there is a network (%s) has the trouble %s', async (onLine, reason) => {
  onTestFinished(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  vi.stubGlobal('navigator', { onLine })
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(
    AbortSignal.abort(new DOMException('Slow', 'TimeoutError')),
  )
  expect(await ask()).toEqual({ kind: 'failed', trouble: { reason } })
})

describe('what comes back', () => {
  test('a 200 is fresh, with its text, final address, type and validators', async () => {
    reply(200, { ETag: '"7"', 'Content-Type': 'application/rss+xml' }, 'héllo')
    expect(await ask()).toEqual({
      kind: 'fresh',
      status: 200,
      text: 'héllo',
      url,
      contentType: 'application/rss+xml',
      validators: { etag: '"7"' },
      serverAt: expect.any(Number),
    })
  })

  test.each([
    ['Tue, 10 Mar 2026 08:59:00 GMT', now - 60_000],
    ['soon', undefined],
    ['', undefined],
  ])('with the time "%s" that its server’s clock shows, if that is one', async (date, serverAt) => {
    for (const status of [200, 304]) {
      reply(status, { Date: date, ETag: '"7"' }, '')
      expect(((await ask({ etag: '"7"' })) as { serverAt?: number }).serverAt).toBe(serverAt)
    }
  })

  test('text is decoded by the charset that the header names', async () => {
    reply(200, { 'Content-Type': 'text/xml; charset=iso-8859-1' }, Uint8Array.from([0x4e, 0x6f, 0xeb, 0x6c]))
    expect(await ask()).toMatchObject({ text: 'Noël' })
  })

  test('a 304 is unchanged and keeps the validators that it does not renew', async () => {
    reply(304, { ETag: '"8"' })
    expect(await ask({ etag: '"7"', lastModified: 'yesterday' })).toEqual({
      kind: 'unchanged',
      status: 304,
      url,
      validators: { etag: '"8"', lastModified: 'yesterday' },
      serverAt: expect.any(Number),
    })
  })

  test('the address after a redirect is the one that the text came from', async () => {
    answer = (request, response) =>
      request.url === '/feed'
        ? response.writeHead(302, { Location: '/moved' }).end()
        : response.writeHead(200).end('moved')
    expect(await ask()).toMatchObject({ kind: 'fresh', url: url.replace('/feed', '/moved'), text: 'moved' })
  })

  test('a loop of redirects is an error, not a hang', async () => {
    reply(302, { Location: '/feed' })
    expect(await ask()).toEqual({ kind: 'failed', trouble: { reason: 'unreachable' } })
  })

  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'not-found'],
    [410, 'gone'],
    [418, 'refused'],
    [429, 'busy'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'busy'],
  ] as const)('%d is the trouble "%s"', async (status, reason) => {
    reply(status)
    expect(await ask()).toEqual({ kind: 'failed', status, trouble: { reason, status } })
  })

  test('a guard that wants to see a person first is a challenge', async () => {
    reply(403, { 'cf-mitigated': 'challenge' })
    expect(await ask()).toMatchObject({ trouble: { reason: 'challenge', status: 403 } })
    reply(503, {}, '<html><head><title>Just a moment...</title>')
    expect(await ask()).toMatchObject({ trouble: { reason: 'challenge', status: 503 } })
  })

  test('a 304 to a question that named nothing is the server’s error', async () => {
    reply(304)
    expect(await ask()).toMatchObject({ kind: 'failed', trouble: { reason: 'server-error', status: 304 } })
  })

  test('a server that asks to wait is quoted', async () => {
    reply(429, { 'Retry-After': '60' })
    expect(await ask()).toMatchObject({ heldUntilAt: now + 60_000 })
    reply(200, { 'Cache-Control': 'max-age=120' })
    expect(await ask()).toMatchObject({ freshUntilAt: now + 120_000 })
  })
})

describe('what goes wrong', () => {
  test('a refused connection is unreachable', async () => {
    expect(await fetchSource({ url: 'http://127.0.0.1:9/', validators: {} }, now)).toEqual({
      kind: 'failed',
      trouble: { reason: 'unreachable' },
    })
  })

  test('a connection torn in the middle of the body is unreachable', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('only this', () => response.destroy())
    }
    expect(await ask()).toEqual({ kind: 'failed', trouble: { reason: 'unreachable' } })
  })

  test('a body over 15 MB is given up where it passes the limit', async () => {
    let sent = 0
    answer = (_request, response) => {
      const megabyte = new Uint8Array(1024 * 1024)
      const send = () => {
        while (sent < 200 && !response.destroyed && response.write(megabyte)) sent += 1
        if (sent >= 200) response.end()
      }
      response.on('drain', send)
      send()
    }
    expect(await ask()).toEqual({ kind: 'failed', trouble: { reason: 'too-large' } })
    expect(sent).toBeLessThan(100)
  })
})
