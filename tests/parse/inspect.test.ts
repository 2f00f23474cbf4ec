import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folder } from './fixtures.ts'

const tool = fileURLToPath(new URL('../tools/inspect.ts', import.meta.url))
const feed = join(folder, 'feeds/rss-2.0-wordpress.xml')
let scratch = ''

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'fil-inspect-'))
})

afterAll(() => rm(scratch, { recursive: true }))

interface Run {
  code: number
  lines: Record<string, unknown>[]
  complaint: string
}

function inspect(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...args], (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter(Boolean)
      resolve({
        code: Number(error?.code ?? 0),
        lines: lines.map((line) => JSON.parse(line)),
        complaint: stderr.trim(),
      })
    })
  })
}

test('a file is one line, with all that Fil would store', async () => {
  const { code, lines, complaint } = await inspect(feed, '--now', '2024-11-16T08:10:00Z')
  expect({ code, complaint, count: lines.length }).toEqual({ code: 0, complaint: '', count: 1 })
  expect(lines[0]).toMatchObject({
    file: feed,
    ok: true,
    kind: 'feed',
    title: 'Le Quotidien de l’Atlas',
    homeUrl: 'https://atlas.example/',
    charset: 'utf-8',
    parser: 'feedsmith',
  })
  const [first] = (lines[0]?.stories ?? []) as unknown[]
  expect(first).toEqual({
    key: 'https://atlas.example/?p=4512',
    title: 'L’école d’Ifrane rouvre ses portes 🎒 après la neige',
    url: 'https://atlas.example/2024/11/16/ecole-ifrane/?utm_source=rss&utm_medium=rss',
    publishedAt: Date.parse('2024-11-16T08:05:00Z'),
    author: 'Rédaction & Agences',
    summary: 'Les 240 élèves reprennent lundi. […] L’article est apparu en premier.',
  })
})

test('several files are several lines, in their order, whatever becomes of them', async () => {
  const missing = join(scratch, 'missing.xml')
  const empty = join(folder, 'feeds/opml.xml')
  const { code, lines } = await inspect(missing, empty, feed)
  expect(code).toBe(0)
  expect(lines.map(({ file, ok }) => [file, ok])).toEqual([
    [missing, false],
    [empty, false],
    [feed, true],
  ])
  expect(lines[0]?.trouble).toMatchObject({
    reason: 'unreachable',
    sentence: expect.stringContaining('ENOENT'),
  })
  expect(lines[1]?.trouble).toEqual({
    reason: 'no-headlines',
    sentence: expect.stringContaining('no headlines'),
  })
})

test('a clock time is read in the zone that is told, at the moment that is told', async () => {
  const file = join(scratch, 'feed.xml')
  const item = '<item><title>A</title><link>a</link><pubDate>16 Nov 2024 08:05</pubDate></item>'
  await writeFile(file, `<rss version="2.0"><channel><title>T</title>${item}</channel></rss>`)
  const read = async (...args: string[]) =>
    (await inspect(file, '--url', 'https://t.example/x/feed', ...args)).lines[0]?.stories
  const story = { title: 'A', url: 'https://t.example/x/a' }
  expect(await read('--time-zone', 'Asia/Tokyo', '--now', '2024-11-16T08:10:00')).toMatchObject([
    { ...story, publishedAt: Date.parse('2024-11-15T23:05:00Z') },
  ])
  expect((await read('--time-zone', 'UTC', '--now', '1731700000000')) as object[]).not.toHaveProperty(
    '0.publishedAt',
  )
})

test('the type that is told is what a server would have said', async () => {
  const file = join(scratch, 'latin.xml')
  await writeFile(
    file,
    Buffer.from('<rss version="2.0"><channel><title>Été</title></channel></rss>', 'latin1'),
  )
  const { lines } = await inspect(file, '--content-type', 'text/xml; charset=iso-8859-15')
  expect(lines[0]).toMatchObject({ ok: true, charset: 'iso-8859-15', title: 'Été' })
})

test('an address is fetched', async () => {
  const server = createServer((request, response) => {
    if (request.url !== '/feed') return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=windows-1252' })
    return response.end(
      '<rss version="2.0"><channel><title>T</title><item><title>A</title><link>a</link></item></channel></rss>',
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { lines } = await inspect(`${origin}/feed`, `${origin}/none`)
  server.close()
  expect(lines[0]).toMatchObject({ ok: true, charset: 'windows-1252', stories: [{ url: `${origin}/a` }] })
  expect(lines[1]).toMatchObject({ ok: false, trouble: { sentence: `${origin}/none answers 404` } })
})

describe('bad usage is one sentence and a failure', () => {
  test.each([
    [[], 'Name a file or an address to inspect.'],
    [['--frobnicate', feed], "Unknown option '--frobnicate'."],
    [[feed, '--time-zone', 'Mars/Olympus'], '--time-zone Mars/Olympus is no time zone.'],
    [[feed, '--now', 'soon'], '--now soon is no instant such as 2024-11-16T08:10:00Z.'],
    [[feed, '--url', 'nowhere'], '--url nowhere is no address.'],
  ])('%j', async (args, sentence) => {
    const { code, lines, complaint } = await inspect(...args)
    expect({ code, lines }).toEqual({ code: 1, lines: [] })
    expect(complaint.startsWith(sentence)).toBe(true)
    expect(complaint.split('\n')).toHaveLength(1)
  })
})
