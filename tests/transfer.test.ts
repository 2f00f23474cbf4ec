/** Files in and out, from the bytes to the store: what an import would do, what it does, and how fast. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BackupPlan, ImportPlan } from '../utils/exchange.ts'
import { readOpml } from '../utils/parse/opml.ts'
import { writeBackup } from '../utils/store/backup.ts'
import { listCopies } from '../utils/store/copies.ts'
import { listSavedIds } from '../utils/store/counts.ts'
import { database } from '../utils/store/database.ts'
import { askPermittedSources, findDueSources, findSource, listSources } from '../utils/store/sources.ts'
import {
  exportSources,
  importEntries,
  planTransfer,
  restore,
  toEntry,
  undoImport,
} from '../utils/transfer.ts'
import { startCpuClock } from './support/cpu-time.ts'
import { addPlainStories, day, emptyStore, minute, now, putSource } from './support/fill-store.ts'
import { fillProfile, readEverything, readProfile } from './support/full-profile.ts'

beforeEach(emptyStore)
afterEach(() => vi.restoreAllMocks())

const outline = (url: string, more = '') => `<outline text="${url}" xmlUrl="${url}"${more}/>`
const list = (...outlines: string[]) => new Blob([`<opml><body>\n${outlines.join('\n')}\n</body></opml>`])
const many = (count: number) =>
  list(...Array.from({ length: count }, (_, nth) => outline(`https://s${nth}.example/feed`)))

async function planImport(file: Blob): Promise<ImportPlan> {
  const plan = await planTransfer(file)
  if (!('import' in plan)) throw new Error(JSON.stringify(plan))
  return plan.import
}

async function planRestore(file: Blob): Promise<BackupPlan> {
  const plan = await planTransfer(file)
  if (!('restore' in plan)) throw new Error(JSON.stringify(plan))
  return plan.restore
}

const take = ({ fresh }: ImportPlan, isAllowed = true) =>
  importEntries(fresh, isAllowed, now, 'Africa/Casablanca')

describe('what an import would do', () => {
  test('is told as new, known and broken, and changes nothing', async () => {
    await putSource(1, { moved: { url: 'https://new.example/feed', count: 1, firstAt: now } })
    const before = await readEverything()
    const plan = await planImport(
      list(
        outline('http://www.s1.example/feed/'),
        outline('https://new.example/feed?utm_source=opml'),
        outline('https://a.example/rss'),
        outline('http://a.example/rss/'),
        outline('https://s1.example/feed'),
        outline('javascript:alert(1)'),
      ),
    )
    expect(plan.fresh.map(({ url }) => url)).toEqual(['https://a.example/rss'])
    expect(plan.known.map(({ url }) => url)).toEqual([
      'http://www.s1.example/feed/',
      'https://new.example/feed?utm_source=opml',
    ])
    expect(plan.broken).toMatchObject([{ line: 7, written: 'javascript:alert(1)' }])
    expect(await readEverything()).toEqual(before)
  })

  test('is read whatever the bytes are written in', async () => {
    const words =
      '<?xml version="1.0" encoding="utf-16"?><opml><body><outline text="Été" xmlUrl="https://a.example/"/></body></opml>'
    const plan = await planImport(new Blob([Buffer.from(`\ufeff${words}`, 'utf16le')]))
    expect(plan.fresh[0]?.title).toBe('Été')
  })

  test.each([
    ['nothing', new Blob([]), { reason: 'empty' }],
    ['a picture', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])]), { reason: 'not-ours' }],
    ['other JSON', new Blob(['{"a":1}']), { reason: 'not-ours' }],
    ['a list that breaks off', new Blob(['<opml>\n<body>\n<outline text="']), { reason: 'cut-off', line: 3 }],
    ['100 MB', new Blob(['<opml>', new Uint8Array(100_000_000)]), { reason: 'too-large' }],
  ])('%s is refused, and changes nothing', async (_what, file, fault) => {
    await fillProfile()
    const before = await readEverything()
    expect(await planTransfer(file)).toEqual({ fault })
    expect(await readEverything()).toEqual(before)
  })

  test('is not known of a file that cannot be read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const file = new Blob(['<opml>'])
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('Gone', 'NotReadableError'))
    expect(await planTransfer(file)).toEqual({ fault: { reason: 'unreadable' } })
  })
})

describe('an import', () => {
  test('follows what is new, in its folder, and is copied before', async () => {
    await putSource(1)
    const file = list(
      `<outline text="F">${outline('https://a.example/rss', ' htmlUrl="https://a.example"')}</outline>`,
    )
    const ids = await take(await planImport(file))
    expect(ids).toHaveLength(1)
    expect(await database.sources.get(ids[0] as number)).toEqual({
      id: ids[0],
      url: 'https://a.example/rss',
      title: 'https://a.example/rss',
      homeUrl: 'https://a.example/',
      folder: 'F',
      kind: 'feed',
      timeZone: 'Africa/Casablanca',
      addedAt: now,
      validators: {},
      nextCheckAt: now,
      failures: 0,
    })
    expect(await listCopies()).toMatchObject([{ because: 'import', sources: [{ id: 1 }] }])
  })

  test('of 1,000 sources takes at most three seconds, and asks them over ten minutes', async () => {
    const tookMs = startCpuClock()
    const ids = await take(await planImport(many(1_000)))
    expect(tookMs()).toBeLessThan(3_000)
    expect(ids).toHaveLength(1_000)
    expect((await findDueSources(now)).length).toBe(12)
    expect((await findDueSources(now + minute)).length).toBeLessThanOrEqual(112)
    expect((await findDueSources(now + 10 * minute)).length).toBe(1_000)
  })

  test('of a few sources asks some at once and the others within seconds', async () => {
    await take(await planImport(many(18)))
    expect(await findDueSources(now)).toHaveLength(12)
    expect(await findDueSources(now + 6_000)).toHaveLength(18)
  })

  test('without leave follows all the same; they wait, and are asked by and by once they may', async () => {
    await take(await planImport(many(1_000)), false)
    const sources = await listSources()
    expect(new Set(sources.map(({ trouble }) => trouble?.reason))).toEqual(new Set(['no-permission']))
    expect(sources[0]).toMatchObject({ because: 'permission' })
    expect(await askPermittedSources(now + day)).toBe(1_000)
    expect((await findDueSources(now + day)).length).toBe(12)
    expect((await findDueSources(now + day + 10 * minute)).length).toBe(1_000)
  })

  test('twice, or in two windows at once, follows each source once', async () => {
    const plan = await planImport(many(20))
    const taken = await Promise.all([take(plan), take(plan)])
    expect(taken.map((ids) => ids.length).sort()).toEqual([0, 20])
    expect(await take(plan)).toEqual([])
    expect(await listSources()).toHaveLength(20)
  })

  test('that fails half way changes nothing', async () => {
    await fillProfile()
    const before = await readEverything()
    const plan = await planImport(many(50))
    const { add } = IDBObjectStore.prototype
    let count = 0
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'sources' && ++count > 25) throw new DOMException('Full', 'QuotaExceededError')
      return add.apply(this, given)
    })
    await expect(take(plan)).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await readEverything()).toEqual(before)
  })

  test('is taken back with what it brought, and nothing else', async () => {
    await fillProfile()
    const before = await readProfile()
    const ids = await take(await planImport(many(30)))
    await addPlainStories(3, { sourceId: ids[0] as number })
    await undoImport(ids, now, now)
    expect(await readProfile()).toEqual(before)
  })

  test('that is taken back keeps what was saved of it, and the source can be followed again', async () => {
    const ids = (await take(await planImport(many(2)))) as [number, number]
    await addPlainStories(2, { sourceId: ids[0], saved: 1 })
    await addPlainStories(2, { sourceId: ids[1] })
    await undoImport(ids, now, now)
    expect(await database.sources.toArray()).toMatchObject([{ id: ids[0], endedAt: now }])
    expect(await listSavedIds()).toHaveLength(2)
    expect(await database.stories.count()).toBe(2)
  })

  test('takes back what was let go, with all its stories, and lets it go again', async () => {
    await putSource(7, { url: 'https://gone.example/feed', endedAt: now - day })
    await addPlainStories(2, { sourceId: 7 })
    const plan = await planImport(list(outline('https://gone.example/feed')))
    const ids = await take(plan)
    expect(ids).toEqual([7])
    expect(await findSource(7)).not.toHaveProperty('endedAt')
    await undoImport(ids, now, now)
    expect(await findSource(7)).toMatchObject({ endedAt: now })
    expect((await database.stories.toArray()).filter(({ sourceId }) => sourceId === 7)).toHaveLength(2)
  })

  test('leaves what was let go, and the demo, out of the list that is written', async () => {
    await putSource(7, { url: 'https://gone.example/feed', endedAt: now - day })
    await putSource(8, { url: 'https://demo.invalid/one' })
    await putSource(9, { url: 'https://here.example/feed' })
    const list = await (await exportSources(now)).text()
    expect(list).toContain('https://here.example/feed')
    expect(list).not.toContain('gone.example')
    expect(list).not.toContain('demo.invalid')
  })
})

test('a list that was written is followed elsewhere exactly as here', async () => {
  await fillProfile()
  const file = await exportSources(now)
  const entries = (await listSources()).map(toEntry)
  await emptyStore()
  await take(await planImport(file))
  expect((await listSources()).map(toEntry)).toEqual(entries)
  expect(readOpml(await (await exportSources(now)).text())).toEqual(readOpml(await file.text()))
})

describe('a backup', () => {
  test('tells what it holds and what of it is new, then brings it', async () => {
    await fillProfile()
    const before = await readProfile()
    const file = await writeBackup(now)
    await emptyStore()
    await putSource(5, { url: 'http://www.s1.example/feed' })
    const plan = await planRestore(file)
    expect(plan).toMatchObject({ sources: 2, stories: 40, freshUrls: ['https://s7.example/feed'] })
    await emptyStore()
    expect(await restore(plan, now)).toEqual({ sources: 2, stories: 40 })
    expect(await readProfile()).toEqual(before)
  })

  test('for which there is no room changes nothing, and says so', async () => {
    await fillProfile()
    const plan = await planRestore(await writeBackup(now))
    await emptyStore()
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'words') throw new DOMException('Full', 'QuotaExceededError')
      return put.apply(this, given)
    })
    expect(await restore(plan, now)).toEqual({ fault: { reason: 'no-space' } })
    vi.restoreAllMocks()
    expect(await database.sources.count()).toBe(0)
  })
})
