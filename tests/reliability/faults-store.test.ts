/** A disk that is full, a worker that dies, and everybody at once: each answer is kept whole, or not at all. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { follow } from '../../utils/follow.ts'
import type { Source } from '../../utils/model.ts'
import { refresh } from '../../utils/refresh.ts'
import { database } from '../../utils/store/database.ts'
import { askAllSources, changeSource, listSources, removeSource } from '../../utils/store/sources.ts'
import { startNewsroom } from '../newsroom/newsroom.ts'
import { eventually } from '../support/eventually.ts'
import { checkInvariants } from '../support/invariants.ts'
import { markAllStoriesRead, markStoryRead } from '../support/stored.ts'
import {
  addressOf,
  always,
  check,
  expectComplete,
  followAddress,
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
  waitOf,
  zone,
} from './stage.ts'

setStage()

const noRoom = () => new DOMException('The disk is full', 'QuotaExceededError')

/** All that the store holds, as it stands. */
async function readAll(): Promise<unknown[]> {
  return Promise.all(database.tables.map((table) => table.toArray()))
}

/** Every write of the browser's database goes through these; what is done to the nth one is up to the test. */
function disturbWrite(nth: number, disturb: (store: IDBObjectStore) => void): { count(): number } {
  let count = 0
  for (const [owner, name] of [
    [IDBObjectStore.prototype, 'add'],
    [IDBObjectStore.prototype, 'put'],
    [IDBCursor.prototype, 'update'],
  ] as unknown as [Record<string, (...args: unknown[]) => unknown>, string][]) {
    const write = owner[name] as (...args: unknown[]) => unknown
    vi.spyOn(owner, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
      count += 1
      const request = write.apply(this, args)
      const source = (this as IDBCursor).source ?? this
      if (count === nth) disturb(source as IDBObjectStore)
      return request
    })
  }
  return { count: () => count }
}

describe('a full disk', () => {
  let source: Source
  beforeEach(async () => {
    source = await followOutlet('remparts')
    press().publish('remparts')
    press().publish('remparts')
  })

  const expectNoSpace = async (rows: unknown) => {
    const full = await reread(source)
    expect(full).toMatchObject({
      trouble: { reason: 'no-space' },
      failures: 1,
      validators: source.validators,
    })
    expect(waitOf(full)).toBeGreaterThanOrEqual(10 * minute)
    expect(await readRows()).toEqual(rows)
    vi.restoreAllMocks()
    expect(await passToNextCheck(source)).toMatchObject({ failures: 0 })
    await expectComplete('remparts')
    expect(await readRows()).toHaveLength(27)
  }

  test.each([1, 2])(
    'that refuses the story number %i: the reader is told, and nothing is half-written',
    async (nth) => {
      const rows = await readRows()
      const add = IDBObjectStore.prototype.add
      let adds = 0
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: unknown, ...given) {
        adds += 1
        if (adds >= nth) throw noRoom()
        return add.apply(this as IDBObjectStore, given)
      })
      await check(source)
      await expectNoSpace(rows)
    },
  )

  test('that is found out only when all is to be kept: the same', async () => {
    const rows = await readRows()
    const put = IDBObjectStore.prototype.put
    let isFull = false
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given)
      // The last that a commit writes of new stories.
      if (this.name === 'words') {
        isFull = true
        request.addEventListener('success', () => abortForWantOfRoom(this.transaction))
      }
      return request
    })
    await check(source)
    expect(isFull).toBe(true)
    await expectNoSpace(rows)
  })

  test('while following: said, and nothing is stored', async () => {
    const before = await readAll()
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw noRoom()
    })
    expect(await follow(addressOf('cimes'), zone, always)).toEqual({ trouble: { reason: 'no-space' } })
    vi.restoreAllMocks()
    expect(await readAll()).toEqual(before)
    await followOutlet('cimes')
    await expectComplete('cimes')
  })
})

test('a worker that dies at any write of a commit leaves all of it or nothing, and loses nothing', async () => {
  const source = await followOutlet('salt-wind')
  for (let nth = 1, writes = nth; nth <= writes; nth++) {
    const [story] = press().expectedStories('salt-wind')
    press().revise('salt-wind', story?.url as string, {
      title: `Corrected ${nth} times by the harbour master`,
    })
    press().publish('salt-wind')
    const [before, from] = [await readAll(), await reread(source)]
    const writing = disturbWrite(nth, (store) => store.transaction.abort())
    await expect(refresh(from, Date.now(), always)).rejects.toThrow()
    vi.restoreAllMocks()
    await changeSource(source.id, { attempts: undefined })
    expect(await readAll(), `at write ${nth}`).toEqual(before)
    expect(checkInvariants(await readEvidence())).toEqual([])
    const whole = disturbWrite(0, () => undefined)
    await check(source)
    vi.restoreAllMocks()
    expect(writing.count()).toBeGreaterThanOrEqual(nth)
    writes = whole.count()
    expect(writes).toBeGreaterThan(3)
    await expectComplete('salt-wind')
  }
})

test('a source that is removed while it is asked leaves nothing behind', async () => {
  await followAll()
  for (const { id } of press().sources) press().publish(id)
  for (const { id } of press().sources) press().setFault(id, { kind: 'cookies' })
  await askAllSources(Date.now())
  const round = runRound()
  const removed = (await listSources()).filter((_source, nth) => nth % 2 === 0)
  await eventually(() => expect(press().log.length).toBeGreaterThan(press().sources.length))
  for (const { id } of removed) await removeSource(id)
  await round
  expect(await listSources()).toHaveLength(press().sources.length - removed.length)
  expect((await readRows()).filter((row) => removed.some(({ id }) => id === row.sourceId))).toEqual([])
  for (const { id, url } of press().sources) {
    if (!removed.some((source) => source.url === url)) await expectComplete(id)
  }
})

describe('everybody at once', () => {
  test('two windows, panel and worker all asking for a refresh: one request a source', async () => {
    const crowd = await startNewsroom({ synthetic: { sources: 24, stories: 3, ports: 12 } })
    for (const { url } of crowd.sources) await followAddress(url)
    for (const { id } of crowd.sources) crowd.publish(id)
    crowd.clearLog()
    const rounds = [1, 2, 3, 4].map(async () => {
      await askAllSources(Date.now())
      return runRound()
    })
    const changes = (await Promise.all(rounds)).flat()
    const log = [...crowd.log]
    await crowd.close()
    expect(checkInvariants({ ...(await readEvidence()), log })).toEqual([])
    expect(log).toHaveLength(24)
    expect(changes).toHaveLength(24)
    expect(await readRows()).toHaveLength(24 * 4)
  })

  test('who is followed during a round waits until its host is free', async () => {
    const shared = await startNewsroom({ synthetic: { sources: 2, stories: 1, ports: 1 } })
    const [first, second] = shared.sources.map(({ url }) => url) as [string, string]
    await followAddress(first)
    for (const { id } of shared.sources) shared.setFault(id, { kind: 'drip', everyMs: 0 })
    await askAllSources(Date.now())
    await Promise.all([runRound(), followAddress(second)])
    const log = [...shared.log]
    await shared.close()
    expect(log).toHaveLength(3)
    expect(checkInvariants({ ...(await readEvidence()), log })).toEqual([])
  })

  test('a story marked read in two windows while it is edited is read', async () => {
    const source = await followOutlet('nawras')
    const [row] = await readRows()
    press().revise('nawras', row?.url as string, { title: 'عنوان مصحح بعد نشره بقليل' })
    const id = row?.id as number
    await Promise.all([check(source), markStoryRead(id), markStoryRead(id)])
    expect((await readRows())[0]).toMatchObject({ id, title: 'عنوان مصحح بعد نشره بقليل' })
    expect((await readRows())[0]).not.toHaveProperty('unread')
  })

  test('all marked read in the middle of a round: what is read stays so, what comes after is unread', async () => {
    await followAll()
    for (const { id } of press().sources) press().publish(id)
    passTime(hour)
    await askAllSources(Date.now())
    const known = (await readRows()).map(({ id }) => id)
    const round = runRound()
    await markAllStoriesRead(Math.max(...known))
    const before = await readRows()
    await round
    expect(checkInvariants(await readEvidence(before))).toEqual([])
    expect((await readRows()).filter((row) => row.unread)).toHaveLength(press().sources.length)
  })
})

test('a source that is followed again starts anew, and asks without the old validators', async () => {
  const source = await followOutlet('qafila')
  await check(source)
  expect(lastRequest('qafila').status).toBe(304)
  await removeSource(source.id)
  await followOutlet('qafila')
  expect(lastRequest('qafila').status).toBe(200)
  await expectComplete('qafila')
})

afterEach(() => vi.restoreAllMocks())

/** As browsers do: the transaction ends with the error, though every request went well. */
function abortForWantOfRoom(transaction: IDBTransaction): void {
  Object.defineProperty(transaction, 'error', { value: noRoom(), configurable: true })
  transaction.abort()
}
