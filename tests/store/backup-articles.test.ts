/** The articles of saved stories are part of a backup, and come back where none is. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Backup } from '../../utils/exchange.ts'
import { markStories } from '../../utils/store/acts.ts'
import { longestLine, writeBackup } from '../../utils/store/backup.ts'
import { readBackup } from '../../utils/store/backup-read.ts'
import { database } from '../../utils/store/database.ts'
import { restoreBackup } from '../../utils/store/restore.ts'
import { addStories, emptyStore, now, putSource } from '../support/fill-store.ts'

beforeEach(async () => {
  await emptyStore()
  await putSource(1)
})

const keep = (id: number, page: string) =>
  database.articles.put({ id, url: `https://s1.example/${id}`, fetchedAt: now, page })

async function backUp(): Promise<Backup> {
  const backup = await readBackup(await writeBackup(now))
  if ('fault' in backup) throw new Error(backup.fault.reason)
  return backup
}

const restore = (backup: Backup) => restoreBackup(backup, now, (url) => url)

/** Of two stories, both read, the first is saved. */
async function readTwo(): Promise<number[]> {
  const ids = await addStories({ key: 'a', saved: 1 }, { key: 'b' })
  for (const id of ids) await keep(id, `<p>${id}`)
  return ids
}

test('a backup has the articles of saved stories, and no others', async () => {
  const [saved] = await readTwo()
  expect((await backUp()).rows.articles).toEqual([
    { id: saved, url: `https://s1.example/${saved}`, fetchedAt: now, page: `<p>${saved}` },
  ])
})

test('an article comes back to its story, whatever the number of that is here', async () => {
  await readTwo()
  const backup = await backUp()
  await emptyStore()
  await putSource(4, { url: 'https://s1.example/feed' })
  await addStories({ sourceId: 4, key: 'x' }, { sourceId: 4, key: 'y' }, { sourceId: 4, key: 'b' })
  await restore(backup)
  const row = await database.stories.where('[sourceId+key]').equals([4, 'a']).first()
  expect((await database.articles.toArray()).map(({ id, page }) => [id, page])).toEqual([[row?.id, '<p>1']])
})

test('the article that is here stays, also when the backup comes twice', async () => {
  const [saved] = (await readTwo()) as [number]
  const backup = await backUp()
  await keep(saved, 'Read since')
  for (let time = 0; time < 2; time += 1) await restore(backup)
  expect(await database.articles.get(saved)).toMatchObject({ page: 'Read since' })
  expect(await database.articles.count()).toBe(2)
})

test('an article of a story that is not in the file is left out', async () => {
  await readTwo()
  const backup = await backUp()
  backup.rows.articles?.push({ id: 99, url: 'https://s1.example/', fetchedAt: now })
  await emptyStore()
  await restore(backup)
  expect(await database.articles.count()).toBe(1)
})

test('a page so long that no Fil would read its line back is left out, and the file is whole', async () => {
  const ids = await readTwo()
  await markStories(ids, 'saved', now)
  await keep(ids[0] as number, '\u0001'.repeat(longestLine / 6))
  expect((await backUp()).rows.articles).toMatchObject([{ id: ids[1] }])
})

test('more articles than are written at a time are all written', async () => {
  const ids = await addStories(...Array.from({ length: 45 }, () => ({ saved: 1 as const })))
  for (const id of ids.slice(3)) await keep(id, 'x')
  expect((await backUp()).rows.articles).toHaveLength(42)
})
