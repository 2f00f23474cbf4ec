/** A backup holds everything, and brings it back: on an empty profile exactly, on a full one by joining the two. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Backup } from '../../utils/exchange.ts'
import type { StoryRow } from '../../utils/model.ts'
import { asListed } from '../../utils/store/aside.ts'
import { writeBackup } from '../../utils/store/backup.ts'
import { readBackup } from '../../utils/store/backup-read.ts'
import { database } from '../../utils/store/database.ts'
import { addMissing, openGround } from '../../utils/store/merge.ts'
import { readQuery } from '../../utils/store/query.ts'
import { restoreBackup } from '../../utils/store/restore.ts'
import { openWordIndex } from '../../utils/store/search.ts'
import { readSettings } from '../../utils/store/settings.ts'
import { addPlainStories, day, emptyStore, now, putSource } from '../support/fill-store.ts'
import { fillProfile, readProfile } from '../support/full-profile.ts'
import { countUnread } from '../support/stored.ts'

const identify = (url: string) => url.replace(/^http:/, 'https:').replace(/\/$/, '')

beforeEach(emptyStore)

async function backUp(): Promise<Backup> {
  const backup = await readBackup(await writeBackup(now))
  if ('fault' in backup) throw new Error(backup.fault.reason)
  return backup
}

const restore = (backup: Backup, at = now) => restoreBackup(backup, at, identify)

async function backUpProfile(): Promise<Backup> {
  await fillProfile()
  const backup = await backUp()
  await emptyStore()
  return backup
}

describe('on an empty profile', () => {
  test('everything comes back, field by field', async () => {
    await fillProfile()
    const before = await readProfile()
    const backup = await backUp()
    await emptyStore()
    expect(await restore(backup)).toEqual({ sources: 2, stories: 40 })
    expect(await readProfile()).toEqual(before)
    expect(backup.madeAt).toBe(now)
  })

  test('the stories are found by their words, and counted as before', async () => {
    await fillProfile()
    const unread = await countUnread()
    const backup = await backUp()
    await emptyStore()
    await restore(backup)
    expect(await countUnread()).toBe(unread)
    const index = await openWordIndex()
    const query = readQuery('"author 106"', now, 'UTC')
    const found = (await database.stories.toArray()).filter(({ id }) => query && index.find(query).has(id))
    expect(found.map(({ title }) => title)).toEqual(['Story 2'])
  })

  test('checks that were due long ago are spread, and the others stay', async () => {
    for (let id = 1; id <= 14; id += 1) await putSource(id, { nextCheckAt: now - day, checkedAt: now - day })
    await putSource(15, { nextCheckAt: now + day, checkedAt: now - day })
    await putSource(16, { checkedAt: now - day })
    const backup = await backUp()
    await emptyStore()
    await restore(backup)
    const sources = await database.sources.orderBy('id').toArray()
    expect(sources.map(({ nextCheckAt }) => nextCheckAt)).toEqual([
      ...Array.from({ length: 12 }, () => now),
      now + 1_000,
      now + 2_000,
      now + day,
      undefined,
    ])
  })

  test('what a clock that stood ahead wrote does not come to lie in the future', async () => {
    const backup = await backUpProfile()
    await restore(backup, now - day)
    const rows = (await database.stories.toArray()).map(asListed)
    expect(rows.every(({ at, seenAt }) => at <= now - day && seenAt <= now - day)).toBe(true)
  })

  test('what one clock noted of itself is not told to another machine', async () => {
    await fillProfile()
    await database.settings.put({ name: 'swept', value: { at: now, steadySince: now - day } })
    const backup = await backUp()
    expect(backup.rows.settings).not.toContainEqual(expect.objectContaining({ name: 'swept' }))
  })

  test('many rows come back, more than are written at a time', async () => {
    await putSource(1)
    await addPlainStories(2_500)
    const backup = await backUp()
    await emptyStore()
    expect(await restore(backup)).toEqual({ sources: 1, stories: 2_500 })
  })
})

describe('on a full profile', () => {
  test('the same backup changes nothing, however often', async () => {
    await fillProfile()
    const before = await readProfile()
    const backup = await backUp()
    for (let time = 0; time < 2; time += 1) {
      expect(await restore(backup)).toEqual({ sources: 0, stories: 0 })
      expect(await readProfile()).toEqual(before)
    }
  })

  test('what is there stays, and what is missing comes', async () => {
    const backup = await backUpProfile()
    await putSource(1, { url: 'http://s1.example/feed/', title: 'Renamed since', etag: 1 } as never)
    await putSource(2)
    await database.stories.bulkAdd([
      { id: 1, sourceId: 1, key: 'key 0', title: 'Newer words', at: now, seenAt: now, unread: 1 },
      { id: 2, sourceId: 1, key: 'only here', title: 'Only here', at: now, seenAt: now, unread: 1 },
      { id: 3, sourceId: 2, key: 'key 0', title: 'Of another', at: now, seenAt: now, unread: 1 },
    ])
    expect(await restore(backup)).toEqual({ sources: 1, stories: 39 })
    const sources = await database.sources.toArray()
    expect(sources.map(({ title }) => title)).toEqual(['Renamed since', 'Source 2', 'صباح الأطلس'])
    expect(sources[0]).toMatchObject({
      url: 'http://s1.example/feed/',
      folder: 'Press/Morning',
      validators: {},
    })
    expect(await database.stories.count()).toBe(42)
    expect(await database.stories.get(2)).toMatchObject({ title: 'Only here', unread: 1 })
    expect(await database.stories.get(3)).toMatchObject({ title: 'Of another', unread: 1 })
    expect(await database.stories.get(1)).toMatchObject({ title: 'Newer words', saved: 1 })
  })

  test.each<[here: Partial<StoryRow>, there: Partial<StoryRow>, joined: Partial<StoryRow>]>([
    [{ unread: 1 }, {}, {}],
    [{}, { unread: 1 }, {}],
    [{ unread: 1 }, { unread: 1 }, { unread: 1 }],
    [{ unread: 1, pinned: 1 }, {}, { unread: 1, pinned: 1 }],
    [{ saved: 1 }, {}, { saved: 1 }],
    [{}, { saved: 1 }, { saved: 1 }],
    [{ unread: 1 }, { saved: 1 }, { saved: 1 }],
    [{ unread: 1 }, { saved: 1, unread: 1 }, { saved: 1, unread: 1 }],
  ])('a story that is %j here and %j there is %j', async (here, there, joined) => {
    const row: StoryRow = { id: 1, sourceId: 1, key: 'a', title: 'A', at: now, seenAt: now }
    await putSource(1)
    await database.stories.add({ ...row, ...there })
    const backup = await backUp()
    await database.stories.put({ ...row, ...here })
    await restore(backup)
    expect(await database.stories.toArray()).toEqual([{ ...row, ...joined }])
  })

  test('a forgotten story that a backup has comes back, and its name is no longer a forgotten one', async () => {
    const backup = await backUpProfile()
    await putSource(1)
    await database.forgotten.bulkAdd([
      { sourceId: 1, key: 'key 0' },
      { sourceId: 1, key: 'elsewhere' },
    ])
    await restore(backup)
    const names = await database.forgotten.where('[sourceId+key]').between([1, ''], [1, '\uffff']).toArray()
    expect(names.map(({ key }) => key)).toEqual(['elsewhere', 'long ago'])
    expect(await database.stories.where('[sourceId+key]').equals([1, 'key 0']).count()).toBe(1)
  })

  test('a story that is there is not made a forgotten one', async () => {
    const backup = await backUpProfile()
    await putSource(1)
    await database.stories.add({
      id: 1,
      sourceId: 1,
      key: 'long ago',
      title: 'Still here',
      at: now,
      seenAt: now,
    })
    await restore(backup)
    expect(await database.forgotten.get([1, 'long ago'])).toBeUndefined()
  })

  test('a zone that was chosen there moves the stories that are here', async () => {
    await putSource(1, { timeZone: 'Asia/Dubai', timeZoneChosen: true })
    const backup = await backUp()
    await emptyStore()
    await putSource(1, { timeZone: 'Africa/Casablanca' })
    await addPlainStories(1, { isLocal: true, at: now - day })
    await restore(backup)
    expect(await database.sources.get(1)).toMatchObject({ timeZone: 'Asia/Dubai', timeZoneChosen: true })
    expect((await database.stories.toCollection().first())?.at).not.toBe(now - day)
  })

  test('the settings are those of the backup, where this Fil knows them', async () => {
    const backup = await backUpProfile()
    backup.rows.settings = [
      { name: 'settings', value: { theme: 'dark', ages: 'yes', unheard: 1, __proto__: null } },
      { name: 'lookedAt', value: 5 },
    ] as object[]
    await database.settings.put({ name: 'settings', value: { density: 'cosy', theme: 'light' } })
    await database.settings.put({ name: 'lookedAt', value: 9 })
    await restore(backup)
    expect(await readSettings()).toMatchObject({ theme: 'dark', density: 'cosy', ages: false })
    expect(await readSettings()).not.toHaveProperty('unheard')
    expect((await database.settings.get('lookedAt'))?.value).toBe(9)
  })
})

test('a backup in which rows belong to nothing, or are told twice, is joined without them', async () => {
  const backup = await backUpProfile()
  const { sources = [], stories = [], texts = [], forgotten = [] } = backup.rows
  sources.push({ ...sources[0], id: 55, url: 'https://s1.example/feed/' })
  stories.push({ ...stories[0], id: 9_999, sourceId: 99 }, { ...stories[0], id: 8_888, sourceId: 55 })
  texts.push({ id: 123_456, summary: 'Of nothing' })
  forgotten.push({ sourceId: 99, key: 'of nobody' })
  expect(await restore(backup)).toEqual({ sources: 2, stories: 40 })
  expect(await database.texts.count()).toBe(texts.length - 1)
  expect(await database.forgotten.count()).toBe(2)
})

test('a table whose rows stand on their own gets those that it lacks, under numbers of its own', async () => {
  const row = (id: number, at: number) => ({ id, at, kind: 'muted', sourceId: 1 })
  await database.acts.bulkAdd([row(1, 10), row(2, 20)] as never)
  await addMissing('acts')([row(1, 20), row(2, 30), row(9, 30)], openGround(now, identify))
  expect(await database.acts.toArray()).toEqual([row(1, 10), row(2, 20), row(3, 30)])
})
