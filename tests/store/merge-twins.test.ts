/** What a restore brings is found to be here under other names too: sources that moved, stories that were named anew. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Backup } from '../../utils/exchange.ts'
import type { Source } from '../../utils/model.ts'
import { applyRules } from '../../utils/ruling.ts'
import { writeBackup } from '../../utils/store/backup.ts'
import { readBackup } from '../../utils/store/backup-read.ts'
import { listUnreadIds } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { restoreBackup } from '../../utils/store/restore.ts'
import { keepRule } from '../../utils/store/rules.ts'
import { addPlainStories, addStories, emptyStore, now, putSource } from '../support/fill-store.ts'

beforeEach(emptyStore)

const moved = { url: 'https://new.example/feed', count: 1, firstAt: now }

async function backUp(): Promise<Backup> {
  const backup = await readBackup(await writeBackup(now))
  if ('fault' in backup) throw new Error(backup.fault.reason)
  return backup
}

const restore = (backup: Backup) => restoreBackup(backup, now, (url) => url)

test('a story whose site has named it anew since is not there twice', async () => {
  await putSource(1)
  const url = 'https://s1.example/a'
  await addStories(
    { key: 'old', title: 'A', url, saved: 1 },
    { key: 'both', title: 'B', url: 'https://s1.example/b' },
  )
  await addStories({ key: 'old episode', title: 'One', url: 'https://s1.example/' })
  const backup = await backUp()
  await database.stories.toCollection().modify((row) => {
    if (row.key === 'old') Object.assign(row, { key: url, saved: undefined })
    if (row.key === 'old episode') Object.assign(row, { title: 'Two', key: 'new episode' })
  })
  await restore(backup)
  const rows = await database.stories.toArray()
  expect(rows.map(({ key }) => key).sort()).toEqual(['both', url, 'new episode', 'old episode'])
  expect(rows.find(({ key }) => key === url)).toMatchObject({ saved: 1 })
})

test.each<[string, here: Partial<Source>, there: Partial<Source>]>([
  ['has moved since', { url: 'https://new.example/feed' }, { moved }],
  ['leads elsewhere by now, where the backup is of', { moved }, { url: 'https://new.example/feed' }],
])('a source that %s is not there twice, nor are its stories', async (_how, here, there) => {
  await putSource(1, there)
  await addPlainStories(3)
  const backup = await backUp()
  await database.sources.clear()
  await putSource(1, here)
  expect(await restore(backup)).toEqual({ sources: 0, stories: 0 })
  expect(await database.stories.count()).toBe(3)
})

test('a story that the reader let back there is let back here', async () => {
  await putSource(1)
  const [id] = (await addStories({ key: 'a', unmuted: 1 })) as [number]
  const backup = await backUp()
  await database.stories.toCollection().modify((row) => {
    delete row.unmuted
  })
  await keepRule({ kind: 'mute', means: 'any', text: '' }, now)
  await applyRules(now)
  expect(await listUnreadIds()).toEqual([])
  await restore(backup)
  await applyRules(now)
  expect(await listUnreadIds()).toEqual([id])
})
