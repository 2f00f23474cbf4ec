import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { sift } from '../../utils/sift/sift.ts'
import { database } from '../../utils/store/database.ts'
import { findKnown } from '../../utils/store/known.ts'
import { writeChanges } from '../../utils/store/stories.ts'
import { sweep } from '../../utils/store/sweep.ts'
import { day, emptyStore, now, putSource } from '../support/fill-store.ts'

const ids = [1, 2, 3]

/** What the source tells, with guids that are addresses, kept as a check keeps it. */
async function tell(site: string, seenAt = now): Promise<string[]> {
  const stories = ids.map((id) => ({
    key: `${site}/${id}`,
    url: `${site}/${id}`,
    title: `Story ${id}`,
    publishedAt: now - id,
  }))
  const changes = sift(stories, await findKnown(1, stories), seenAt)
  await writeChanges(1, changes, seenAt)
  return changes.map(({ kind }) => kind)
}

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
})

test('the stories of a site that turns to https are the same ones, at their new addresses', async () => {
  await tell('http://news.example')
  expect(await tell('https://news.example')).toEqual(ids.map(() => 'edited'))
  const rows = await database.stories.toArray()
  expect(rows.map(({ url }) => url).sort()).toEqual(ids.map((id) => `https://news.example/${id}`))
  expect(await tell('https://news.example')).toEqual([])
})

test('those that were forgotten do not come back with it', async () => {
  await tell('http://news.example', now - 91 * day)
  expect(await sweep(now)).toBe(3)
  expect(await tell('https://news.example')).toEqual([])
})

test('another site’s are others', async () => {
  await tell('http://news.example')
  expect(await tell('https://other.example')).toEqual(ids.map(() => 'new'))
})

test('a story whose guid others claim is found by its time', async () => {
  const alert = { key: 'guid', title: 'Alert', publishedAt: now - day }
  await writeChanges(1, sift([alert], await findKnown(1, [alert]), now), now)
  const renamed = { ...alert, key: 'print' }
  expect(sift([renamed], await findKnown(1, [renamed]), now)).toMatchObject([
    { kind: 'edited', story: renamed },
  ])
})

test('a story whose guid and campaign changed is found by its time', async () => {
  const told = { key: 'guid', url: 'https://x.example/a?utm_id=1', title: 'A', publishedAt: now - day }
  await writeChanges(1, sift([told], await findKnown(1, [told]), now), now)
  const renamed = { ...told, key: 'other', url: 'https://x.example/a?utm_id=2' }
  expect(sift([renamed], await findKnown(1, [renamed]), now)).toMatchObject([
    { kind: 'edited', story: renamed },
  ])
})
