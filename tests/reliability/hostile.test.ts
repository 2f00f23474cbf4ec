/** B01, B02, B03, B05, B06 and B08 to B10: sources that mean harm, as far as fetching and keeping go. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { follow } from '../../utils/follow.ts'
import { isPrivate } from '../../utils/parse/address.ts'
import { parse } from '../../utils/parse/parse.ts'
import { database } from '../../utils/store/database.ts'
import { listSources } from '../../utils/store/sources.ts'
import { expectWithin, startCpuClock } from '../support/cpu-time.ts'
import { eventually } from '../support/eventually.ts'
import { makePublic, nameThisMachine } from './names.ts'
import {
  addressOf,
  always,
  check,
  expectComplete,
  followAddress,
  followOutlet,
  hour,
  minute,
  opening,
  passToNextCheck,
  press,
  readRows,
  reread,
  setStage,
  zone,
} from './stage.ts'
import { openWire, type Wire, writeFeed } from './wire.ts'

setStage()

let wire: Wire
beforeEach(async () => {
  wire = await openWire()
})
afterEach(() => wire.close())

const rss = (items: string, head = '') =>
  `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>Trap</title>${items}</channel></rss>`

test.each([
  'file:///etc/passwd',
  'chrome://settings/',
  'about:config',
  'moz-extension://1234/options.html',
  'data:text/xml,<rss version="2.0"/>',
  'blob:https://x.example/1234',
  'javascript:alert(1)',
  ' java\tscript:alert(1)',
  'view-source:https://x.example/',
  'ftp://x.example/feed',
])('B01 "%s" is refused before any request', async (address) => {
  const asked = vi.spyOn(globalThis, 'fetch')
  const mayAsk = vi.fn(always)
  expect(await follow(address, zone, mayAsk)).toEqual({ trouble: { reason: 'bad-address' } })
  expect(asked).not.toHaveBeenCalled()
  expect(mayAsk).not.toHaveBeenCalled()
})

describe('B02 a public source that leads into the reader’s own network', () => {
  beforeEach(nameThisMachine)

  test.each([
    ['loopback', 'http://127.0.0.1/'],
    ['localhost', 'http://localhost/'],
    ['a private address', 'http://192.168.1.1/'],
    ['a private address in disguise', 'http://0xc0a80101/'],
    ['a link-local address', 'http://169.254.169.254/'],
    ['IPv6 loopback', 'http://[::1]/'],
    ['IPv4 within IPv6', 'http://[::ffff:10.0.0.1]/'],
    ['a printer’s name', 'http://printer.local/'],
  ])('%s is known as such', (_name, url) => {
    expect(isPrivate(new URL(url).href)).toBe(true)
  })

  test('is refused when followed, and nothing is stored', async () => {
    press().setFault('remparts', { kind: 'redirect', to: addressOf('cimes') })
    const url = makePublic(addressOf('remparts'), 'remparts')
    expect(await follow(url, zone, always)).toEqual({ trouble: { reason: 'unsafe-address' } })
    expect(await listSources()).toEqual([])
  })

  test('is refused and shown when it does so later, also where the machine within says "unchanged"', async () => {
    const source = await followAddress(makePublic(addressOf('remparts'), 'remparts'))
    const rows = await readRows()
    const { validators } = await reread(source)
    press().setFault('remparts', { kind: 'redirect', to: addressOf('cimes'), permanent: true })
    expect(await check(source)).toMatchObject({ trouble: { reason: 'unsafe-address' }, validators })
    press().setFault('cimes', { kind: 'always304' })
    expect(await check(source)).toMatchObject({ trouble: { reason: 'unsafe-address' }, validators })
    expect(await reread(source)).not.toHaveProperty('moved')
    expect(await readRows()).toEqual(rows)
    press().setFault('remparts')
    expect(await passToNextCheck(source)).toMatchObject({ failures: 0, url: source.url })
  })
})

test('B03 a machine of the reader’s own is followed when asked for, and may lead to another of theirs', async () => {
  expect(isPrivate(addressOf('remparts'))).toBe(true)
  press().setFault('remparts', { kind: 'redirect', to: addressOf('cimes') })
  const source = await followOutlet('remparts')
  expect(source).not.toHaveProperty('trouble')
  await expectComplete('cimes', source)
})

describe('B05 entities', () => {
  const laughs = Array.from(
    { length: 12 },
    (_, nth) => `<!ENTITY l${nth + 1} "${`&l${nth};`.repeat(10)}">`,
  ).join('')

  test.each([
    ['billion laughs', () => `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>`, '&l12;'],
    ['an external entity', () => `<!DOCTYPE r [<!ENTITY x SYSTEM "${wire.url}-entity">]>`, '&x;'],
    ['a file of the reader’s', () => '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
    ['an external document type', () => `<!DOCTYPE r SYSTEM "${wire.url}-dtd">`, 'plain'],
    ['a parameter entity', () => `<!DOCTYPE r [<!ENTITY % x SYSTEM "${wire.url}-parameter"> %x;]>`, 'plain'],
  ])('%s: literal text within 50 ms, and no request for it', async (_name, writeHead, name) => {
    const said = `Before ${name} after`
    const item = `<item><title>${said}</title><description>${said}, in short</description><guid>1</guid></item>`
    const body = rss(item, writeHead())
    const asked = vi.spyOn(globalThis, 'fetch')
    const context = { url: wire.url, timeZone: zone, contentType: 'application/rss+xml' }
    const told = { key: '1', title: said, summary: `${said}, in short` }
    expect(expectWithin(50, () => parse(body, context, opening))).toMatchObject({
      reading: { stories: [told] },
    })
    wire.say({ body })
    await followAddress(wire.url)
    expect((await readRows()).map(({ title }) => title)).toEqual([told.title])
    expect((await database.texts.toArray()).map(({ summary }) => summary)).toEqual([told.summary])
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked.mock.calls.map(([address]) => address)).toEqual([wire.url])
    expect(wire.log.map(({ path }) => path)).toEqual(['/feed'])
  })
})

test('B06 a gzip bomb is stopped at 15 MB, and its line is cut', async () => {
  const source = await followOutlet('nawras')
  press().setFault('nawras', { kind: 'bomb' })
  const tookMs = startCpuClock()
  expect(await check(source)).toMatchObject({ trouble: { reason: 'too-large' } })
  expect(tookMs()).toBeLessThan(5000)
  await eventually(() => expect(press().requestsFor('nawras').at(-1)).toHaveProperty('endedAt'))
})

describe('B08 names that are traps', () => {
  test.each([
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['toString', 'toString'],
    ['1 MB', 'x'.repeat(1_000_000)],
    ['NUL', 'a\u0000b'],
    ['half a pair', 'a\ud83d'],
  ])('%s is a plain string, known again the next time', async (_name, guid) => {
    const item = (link: string) =>
      `<item><title>A headline</title><link>${link}</link><guid isPermaLink="false">${guid}</guid></item>`
    wire.say({
      body: rss(item('https://x.example/1') + item(guid).replace('A headline', 'Another headline')),
    })
    const source = await followAddress(wire.url)
    const rows = await readRows()
    expect(rows.length).toBeGreaterThanOrEqual(1)
    for (const { key, url } of rows) {
      expect(typeof key).toBe('string')
      expect(key.length).toBeLessThanOrEqual(2048)
      expect(url ?? 'https://').toMatch(/^https?:/)
    }
    await check(source)
    await check(source)
    expect(await readRows()).toEqual(rows)
    expect({}).not.toHaveProperty('title')
  })
})

test('B09 a source that serves another’s guids touches nothing of the other', async () => {
  const source = await followOutlet('salt-wind')
  const rows = await readRows()
  const body = await (await fetch(addressOf('salt-wind'))).text()
  wire.say({ headers: { etag: '"1"' }, body: body.replaceAll(/<title\b[^>]*>/g, '$&Stolen: ') })
  const thief = await followAddress(wire.url)
  await check(thief)
  const own = (await readRows()).filter((row) => row.sourceId === source.id)
  expect(own).toEqual(rows)
  const stolen = (await readRows()).filter((row) => row.sourceId === thief.id)
  expect(stolen.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort())
  expect(stolen.every(({ title }) => title.startsWith('Stolen: '))).toBe(true)
})

describe('B10 new guids at each fetch', () => {
  test('with the same link and title are the same stories', async () => {
    let guid = 0
    const item = (nth: number) => {
      guid += 1
      return `<item><title>Headline ${nth}</title><link>https://x.example/${nth}</link><guid isPermaLink="false">${guid}</guid><pubDate>${new Date(opening - nth * minute).toUTCString()}</pubDate></item>`
    }
    wire.say(() => ({ body: rss(Array.from({ length: 30 }, (_, nth) => item(nth)).join('')) }))
    const source = await followAddress(wire.url)
    const ids = (await readRows()).map(({ id }) => id)
    expect(ids).toHaveLength(30)
    for (let times = 0; times < 5; times++) await check(source)
    expect((await readRows()).map(({ id }) => id)).toEqual(ids)
  })

  test('with new links too are bounded at each poll', async () => {
    let poll = 0
    wire.say(() => {
      poll += 1
      return { body: writeFeed(Array.from({ length: 2500 }, (_, nth) => opening - poll * hour - nth * 1000)) }
    })
    const source = await followAddress(wire.url)
    expect(await readRows()).toHaveLength(2000)
    await check(source)
    expect(await readRows()).toHaveLength(4000)
  })
})
