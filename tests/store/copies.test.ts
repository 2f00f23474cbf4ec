/** The copies that Fil keeps of its own accord: of what is followed and chosen, a few, and a way back to each. */
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Rule } from '../../utils/rule.ts'
import { keepCopy, keepCopyIfRoom, listCopies, restoreCopy } from '../../utils/store/copies.ts'
import { database } from '../../utils/store/database.ts'
import { keepRule, listRules, noteApplied, removeRule } from '../../utils/store/rules.ts'
import { changeSettings, noteLook, readSettings } from '../../utils/store/settings.ts'
import { changeSource, listSources, removeSource } from '../../utils/store/sources.ts'
import { day, emptyStore, minute, now, putSource } from '../support/fill-store.ts'
import { fillProfile, readEverything } from '../support/full-profile.ts'

const identify = (url: string) => url

beforeEach(emptyStore)

describe('a copy', () => {
  test('holds what is followed and chosen, and nothing of how the checks go', async () => {
    await fillProfile()
    await keepCopy('import', now)
    const [copy] = await listCopies()
    expect(copy).toMatchObject({ at: now, because: 'import', settings: [{ name: 'settings' }] })
    expect(copy?.sources.map(({ url, folder }) => [url, folder])).toEqual([
      ['https://s1.example/feed', 'Press/Morning'],
      ['https://s7.example/feed', undefined],
    ])
    for (const source of copy?.sources ?? []) {
      expect(source).toMatchObject({ validators: {}, failures: 0 })
      for (const name of ['freshAt', 'nextCheckAt', 'trouble', 'rhythm', 'moved'])
        expect(source).not.toHaveProperty(name)
    }
  })

  test('holds the rules, and is kept anew when one of them changes, not when one is applied', async () => {
    await keepRule({ kind: 'mute', means: 'words', text: 'coupe' }, now)
    await keepCopy('import', now)
    await noteApplied((await listRules())[0] as Rule)
    await keepCopy('import', now + 1)
    expect(await listCopies()).toMatchObject([{ at: now, rules: [{ text: 'coupe' }] }])
    await keepRule({ kind: 'mute', means: 'words', text: 'foot' }, now, 1)
    await keepCopy('import', now + 2)
    expect((await listCopies()).map(({ rules }) => rules?.[0]?.text)).toEqual(['foot', 'coupe'])
  })

  test('is kept once of the same, and not of nothing', async () => {
    await keepCopy('update', now)
    expect(await listCopies()).toEqual([])
    await putSource(1)
    await keepCopy('update', now)
    await changeSource(1, { nextCheckAt: now, checkedAt: now, failures: 2 })
    await noteLook(now)
    await keepCopy('import', now + minute)
    expect(await listCopies()).toHaveLength(1)
    await changeSource(1, { folder: 'A' })
    await keepCopy('import', now + minute)
    expect((await listCopies()).map(({ at }) => at)).toEqual([now + minute, now])
  })

  test('is one of five: the oldest goes', async () => {
    for (let id = 1; id <= 8; id += 1) {
      await putSource(id)
      await keepCopy('import', now + id)
    }
    expect((await listCopies()).map(({ at }) => at - now)).toEqual([8, 7, 6, 5, 4])
    expect(await database.copies.count()).toBe(5)
  })

  test('is left out on a full disk, and keeps nobody from anything', async () => {
    await putSource(1)
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError')
    })
    await keepCopyIfRoom('update', now)
    vi.restoreAllMocks()
    expect(await listCopies()).toEqual([])
  })
})

describe('going back', () => {
  test('brings back what was let go since, to be asked anew, and what was chosen', async () => {
    await putSource(1, { folder: 'A', nextCheckAt: now + day, validators: { etag: '"1"' } })
    await putSource(2, { folder: 'B', nextCheckAt: now + day })
    await changeSettings({ theme: 'dark' })
    await keepCopy('import', now)
    const [copy] = await listCopies()
    await removeSource(1)
    await changeSource(2, { folder: 'C' })
    await putSource(3)
    await changeSettings({ theme: 'light', density: 'cosy' })
    expect(await restoreCopy(copy?.id as number, now + minute, identify)).toEqual({ sources: 1, stories: 0 })
    const sources = await listSources()
    expect(sources.map(({ url, folder }) => [url, folder])).toEqual([
      ['https://s1.example/feed', 'A'],
      ['https://s2.example/feed', 'B'],
      ['https://s3.example/feed', undefined],
    ])
    expect(sources[0]).toMatchObject({ validators: {}, nextCheckAt: now + minute })
    expect(sources[1]).toMatchObject({ nextCheckAt: now + day })
    expect(await readSettings()).toMatchObject({ theme: 'dark', density: 'normal' })
  })

  test('keeps a copy of how it was before, so that it can be taken back', async () => {
    await putSource(1)
    await keepCopy('import', now)
    const [copy] = await listCopies()
    await removeSource(1)
    await putSource(2)
    await restoreCopy(copy?.id as number, now + minute, identify)
    const [before] = await listCopies()
    expect(before).toMatchObject({ because: 'restore', sources: [{ url: 'https://s2.example/feed' }] })
  })

  test('brings back rules that are missing, about the sources that they were about, and leaves the others', async () => {
    await putSource(1)
    await keepRule({ kind: 'mute', means: 'any', text: '', sourceId: 1 }, now)
    await keepRule({ kind: 'alert', means: 'words', text: 'coupe' }, now)
    await keepCopy('import', now)
    const [copy] = await listCopies()
    await removeSource(1)
    await removeRule(1)
    await keepRule({ kind: 'save', means: 'words', text: 'foot' }, now)
    await restoreCopy(copy?.id as number, now, identify)
    const [source] = await listSources()
    const rules = await listRules()
    expect(rules.map(({ kind, sourceId }) => [kind, sourceId])).toEqual([
      ['alert', undefined],
      ['save', undefined],
      ['mute', source?.id],
    ])
    expect(rules[2]).not.toHaveProperty('isApplied')
  })

  test('to a copy of an older Fil, which has no rules, leaves those that are there', async () => {
    await putSource(1)
    await keepRule({ kind: 'alert', means: 'words', text: 'coupe' }, now)
    await database.copies.add({ at: now, because: 'update', sources: await listSources(), settings: [] })
    await restoreCopy(1, now, identify)
    expect(await listRules()).toHaveLength(1)
  })

  test('to a copy that is no more changes nothing', async () => {
    await fillProfile()
    const before = await readEverything()
    expect(await restoreCopy(99, now, identify)).toEqual({ sources: 0, stories: 0 })
    expect(await readEverything()).toEqual(before)
  })

  test('that fails half way changes nothing', async () => {
    await fillProfile()
    await keepCopy('import', now)
    await removeSource(7)
    const before = await readEverything()
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'settings') throw new DOMException('No', 'UnknownError')
      return put.apply(this, given)
    })
    const [copy] = await listCopies()
    await expect(restoreCopy(copy?.id as number, now, identify)).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await readEverything()).toEqual(before)
  })
})

describe('a store of version 3', () => {
  async function leaveThird(count: number): Promise<void> {
    await database.delete()
    const third = new Dexie('fil')
    third.version(3).stores({
      sources: '++id, &url, nextCheckAt',
      stories:
        '++id, &[sourceId+key], [sourceId+url], [sourceId+at], at, seenAt, [unread+at], [unread+sourceId], [saved+at]',
      texts: 'id',
      forgotten: '[sourceId+key], [sourceId+url]',
      acts: '++id',
      words: 'id',
      icons: 'id',
      settings: 'name',
    })
    const sources = Array.from({ length: count }, (_, nth) => ({
      url: `https://s${nth}.example/feed`,
      kind: 'feed',
      title: `Source ${nth}`,
      timeZone: 'UTC',
      addedAt: now,
      validators: {},
      failures: 0,
    }))
    await third.table('sources').bulkAdd(sources)
    third.close()
  }

  test('is copied before it is upgraded', async () => {
    await leaveThird(3)
    await database.open()
    expect(database.verno).toBe(4)
    expect(await listCopies()).toMatchObject([
      { because: 'update', sources: [{ id: 1 }, { id: 2 }, { id: 3 }] },
    ])
  })

  test('is upgraded also where there is no room for a copy', async () => {
    await leaveThird(1)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { add } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'copies') throw new DOMException('Full', 'QuotaExceededError')
      return add.apply(this, given)
    })
    await database.open()
    vi.restoreAllMocks()
    expect(await listCopies()).toEqual([])
    expect(await listSources()).toHaveLength(1)
  })
})
