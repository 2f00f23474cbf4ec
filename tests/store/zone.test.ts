import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { database } from '../../utils/store/database.ts'
import { addSource, findSource } from '../../utils/store/sources.ts'
import { moveToZone } from '../../utils/store/zone.ts'

const now = Date.parse('2026-03-10T09:00:00Z')

beforeEach(async () => {
  await database.delete()
  await database.open()
})

async function follow(...rows: [key: string, at: string, isLocal?: true][]): Promise<number> {
  const source = await addSource({
    url: 'https://ticker.example/',
    kind: 'ticker',
    title: 'Ticker',
    timeZone: 'Africa/Casablanca',
    addedAt: now,
    validators: {},
    nextCheckAt: now,
    failures: 0,
  })
  await database.stories.bulkAdd(
    rows.map(([key, at, isLocal]) => ({
      sourceId: source.id,
      key,
      title: key,
      at: Date.parse(at),
      seenAt: now,
      unread: 1 as const,
      ...(isLocal && { isLocal }),
    })) as StoryRow[],
  )
  return source.id
}

async function readTimes(): Promise<Record<string, string>> {
  const rows = await database.stories.toArray()
  return Object.fromEntries(rows.map(({ key, at }) => [key, new Date(at).toISOString().slice(0, 16)]))
}

test('a clock time stays what it was printed as, in the zone that the reader chose', async () => {
  const id = await follow(['printed', '2026-03-09T20:00Z', true])
  await moveToZone(id, 'America/New_York', now)
  // 20:00 in Casablanca, at UTC in Ramadan, is 20:00 in New York, four hours behind.
  expect(await readTimes()).toEqual({ printed: '2026-03-10T00:00' })
  expect(await findSource(id)).toMatchObject({ timeZone: 'America/New_York', timeZoneChosen: true })
})

test('a time that its source gave with an offset does not move', async () => {
  const id = await follow(['exact', '2026-03-09T20:00Z'])
  await moveToZone(id, 'Asia/Tokyo', now)
  expect(await readTimes()).toEqual({ exact: '2026-03-09T20:00' })
})

test('what would come to lie in the future belongs to the day before', async () => {
  const id = await follow(['printed', '2026-03-10T08:30Z', true])
  await moveToZone(id, 'America/New_York', now)
  expect(await readTimes()).toEqual({ printed: '2026-03-09T12:30' })
})

test('there and back again is where it was', async () => {
  const id = await follow(['a', '2026-03-09T23:58Z', true], ['b', '2026-03-01T00:03Z', true])
  const before = await readTimes()
  await moveToZone(id, 'Asia/Tokyo', now)
  await moveToZone(id, 'Africa/Casablanca', now)
  expect(await readTimes()).toEqual(before)
})

test('a source that is followed no more is left alone', async () => {
  await moveToZone(99, 'Asia/Tokyo', now)
  expect(await findSource(99)).toBeUndefined()
})
