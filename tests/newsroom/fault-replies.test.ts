import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, type Heard } from './ask.ts'
import type { Fault } from './fault.ts'
import { type Newsroom, startNewsroom } from './newsroom.ts'

const id = 'salt-wind'
let newsroom: Newsroom
let url: string
let home: string

beforeEach(async () => {
  newsroom = await startNewsroom()
  const source = newsroom.sources.find((other) => other.id === id)
  url = source?.url ?? ''
  home = source?.homeUrl ?? ''
})
afterEach(() => newsroom.close())

function askWith(fault: Fault, headers: Record<string, string> = {}): Promise<Heard> {
  newsroom.setFault(id, fault)
  return ask(url, { headers })
}

describe('status', () => {
  test.each([401, 403, 404, 410, 429, 500, 503])('%i', async (status) => {
    const heard = await askWith({ kind: 'status', status })
    expect(heard.status).toBe(status)
    expect(heard.headers).not.toHaveProperty('retry-after')
    expect(heard.headers).not.toHaveProperty('etag')
    expect(newsroom.log[0]).toMatchObject({ status, fault: 'status' })
  })

  test('outweighs a tag that would have matched', async () => {
    const { headers } = await ask(url)
    expect(
      (await askWith({ kind: 'status', status: 500 }, { 'if-none-match': headers.etag ?? '' })).status,
    ).toBe(500)
  })

  test.each([
    [120, '120'],
    ['Wed, 13 May 2026 10:00:00 GMT', 'Wed, 13 May 2026 10:00:00 GMT'],
    ['-5', '-5'],
    ['soon', 'soon'],
  ])('asks to come back after %s', async (retryAfter, sent) => {
    expect((await askWith({ kind: 'status', status: 429, retryAfter })).headers['retry-after']).toBe(sent)
  })

  test('may be a challenge that wants a browser', async () => {
    const heard = await askWith({ kind: 'status', status: 403, challenge: true })
    expect(heard.headers['cf-mitigated']).toBe('challenge')
    expect(heard.body.toString()).toContain('<title>Just a moment...</title>')
  })
})

describe('redirects', () => {
  test.each([
    [{ kind: 'redirect', to: '/elsewhere' }, 302],
    [{ kind: 'redirect', to: '/elsewhere', permanent: true }, 301],
    [{ kind: 'redirect', to: '/elsewhere', status: 308 }, 308],
  ] satisfies [Fault, number][])('%o answers %i', async (fault, status) => {
    expect(await askWith(fault)).toMatchObject({ status, headers: { location: '/elsewhere' } })
  })

  test('may lead to another outlet', async () => {
    const other = newsroom.sources.find((source) => source.id === 'nawras')?.url ?? ''
    newsroom.setFault(id, { kind: 'redirect', to: other, permanent: true })
    const answer = await fetch(url)
    expect([answer.url, answer.status]).toEqual([other, 200])
  })

  test('a loop comes back to where it began', async () => {
    const away = await askWith({ kind: 'loop' })
    expect(away.status).toBe(302)
    const back = await ask(away.headers.location ?? '')
    expect([back.status, back.headers.location]).toEqual([302, url])
    await expect(fetch(url)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('redirect') },
    })
  })

  test('a portal leads to a login page, everywhere if it stands before everything', async () => {
    newsroom.setFault(id, { kind: 'portal', everywhere: true })
    for (const address of [url, home, newsroom.expectedStories(id)[0]?.url ?? '', `${home}favicon.ico`]) {
      const answer = await fetch(address)
      expect([answer.status, new URL(answer.url).pathname]).toEqual([200, '/login'])
      expect(await answer.text()).toContain('type="password"')
    }
  })

  test('a portal may stand elsewhere', async () => {
    expect((await askWith({ kind: 'portal', to: 'http://127.0.0.1:1/hotel' })).headers.location).toContain(
      '/hotel',
    )
  })
})

test('always304 says so whatever was asked, and whatever was published', async () => {
  expect((await askWith({ kind: 'always304' })).status).toBe(304)
  newsroom.publish(id)
  const heard = await ask(url, { headers: { 'if-none-match': '"other"' } })
  expect([heard.status, heard.body.length]).toEqual([304, 0])
})

describe('swappedValidators', () => {
  test('are those of the edition before, with the new body', async () => {
    const old = await ask(url)
    const story = newsroom.publish(id)
    const heard = await askWith({ kind: 'swappedValidators' })
    expect(heard.body.toString()).toContain(story.url)
    expect(heard.headers.etag).toBe(old.headers.etag)
    expect(heard.headers['last-modified']).toBe(old.headers['last-modified'])
  })

  test('never match again, not even before anything was published', async () => {
    const honest = await ask(url)
    const heard = await askWith({ kind: 'swappedValidators' })
    expect(heard.headers.etag).not.toBe(honest.headers.etag)
    expect((await ask(url, { headers: { 'if-none-match': heard.headers.etag ?? '' } })).status).toBe(200)
  })
})

test('cookies are set, and the log tells whether they came back', async () => {
  const heard = await askWith({ kind: 'cookies' })
  expect(heard.status).toBe(200)
  expect(heard.headers['set-cookie']).toHaveLength(2)
  await ask(url, { headers: { cookie: 'visit=1' } })
  expect(newsroom.requestsFor(id).map(({ headers }) => headers.cookie)).toEqual([undefined, 'visit=1'])
})

describe('maxAge', () => {
  test('is said by Cache-Control, on a 304 too', async () => {
    const { headers } = await ask(url)
    const heard = await askWith({ kind: 'maxAge', seconds: 7200 }, { 'if-none-match': headers.etag ?? '' })
    expect([heard.status, heard.headers['cache-control']]).toEqual([304, 'public, max-age=7200'])
  })

  test('or by Expires', async () => {
    const { headers } = await askWith({ kind: 'maxAge', seconds: 7200, as: 'expires' })
    const ahead = Date.parse(headers.expires ?? '') - Date.now()
    expect(ahead).toBeGreaterThan(7_190_000)
    expect(ahead).toBeLessThanOrEqual(7_200_000)
  })
})

describe('a fault', () => {
  test('touches the followed address alone unless told otherwise', async () => {
    newsroom.setFault(id, { kind: 'status', status: 500 })
    expect((await ask(home)).status).toBe(200)
    newsroom.setFault(id, { kind: 'status', status: 500, everywhere: true })
    expect((await ask(home)).status).toBe(500)
  })

  test('touches no other outlet', async () => {
    newsroom.setFault(id, { kind: 'status', status: 500 })
    expect((await ask(newsroom.sources[0]?.url ?? '')).status).toBe(200)
  })

  test('heals after as many answers as it was given, or when it is taken back', async () => {
    newsroom.setFault(id, { kind: 'status', status: 503, times: 2 })
    const statuses: number[] = []
    for (let nth = 0; nth < 3; nth++) statuses.push((await ask(url)).status)
    expect(statuses).toEqual([503, 503, 200])
    newsroom.setFault(id, { kind: 'status', status: 503, times: 1 })
    expect((await ask(url)).status).toBe(503)
    newsroom.setFault(id, { kind: 'status', status: 503 })
    newsroom.setFault(id)
    expect((await ask(url)).status).toBe(200)
  })
})
