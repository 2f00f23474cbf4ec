/** What is wrong with an answer, on all outlets at once: nothing is lost, doubled or unread again, and all heals. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { askAllSources, listSources } from '../../utils/store/sources.ts'
import type { Fault } from '../newsroom/fault.ts'
import { checkInvariants } from '../support/invariants.ts'
import { markAllStoriesRead } from '../support/stored.ts'
import {
  check,
  day,
  expectComplete,
  followAll,
  followOutlet,
  hour,
  lastRequest,
  minute,
  passTime,
  passToNextCheck,
  press,
  readEvidence,
  readRows,
  reread,
  runRound,
  setStage,
} from './stage.ts'

setStage()

const faults: [name: string, fault: Fault][] = [
  ['a line that is cut before the answer', { kind: 'reset', afterBytes: 0 }],
  ['a line that is cut in the middle', { kind: 'reset', afterBytes: 700 }],
  ['a body shorter than it says', { kind: 'truncate' }],
  ['a body that breaks off and says so honestly', { kind: 'truncate', honest: true }],
  ['a body that breaks off at once', { kind: 'truncate', afterBytes: 60, honest: true }],
  ['a gzip bomb', { kind: 'bomb', bytes: 64 * 1024 ** 2 }],
  ['20 MB of feed', { kind: 'huge' }],
  ['a login page', { kind: 'html' }],
  ['a captive portal on every source', { kind: 'portal', everywhere: true }],
  ['a redirect loop', { kind: 'loop' }],
  ['always 200', { kind: 'always200' }],
  ['an ETag without quotes', { kind: 'unquotedEtag' }],
  ['swapped validators', { kind: 'swappedValidators' }],
  ['a header that names the wrong charset', { kind: 'wrongCharset' }],
  ['reordered stories', { kind: 'reordered' }],
  ['every guid changed at once', { kind: 'newGuids' }],
  ['new guids at each fetch', { kind: 'newGuids', everyTime: true }],
  ['an empty channel', { kind: 'emptyChannel' }],
  ['an empty body', { kind: 'bytes', body: '' }],
  [
    'bytes without a meaning',
    { kind: 'bytes', body: Uint8Array.from({ length: 5000 }, (_, n) => (n * 151) % 256) },
  ],
  ['a server in despair', { kind: 'status', status: 500 }],
  ['a server that hangs up once and heals', { kind: 'reset', afterBytes: 0, times: 1 }],
]

/** Twenty megabytes from every source take a busy machine several seconds. */
const patienceMs = 30_000

test.each(faults)(
  '%s',
  async (_name, fault) => {
    await followAll()
    await markAllStoriesRead()
    const read = await readRows()
    const told: string[] = []
    const goOn = async (ms: number) => {
      for (const { id } of press().sources) told.push(press().publish(id).title)
      passTime(ms)
      await askAllSources(Date.now())
      await runRound()
      expect(checkInvariants(await readEvidence(read))).toEqual([])
    }
    for (const { id } of press().sources) press().setFault(id, fault)
    await goOn(10 * minute)
    await goOn(hour)
    for (const { id } of press().sources) press().setFault(id)
    await goOn(day)
    for (const { id } of press().sources) await expectComplete(id)
    const rows = await readRows()
    expect(rows).toHaveLength(read.length + told.length)
    expect(
      rows
        .filter((row) => row.unread)
        .map((row) => row.title)
        .sort(),
    ).toEqual(told.sort())
    for (const source of await listSources()) expect(source).toMatchObject({ failures: 0, status: 200 })
  },
  patienceMs,
)

test('always 304: what it hides is read once it is asked for the whole again', async () => {
  const source = await followOutlet('rasif')
  press().setFault('rasif', { kind: 'always304' })
  press().publish('rasif')
  while (lastRequest('rasif').headers['if-none-match'] || press().requestsFor('rasif').length < 2) {
    await passToNextCheck(source)
  }
  expect(await reread(source)).toMatchObject({ trouble: { reason: 'server-error', status: 304 } })
  press().setFault('rasif')
  expect(await passToNextCheck(source)).toMatchObject({ failures: 0 })
  await expectComplete('rasif')
})

test('100,000 items: the newest 2,000 at most are taken, and the others go on', {
  timeout: 30_000,
}, async () => {
  await followAll()
  press().setFault('nawras', { kind: 'many' })
  const before = (await readRows()).length
  const told = press().publish('remparts')
  await askAllSources(Date.now())
  await runRound()
  const rows = await readRows()
  expect(rows).toHaveLength(before + 2000 + 1)
  expect(rows.map((row) => row.title)).toContain(told.title)
  expect(rows.map((row) => row.title)).toContain('Story number 1')
  expect(rows.map((row) => row.title)).not.toContain('Story number 2001')
  await askAllSources(Date.now())
  expect(await runRound()).toEqual([])
})

test('an edited headline keeps its place and its former words, and is not unread again', async () => {
  await followAll()
  await markAllStoriesRead()
  const read = await readRows()
  for (const { id } of press().sources) {
    const [, story] = press().expectedStories(id)
    press().revise(id, story?.url as string, { title: `Corrected after a word with the harbour, says ${id}` })
  }
  await askAllSources(Date.now())
  const changes = await runRound()
  expect(changes.map(({ kind, story }) => [kind, story.title]).sort()).toEqual(
    press()
      .sources.map(({ id }) => ['edited', `Corrected after a word with the harbour, says ${id}`])
      .sort(),
  )
  expect(checkInvariants(await readEvidence(read))).toEqual([])
  const rows = await readRows()
  expect(rows.map(({ id, at, seenAt }) => [id, at, seenAt])).toEqual(
    read.map(({ id, at, seenAt }) => [id, at, seenAt]),
  )
  for (const { id } of press().sources) await expectComplete(id)
})

test('a story that is withdrawn stays, and put back is the same one', async () => {
  await followAll()
  await markAllStoriesRead()
  const read = await readRows()
  for (const { id, url } of press().sources) {
    const whole = new Uint8Array(await (await fetch(url)).arrayBuffer())
    for (const story of press().expectedStories(id).slice(2, 6)) press().withdraw(id, story.url)
    const source = (await listSources()).find((one) => one.url === url)
    await check(source as { id: number })
    expect(lastRequest(id).status, id).toBe(200)
    press().setFault(id, { kind: 'bytes', body: whole })
    await check(source as { id: number })
    expect(lastRequest(id), id).toMatchObject({ status: 200, fault: 'bytes' })
  }
  expect(await readRows()).toEqual(read)
})
