import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, type Heard } from './ask.ts'
import { inventedCast } from './cast.ts'
import type { Fault } from './fault.ts'
import { type Newsroom, startNewsroom } from './newsroom.ts'
import type { PressSource } from './outlet.ts'
import { decodeAnswer, listTexts, readBack } from './read-back.ts'

let newsroom: Newsroom

beforeEach(async () => {
  newsroom = await startNewsroom()
})
afterEach(() => newsroom.close())

function findSource(id: string): PressSource {
  return newsroom.sources.find((source) => source.id === id) as PressSource
}

function askWith(id: string, fault: Fault, headers: Record<string, string> = {}): Promise<Heard> {
  newsroom.setFault(id, fault)
  return ask(findSource(id).url, { headers })
}

function readTitles(id: string, { body, headers }: Heard): (string | undefined)[] {
  const text = decodeAnswer(body, headers['content-type'])
  return readBack(findSource(id), text).stories.map(({ title }) => title)
}

describe('huge', () => {
  test('is a whole feed of 20 MB', async () => {
    const { body, headers } = await askWith('minute', { kind: 'huge' })
    expect(body).toHaveLength(20_000_000)
    expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8')
    const { stories } = readBack({ kind: 'feed', url: '' }, body.toString())
    expect(stories.length).toBeGreaterThan(100)
  }, 20_000)

  test('is as large as it is told to be', async () => {
    const { body } = await askWith('nawras', { kind: 'huge', bytes: 1_500_000 })
    expect(body).toHaveLength(1_500_000)
    expect(readBack({ kind: 'feed', url: '' }, body.toString()).stories[0]?.title).toBe('Story number 1')
  })
})

test('many is 100,000 stories in less than 15 MB', async () => {
  const { body } = await askWith('nawras', { kind: 'many' })
  expect(body.length).toBeLessThan(15_000_000)
  const links = body.toString().match(/<link>[^<]*\/\d+<\/link>/g)
  expect(new Set(links).size).toBe(100_000)
  const few = await askWith('nawras', { kind: 'many', items: 3 })
  expect(readTitles('nawras', few)).toEqual(['Story number 1', 'Story number 2', 'Story number 3'])
})

test('html is a login page with status 200 and no validators', async () => {
  const heard = await askWith('remparts', { kind: 'html' })
  expect(heard.status).toBe(200)
  expect(heard.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(heard.headers).not.toHaveProperty('etag')
  expect(heard.headers).not.toHaveProperty('last-modified')
  expect(heard.body.toString()).toContain('type="password"')
  expect(newsroom.log[0]).not.toHaveProperty('stories')
})

test('always200 sends no validators and honours none', async () => {
  const { headers, body } = await ask(findSource('remparts').url)
  const heard = await askWith('remparts', { kind: 'always200' }, { 'if-none-match': headers.etag ?? '' })
  expect(heard.status).toBe(200)
  expect(heard.body).toEqual(body)
  expect(heard.headers).not.toHaveProperty('etag')
  expect(heard.headers).not.toHaveProperty('last-modified')
})

test('unquotedEtag has no quotes, and answers 304 to itself', async () => {
  const { headers } = await ask(findSource('remparts').url)
  const heard = await askWith('remparts', { kind: 'unquotedEtag' })
  expect(heard.headers.etag).toBe(headers.etag?.replaceAll('"', ''))
  const again = await askWith(
    'remparts',
    { kind: 'unquotedEtag' },
    { 'if-none-match': heard.headers.etag ?? '' },
  )
  expect(again.status).toBe(304)
})

describe('wrongCharset', () => {
  test.each(inventedCast.map(({ id, charset }) => [id, charset] as const))(
    '%s is in %s and says otherwise',
    async (id, charset) => {
      const honest = await ask(findSource(id).url)
      const heard = await askWith(id, { kind: 'wrongCharset' })
      expect(heard.body).toEqual(honest.body)
      expect(heard.headers['content-type']).toMatch(
        charset === 'utf-8' ? /charset=iso-8859-1$/ : /charset=utf-8$/,
      )
      expect(honest.headers['content-type']).toMatch(new RegExp(`charset=${charset}$`))
    },
  )

  test('may name any charset', async () => {
    const { headers } = await askWith('rasif', { kind: 'wrongCharset', charset: 'koi8-r' })
    expect(headers['content-type']).toBe('text/xml; charset=koi8-r')
  })
})

test.each(inventedCast.map(({ id, title }) => [id, title] as const))(
  'emptyChannel leaves %s its name and no stories',
  async (id, title) => {
    const before = await ask(findSource(id).url)
    const heard = await askWith(id, { kind: 'emptyChannel' })
    expect(heard.status).toBe(200)
    expect(heard.headers.etag).not.toBe(before.headers.etag)
    expect(newsroom.log.at(-1)?.stories).toEqual([])
    const text = decodeAnswer(heard.body, heard.headers['content-type'])
    expect(text).not.toMatch(/<item[ >]|<entry|<url>|<li>|<h2|"url"/)
    expect(text.includes(title)).toBe(id !== 'qafila')
  },
)

describe('newGuids', () => {
  const readGuids = ({ body }: Heard): string[] => listTexts(body.toString(), 'guid', true)

  test('renames every story once, and keeps all else', async () => {
    const before = await ask(findSource('remparts').url)
    const heard = await askWith('remparts', { kind: 'newGuids' })
    const again = await ask(findSource('remparts').url)
    expect(readTitles('remparts', heard)).toEqual(readTitles('remparts', before))
    expect(readGuids(heard)).toHaveLength(25)
    expect(readGuids(heard).filter((guid) => readGuids(before).includes(guid))).toEqual([])
    expect(readGuids(again)).toEqual(readGuids(heard))
  })

  test('renames them at every answer where told to', async () => {
    const first = await askWith('nawras', { kind: 'newGuids', everyTime: true })
    const second = await ask(findSource('nawras').url, {
      headers: { 'if-none-match': first.headers.etag ?? '' },
    })
    expect(second.status).toBe(200)
    expect(readGuids(second).filter((guid) => readGuids(first).includes(guid))).toEqual([])
  })
})

test('reordered lists the same stories, oldest first', async () => {
  const before = await ask(findSource('qafila').url)
  const heard = await askWith('qafila', { kind: 'reordered' })
  expect(readTitles('qafila', heard)).toEqual(readTitles('qafila', before).toReversed())
})

describe('bytes', () => {
  test('are served as they are, with validators', async () => {
    const body = Uint8Array.of(0, 255, 60, 10)
    const heard = await askWith('remparts', { kind: 'bytes', body, contentType: 'text/plain' })
    expect([...heard.body]).toEqual([...body])
    expect(heard.headers['content-type']).toBe('text/plain')
    const again = await ask(findSource('remparts').url, {
      headers: { 'if-none-match': heard.headers.etag ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('may be text, under the type that the outlet has', async () => {
    const heard = await askWith('nawras', { kind: 'bytes', body: '<rss/>' })
    expect(heard.body.toString()).toBe('<rss/>')
    expect(heard.headers['content-type']).toBe('text/xml; charset=utf-8')
  })

  test('stand in place of an article too where they are everywhere', async () => {
    const [story] = newsroom.expectedStories('nawras')
    const fault = { kind: 'bytes', body: '<p>For subscribers.</p>', contentType: 'text/html' } as const
    newsroom.setFault('nawras', fault)
    expect((await ask(story?.url as string)).body.toString()).not.toBe(fault.body)
    newsroom.setFault('nawras', { ...fault, everywhere: true })
    expect((await ask(story?.url as string)).body.toString()).toBe(fault.body)
  })
})
