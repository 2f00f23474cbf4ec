/** C1 to C6 and C29: what is sent back to a server so that it need not send all again. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refresh } from '../../utils/refresh.ts'
import { eventually } from '../support/eventually.ts'
import {
  always,
  check,
  day,
  expectComplete,
  followAddress,
  followAll,
  followOutlet,
  hour,
  lastRequest,
  passTime,
  passToNextCheck,
  press,
  readRows,
  reread,
  runRound,
  setStage,
} from './stage.ts'
import { openWire, type Wire, writeFeed } from './wire.ts'

setStage()

let wire: Wire
beforeEach(async () => {
  wire = await openWire()
})
afterEach(() => wire.close())

test('C1 the first request is unconditional, every later one conditional while the server gave a validator', async () => {
  await followAll()
  for (const { headers } of press().log) {
    expect(headers).not.toHaveProperty('if-none-match')
    expect(headers).not.toHaveProperty('if-modified-since')
  }
  for (let round = 0; round < 3; round++) {
    passTime(day)
    await runRound()
  }
  for (const { id } of press().sources) {
    const [first, ...later] = press().requestsFor(id)
    expect(later).toHaveLength(3)
    for (const { headers, status } of later) {
      expect([headers['if-none-match'], headers['if-modified-since'], status]).toEqual([
        first?.sentETag,
        first?.sentLastModified,
        304,
      ])
    }
  }
})

test.each(['W/"weak, with a comma"', '"héllo\\"', 'no-quotes', '""', 'W/"a" '.trim()])(
  'C2 If-None-Match goes back byte for byte: %s',
  async (etag) => {
    const bytes = Buffer.from(etag, 'utf8').toString('latin1')
    wire.say({ headers: { etag: bytes }, body: writeFeed([Date.now() - hour]) })
    const source = await followAddress(wire.url)
    await check(source)
    expect(wire.log.at(-1)?.headers['if-none-match']).toBe(bytes)
  },
)

test.each([
  'Tue, 10 Mar 2026 08:00:00 GMT',
  'Tue, 10-Mar-26 08:00:00 GMT',
  '2026-03-10 08:00:00',
  'yesterday',
])(
  'C3 If-Modified-Since is the stored header "%s", never a reformatted date nor the feed’s own',
  async (lastModified) => {
    const own =
      '<pubDate>Mon, 09 Mar 2026 11:11:11 GMT</pubDate><lastBuildDate>Mon, 09 Mar 2026 12:12:12 GMT</lastBuildDate>'
    wire.say({ headers: { 'last-modified': lastModified }, body: writeFeed([Date.now() - hour], own) })
    const source = await followAddress(wire.url)
    await check(source)
    expect(wire.log.at(-1)?.headers['if-modified-since']).toBe(lastModified)
  },
)

test('C4 validators are renewed after every 200 and every 304, also when the body is the same', async () => {
  const body = writeFeed([Date.now() - hour])
  wire.say({ headers: { etag: '"1"' }, body })
  const source = await followAddress(wire.url)
  for (const [status, etag] of [
    [200, '"2"'],
    [304, '"3"'],
    [304, '"4"'],
    [200, '"5"'],
  ] as const) {
    wire.say({ status, headers: { etag }, body: status === 200 ? body : '' })
    expect((await check(source)).validators).toEqual({ etag })
  }
  await check(source)
  expect(wire.log.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"1"',
    '"2"',
    '"3"',
    '"4"',
    '"5"',
  ])
})

test('C5 a validator that the newest answer did not give is not sent again', async () => {
  const body = writeFeed([Date.now() - hour])
  wire.say({ headers: { etag: '"old"', 'last-modified': 'Tue, 10 Mar 2026 08:00:00 GMT' }, body })
  const source = await followAddress(wire.url)
  wire.say({ headers: { 'last-modified': 'Tue, 10 Mar 2026 08:30:00 GMT' }, body })
  await check(source)
  await check(source)
  expect(wire.log.at(-1)?.headers).not.toHaveProperty('if-none-match')
  expect(wire.log.at(-1)?.headers['if-modified-since']).toBe('Tue, 10 Mar 2026 08:30:00 GMT')
  wire.say({ body })
  await check(source)
  await check(source)
  expect(wire.log.at(-1)?.headers).not.toHaveProperty('if-modified-since')
})

test('C5 an older answer that arrives after a newer one changes nothing', async () => {
  const times = [Date.now() - hour]
  wire.say({ headers: { etag: '"1"' }, body: writeFeed(times) })
  const source = await followAddress(wire.url)
  const before = await reread(source)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  wire.say(async () => {
    await held
    return { headers: { etag: '"old"' }, body: writeFeed(times) }
  })
  const slow = refresh(before, Date.now(), always)
  await eventually(() => expect(wire.log).toHaveLength(2))
  passTime(1000)
  wire.say({ headers: { etag: '"new"' }, body: writeFeed([Date.now() - 1000, ...times]) })
  await check(source)
  release()
  expect(await slow).toEqual([])
  expect((await reread(source)).validators).toEqual({ etag: '"new"' })
  expect(await readRows()).toHaveLength(2)
})

test('C6 validators are stored only with the stories that they vouch for, in the same transaction', async () => {
  const source = await followOutlet('remparts')
  const { validators } = await reread(source)
  press().publish('remparts')
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('', 'UnknownError')
  })
  await expect(refresh(await reread(source), Date.now(), always)).rejects.toThrow()
  vi.restoreAllMocks()
  expect((await reread(source)).validators).toEqual(validators)
  expect(await readRows()).toHaveLength(25)
  await check(source)
  expect(lastRequest('remparts')).toMatchObject({ status: 200 })
  await expectComplete('remparts')
})

test('C29 validators are dropped after 8 days without a 200', async () => {
  const source = await followOutlet('salt-wind')
  press().setFault('salt-wind', { kind: 'always304' })
  const told = press().publish('salt-wind')
  while (Date.now() - (source.freshAt ?? 0) < 8 * day) await passToNextCheck(source)
  press().setFault('salt-wind')
  await passToNextCheck(source)
  expect(lastRequest('salt-wind').headers).not.toHaveProperty('if-none-match')
  expect(lastRequest('salt-wind').headers).not.toHaveProperty('if-modified-since')
  expect((await readRows()).map((row) => row.title)).toContain(told.title)
  expect(
    press()
      .requestsFor('salt-wind')
      .slice(1, -2)
      .every(({ headers }) => headers['if-none-match']),
  ).toBe(true)
  await passToNextCheck(source)
  expect(lastRequest('salt-wind')).toMatchObject({ status: 304 })
})
