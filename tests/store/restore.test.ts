/** A restore that fails half way, at whatever table, changes nothing. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Backup } from '../../utils/exchange.ts'
import { writeBackup } from '../../utils/store/backup.ts'
import { readBackup } from '../../utils/store/backup-read.ts'
import { database } from '../../utils/store/database.ts'
import { addDemo } from '../../utils/store/demo.ts'
import { restoreBackup } from '../../utils/store/restore.ts'
import { keepRule } from '../../utils/store/rules.ts'
import { findDueSources } from '../../utils/store/sources.ts'
import { addPlainStories, day, emptyStore, now, putSource } from '../support/fill-store.ts'
import { fillProfile, readEverything } from '../support/full-profile.ts'

beforeEach(emptyStore)
afterEach(() => vi.restoreAllMocks())

const restore = (backup: Backup) => restoreBackup(backup, now, (url) => url)

async function backUpProfile(): Promise<Backup> {
  await fillProfile()
  await keepRule({ kind: 'mute', means: 'words', text: 'x' }, now)
  const backup = await readBackup(await writeBackup(now))
  if ('fault' in backup) throw new Error(backup.fault.reason)
  await emptyStore()
  return backup
}

test('the demo comes back with a backup, and is asked no more than before', async () => {
  const headlines = ['One', 'Two']
  await addDemo(
    [{ title: 'Demo: Desk', headlines, text: 'Made up.' }],
    'Demo',
    'chrome-extension://fil/welcome.html',
    now,
  )
  const backup = await readBackup(await writeBackup(now))
  if ('fault' in backup) throw new Error(backup.fault.reason)
  await emptyStore()
  await restore(backup)
  expect(await database.sources.count()).toBe(1)
  expect(await findDueSources(now + 1000 * day)).toEqual([])
})

describe('a restore that fails half way', () => {
  test.each(['sources', 'rules', 'stories', 'texts', 'words', 'articles', 'forgotten', 'settings', 'copies'])(
    'at %s changes nothing',
    async (name) => {
      const backup = await backUpProfile()
      await putSource(1, { url: 'https://s1.example/feed' })
      await addPlainStories(3)
      const before = await readEverything()
      for (const method of ['add', 'put'] as const) {
        const write = IDBObjectStore.prototype[method]
        vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
          this: IDBObjectStore,
          ...given
        ) {
          if (this.name === name) throw new DOMException('No', 'QuotaExceededError')
          return write.apply(this, given)
        })
      }
      await expect(restore(backup)).rejects.toThrow()
      vi.restoreAllMocks()
      expect(await readEverything()).toEqual(before)
    },
  )

  test('because its page is closed changes nothing', async () => {
    const backup = await backUpProfile()
    const before = await readEverything()
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given)
      if (this.name === 'words') this.transaction.abort()
      return request
    })
    await expect(restore(backup)).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await readEverything()).toEqual(before)
  })
})
