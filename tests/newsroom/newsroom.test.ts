import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { type Newsroom, type NewsroomOptions, startNewsroom } from './newsroom.ts'
import { readBack } from './read-back.ts'

const now = Date.parse('2026-05-12T09:30:00Z')
const open: Newsroom[] = []

async function start(options: NewsroomOptions = {}): Promise<Newsroom> {
  const newsroom = await startNewsroom(options)
  open.push(newsroom)
  return newsroom
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((newsroom) => newsroom.close()))
})

describe('the cast', () => {
  test('is eight outlets in three languages and three kinds, each on a port of its own', async () => {
    const { sources } = await start()
    expect(sources).toHaveLength(8)
    expect(new Set(sources.map(({ url }) => new URL(url).port)).size).toBe(8)
    expect(sources.every(({ url }) => new URL(url).hostname === '127.0.0.1')).toBe(true)
    expect(new Set(sources.map(({ language }) => language.slice(0, 2)))).toEqual(new Set(['fr', 'en', 'ar']))
    expect(new Set(sources.map(({ kind }) => kind))).toEqual(new Set(['feed', 'sitemap', 'ticker']))
  })

  test('opens with stories of the last thirty hours, none of the future', async () => {
    const newsroom = await start({ now })
    for (const { id } of newsroom.sources) {
      const times = newsroom.expectedStories(id).flatMap(({ publishedAt }) => publishedAt ?? [])
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      expect(Math.max(...times)).toBeLessThanOrEqual(now)
      expect(Math.min(...times)).toBeGreaterThan(now - 31 * 3_600_000)
      expect(Math.min(...times)).toBeLessThan(now - 20 * 3_600_000)
    }
  })

  test('tells the same stories at the same times for the same seed, and others for another', async () => {
    const tell = async (seed: string): Promise<unknown[]> => {
      const newsroom = await start({ now, seed })
      newsroom.publish()
      return newsroom.sources.flatMap(({ id }) =>
        newsroom.expectedStories(id).map(({ title, publishedAt }) => [title, publishedAt]),
      )
    }
    expect(await tell('a')).toEqual(await tell('a'))
    expect(await tell('a')).not.toEqual(await tell('b'))
  })
})

describe('publishing', () => {
  test('puts a story on top, now, and serves it', async () => {
    const newsroom = await start({ now })
    for (const source of newsroom.sources) {
      const story = newsroom.publish(source.id)
      expect(newsroom.expectedStories(source.id).find(({ lead }) => !lead)).toEqual(story)
      expect(story.publishedAt).toBe(now)
      expect((await ask(story.url)).status).toBe(200)
    }
  })

  test('takes a title, a time and a guid, and lists the story where its time belongs', async () => {
    const newsroom = await start({ now })
    const [first, second] = newsroom.expectedStories('remparts')
    const publishedAt = ((first?.publishedAt ?? 0) + (second?.publishedAt ?? 0)) / 2
    const story = newsroom.publish('remparts', { title: 'Entre deux', publishedAt, guid: 'urn:between' })
    expect(story.publishedAt).toBe(Math.floor(publishedAt / 1000) * 1000)
    expect(newsroom.expectedStories('remparts')[1]).toEqual(story)
    const body = (await ask(newsroom.sources[0]?.url ?? '')).body.toString()
    expect(body).toContain('<guid isPermaLink="false">urn:between</guid>')
  })

  test('lists no more than its window', async () => {
    const newsroom = await start({ now, window: 30 })
    for (let nth = 0; nth < 10; nth++) newsroom.publish('nawras')
    expect(newsroom.expectedStories('nawras')).toHaveLength(30)
  })

  test('goes on by itself, somewhere, until it is told to stop', async () => {
    const newsroom = await start()
    const count = (): number => newsroom.sources.flatMap(({ id }) => newsroom.expectedStories(id)).length
    const before = count()
    const stop = newsroom.startPublishing({ everyMs: 5 })
    await expect.poll(count).toBeGreaterThan(before + 10)
    stop()
    const after = count()
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(count()).toBe(after)
  })

  test('an edited story keeps its address, a withdrawn one is gone', async () => {
    const newsroom = await start({ now })
    const source = newsroom.sources[3]
    const before = newsroom.expectedStories('cimes')
    const [edited, withdrawn] = before
    newsroom.revise('cimes', edited?.url ?? '', { title: 'Corrigé' })
    newsroom.withdraw('cimes', withdrawn?.url ?? '')
    expect(newsroom.expectedStories('cimes')).toEqual([{ ...edited, title: 'Corrigé' }, ...before.slice(2)])
    const text = (await ask(source?.url ?? '')).body.toString('latin1')
    expect(readBack({ kind: 'feed', url: '' }, text).stories[0]).toMatchObject({
      title: 'Corrigé',
      url: edited?.url,
    })
    expect((await ask(edited?.url ?? '')).body.toString('latin1')).toContain('<h1>Corrigé</h1>')
    expect(() => newsroom.withdraw('cimes', withdrawn?.url ?? '')).toThrow('lists no')
  })
})

describe('synthetic outlets', () => {
  test('are as many as asked for, with as many stories, at once', async () => {
    const newsroom = await start({ synthetic: { sources: 200, stories: 20, ports: 4 } })
    expect(newsroom.sources).toHaveLength(200)
    expect(new Set(newsroom.sources.map(({ url }) => new URL(url).port)).size).toBe(4)
    for (const source of [newsroom.sources[0], newsroom.sources[199]]) {
      const read = readBack({ kind: 'feed', url: '' }, (await ask(source?.url ?? '')).body.toString())
      expect(read.title).toBe(source?.title)
      expect(read.stories.map(({ url }) => url)).toEqual(
        newsroom.expectedStories(source?.id ?? '').map(({ url }) => url),
      )
      expect(read.stories).toHaveLength(20)
      expect((await ask(read.stories[7]?.url ?? '')).status).toBe(200)
    }
  })

  test('have ports of their own unless they share, and may join the cast', async () => {
    const newsroom = await start({ cast: 'invented', synthetic: { sources: 3, stories: 2 } })
    expect(newsroom.sources).toHaveLength(11)
    expect(new Set(newsroom.sources.map(({ url }) => new URL(url).port)).size).toBe(11)
  })

  test('on one port, a path that is nobody’s is not found', async () => {
    const newsroom = await start({ synthetic: { sources: 2, stories: 1, ports: 1 } })
    const { origin } = new URL(newsroom.sources[0]?.url ?? '')
    expect((await ask(`${origin}/nobody/rss.xml`)).status).toBe(404)
  })
})

describe('doors', () => {
  test('a closed door refuses, and opens again on its port', async () => {
    const newsroom = await start()
    const url = newsroom.sources[0]?.url ?? ''
    await newsroom.closeDoor('remparts')
    await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
    expect((await fetch(newsroom.sources[1]?.url ?? '')).status).toBe(200)
    await newsroom.openDoor('remparts')
    expect((await fetch(url)).status).toBe(200)
  })

  test('closing frees the ports, even under an answer that never comes', async () => {
    const newsroom = await startNewsroom()
    const url = newsroom.sources[2]?.url ?? ''
    newsroom.setFault('harbour-hill', { kind: 'hang' })
    newsroom.startPublishing({ everyMs: 5 })
    const hanging = ask(url, { withinMs: 60_000 })
    await expect.poll(() => newsroom.log.length).toBe(1)
    await newsroom.close()
    expect((await hanging).isCut).toBe(true)
    const ports = newsroom.sources.map((source) => Number(new URL(source.url).port))
    await expect(Promise.all(ports.map(takePort))).resolves.toHaveLength(8)
  })

  test('closing ends the publishing', async () => {
    const newsroom = await startNewsroom({ window: 1000 })
    const count = (): number => newsroom.sources.flatMap(({ id }) => newsroom.expectedStories(id)).length
    newsroom.startPublishing({ everyMs: 2 })
    await newsroom.close()
    const after = count()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(count()).toBe(after)
  })

  test('an outlet that is not there is an error', async () => {
    const newsroom = await start()
    expect(() => newsroom.publish('nobody')).toThrow('there is no outlet nobody')
  })
})

function takePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
}
