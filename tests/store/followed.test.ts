import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { countSeen, countSpans } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import {
  askSource,
  choosePace,
  dropEnded,
  endSources,
  pauseSources,
  placeSources,
  resumeSources,
  reviveSources,
} from '../../utils/store/followed.ts'
import {
  askAllSources,
  askPermittedSources,
  findDueSources,
  findSource,
  listSources,
  putSource as putFields,
} from '../../utils/store/sources.ts'
import { addStories, day, emptyStore, minute, now, putSource } from '../support/fill-store.ts'
import { countUnread } from '../support/stored.ts'

beforeEach(emptyStore)

const read = async (id: number) =>
  (await findSource(id)) as NonNullable<Awaited<ReturnType<typeof findSource>>>
const order = async () => (await listSources()).map(({ id }) => id)

describe('a paused source', () => {
  beforeEach(async () => {
    await putSource(1, { nextCheckAt: now + minute, because: 'rhythm' })
    await pauseSources([1])
  })

  test('is never due, whoever asks all of them', async () => {
    await askAllSources(now)
    await askPermittedSources(now)
    expect(await findDueSources(now + 400 * day)).toEqual([])
    expect((await read(1)).because).toBe('paused')
  })

  test('stays so when a check that was under way ends', async () => {
    await putFields(await read(1), { nextCheckAt: now + minute, because: 'rhythm', checkedAt: now })
    const { nextCheckAt, because, checkedAt } = await read(1)
    expect([nextCheckAt, because, checkedAt]).toEqual([undefined, 'paused', now])
  })

  test('is asked once where the reader wants that, and is paused still', async () => {
    expect(await askSource(1, now)).toEqual({})
    const [due] = await findDueSources(now)
    expect(due?.id).toBe(1)
    await putFields(await read(1), { nextCheckAt: now + minute, because: 'rhythm' })
    expect(await findDueSources(now + day)).toEqual([])
  })

  test('is asked at once when it is resumed, but not against what its server asked', async () => {
    await database.sources.update(1, { heldUntilAt: now + 5 * minute })
    await resumeSources([1], now)
    expect((await read(1)).nextCheckAt).toBe(now + 5 * minute)
  })
})

describe('a pace of the reader’s own', () => {
  test.each([
    ['is reckoned from the last check', { checkedAt: now - minute }, 15, now + 14 * minute],
    ['makes one due that waited longer', { checkedAt: now - 60 * minute }, 15, now],
    [
      'waits for what the server asked',
      { checkedAt: now, heldUntilAt: now + 30 * minute },
      5,
      now + 30 * minute,
    ],
    ['changes nothing for one in trouble', { trouble: { reason: 'busy' } }, 5, now + 600 * minute],
    ['given back has it asked soon', { paceMinutes: 1440 }, undefined, now + 30 * minute],
  ] as const)('%s', async (_name, fields, minutes, nextCheckAt) => {
    await putSource(1, { nextCheckAt: now + 600 * minute, ...fields })
    await choosePace(1, minutes, now)
    const changed = await read(1)
    expect([changed.nextCheckAt, changed.paceMinutes]).toEqual([nextCheckAt, minutes])
  })

  test('asks nobody who is asked no more', async () => {
    await putSource(1)
    await choosePace(1, 5, now)
    expect((await read(1)).nextCheckAt).toBeUndefined()
  })
})

test('a source that its server wants left alone is not asked, and says until when', async () => {
  await putSource(1, { nextCheckAt: now + day, heldUntilAt: now + minute })
  expect(await askSource(1, now)).toEqual({ heldUntilAt: now + minute })
  expect((await read(1)).nextCheckAt).toBe(now + day)
})

describe('a source that was let go', () => {
  beforeEach(async () => {
    await putSource(1, { nextCheckAt: now, folder: 'World' })
    await putSource(2, { nextCheckAt: now })
    await addStories({ saved: 1 }, {}, { sourceId: 2 })
    await endSources([1], now)
  })

  test('is neither asked nor counted, and keeps all that is stored of it', async () => {
    expect((await findDueSources(now)).map(({ id }) => id)).toEqual([2])
    expect(await countUnread()).toBe(1)
    expect(await database.stories.count()).toBe(3)
  })

  test('comes back with all of it, as it was', async () => {
    await reviveSources([1], now + minute)
    const { endedAt, folder, nextCheckAt } = await read(1)
    expect([endedAt, folder, nextCheckAt]).toEqual([undefined, 'World', now + minute])
    expect(await countUnread()).toBe(3)
  })

  test('that was paused comes back paused', async () => {
    await pauseSources([2])
    await endSources([2], now)
    await reviveSources([2], now)
    expect([(await read(2)).because, (await read(2)).nextCheckAt]).toEqual(['paused', undefined])
  })

  test('waits for a month to be taken back, then only what is saved stays', async () => {
    await dropEnded(now + 30 * day)
    expect(await database.stories.count()).toBe(3)
    await dropEnded(now + 31 * day)
    const rows = await database.stories.toArray()
    expect(rows.filter(({ sourceId }) => sourceId === 1).map(({ saved }) => saved)).toEqual([1])
    expect((await read(1)).title).toBe('Source 1')
  })

  test('leaves no page that was opened for reading behind, but of what is saved', async () => {
    const ids = (await database.stories.toArray()).map(({ id }) => id)
    await database.articles.bulkPut(
      ids.map((id) => ({ id, url: 'https://s1.example/story', fetchedAt: now, page: '<p>Text</p>' })),
    )
    await dropEnded(now + 31 * day)
    const left = await database.articles.toCollection().primaryKeys()
    expect(left).toEqual((await database.stories.toArray()).map(({ id }) => id))
  })

  test('goes wholly once nothing of it is saved', async () => {
    await dropEnded(now + 31 * day)
    await database.stories.toCollection().modify((row) => {
      delete row.saved
    })
    await dropEnded(now + 32 * day)
    expect(await order()).toEqual([2])
    expect(await database.stories.count()).toBe(1)
  })
})

describe('the order of the reader’s own', () => {
  beforeEach(async () => {
    for (const id of [1, 2, 3, 4]) await putSource(id)
  })

  test('is by name until one is moved', async () => {
    expect(await order()).toEqual([1, 2, 3, 4])
    await placeSources([4], undefined, 2)
    expect(await order()).toEqual([1, 4, 2, 3])
  })

  test('takes several at once, in the order given, and to the end', async () => {
    await placeSources([3, 1], undefined, 2)
    expect(await order()).toEqual([3, 1, 2, 4])
    await placeSources([3], undefined)
    expect(await order()).toEqual([1, 2, 4, 3])
  })

  test('holds however often one is put between the same two', async () => {
    await placeSources([1], undefined)
    for (let turn = 0; turn < 120; turn += 1) {
      const [first, second, third] = await order()
      await placeSources([third as number], undefined, second)
      expect((await order()).slice(0, 3)).toEqual([first, third, second])
    }
  })

  test('is that of a folder, of which one that comes by its name stands at the end', async () => {
    await placeSources([2], 'World')
    await placeSources([1], 'World', 2)
    const inWorld = async () =>
      (await listSources()).filter(({ folder }) => folder === 'World').map(({ id }) => id)
    expect(await inWorld()).toEqual([1, 2])
    await database.sources.update(3, { folder: 'World' })
    expect(await inWorld()).toEqual([1, 2, 3])
    await placeSources([1], undefined)
    expect((await read(1)).folder).toBeUndefined()
  })
})

test('the stories of a source are counted by days, and those that came since a moment', async () => {
  await putSource(1)
  await addStories({ at: now - 2 * day + 1 }, { at: now - 1 }, { at: now, seenAt: now + 5 }, { sourceId: 2 })
  expect(await countSpans(1, [now - 2 * day, now - day, now])).toEqual([1, 2])
  expect(await countSeen(1, now + 5)).toBe(1)
})
