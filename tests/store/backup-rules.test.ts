/** Rules and what they mute are part of a backup, and are under the rules of here once they are back. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import { isAside } from '../../utils/store/aside.ts'
import { writeBackup } from '../../utils/store/backup.ts'
import { readBackup } from '../../utils/store/backup-read.ts'
import { database } from '../../utils/store/database.ts'
import { restoreBackup } from '../../utils/store/restore.ts'
import { keepRule, listRules, removeRule } from '../../utils/store/rules.ts'
import { emptyStore, now } from '../support/fill-store.ts'
import { draft, openRuledStore, poll, tell } from '../support/ruled.ts'

beforeEach(openRuledStore)

const other = draft({ kind: 'mute', text: 'météo' })

/** Of two stories the first is muted. */
async function backUpMuted(): Promise<Blob> {
  await keepRule(draft({ sourceId: 1 }), now)
  await keepRule(draft({ kind: 'highlight', text: 'budget' }), now)
  await poll(1, [tell('La coupe est là'), tell('Le budget est voté')])
  return writeBackup(now)
}

async function restore(file: Blob): Promise<void> {
  const backup = await readBackup(file)
  if ('fault' in backup) throw new Error(backup.fault.reason)
  await restoreBackup(backup, now, (url) => url)
}

async function findRow(title: string): Promise<StoryRow> {
  const row = (await database.stories.toArray()).find((one) => one.title === title)
  if (!row) throw new Error(`no story "${title}"`)
  return row
}

test('what was muted and lit up comes back under the same rules, whatever their numbers are here', async () => {
  const file = await backUpMuted()
  await emptyStore()
  await keepRule(other, now)
  await restore(file)
  const rules = await listRules()
  expect(rules.map(({ text }) => text)).toEqual(['météo', 'coupe', 'budget'])
  const muted = await findRow('La coupe est là')
  expect(muted).toMatchObject({ mutedBy: rules[1]?.id, wasUnread: 1 })
  expect(muted).not.toHaveProperty('at')
  expect(await findRow('Le budget est voté')).toMatchObject({ highlightedBy: rules[2]?.id, unread: 1 })
  expect(rules[1]?.sourceId).toBe(muted.sourceId)
})

test('with the rule that muted it, it comes back into the list', async () => {
  const file = await backUpMuted()
  await emptyStore()
  await restore(file)
  const [rule] = await listRules()
  await removeRule(rule?.id as number)
  const row = await findRow('La coupe est là')
  expect(isAside(row)).toBe(false)
  expect(row).toMatchObject({ unread: 1, at: expect.any(Number) })
})

test('rules that are there already are not there twice, and their stories stay as they are', async () => {
  const file = await backUpMuted()
  const before = await database.stories.toArray()
  await restore(file)
  await restore(file)
  expect(await listRules()).toHaveLength(2)
  expect(await database.stories.toArray()).toEqual(before)
})

test('a story whose rule is not in the file stands in the list', async () => {
  const lines = await unpack(await backUpMuted())
  const kept = lines.filter((line) => !line.startsWith('["rules"'))
  const bare = kept.map((line) => line.replace('"rules":2', '"rules":0'))
  await emptyStore()
  await restore(new Blob([bare.join('\n')]))
  const row = await findRow('La coupe est là')
  expect(isAside(row)).toBe(false)
  expect(row).toMatchObject({ unread: 1, at: expect.any(Number) })
  expect(await findRow('Le budget est voté')).not.toHaveProperty('highlightedBy')
})

async function unpack(file: Blob): Promise<string[]> {
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
  return text.split('\n')
}
