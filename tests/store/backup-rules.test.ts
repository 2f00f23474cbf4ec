/** Rules and what they mute are part of a backup, and are under the rules of here once they are back. */
import 'fake-indexeddb/auto'
import { liveQuery } from 'dexie'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Backup } from '../../utils/exchange.ts'
import type { Mark, StoryRow } from '../../utils/model.ts'
import { applyRules } from '../../utils/ruling.ts'
import { markStories } from '../../utils/store/acts.ts'
import { isAside, letStoryBack } from '../../utils/store/aside.ts'
import { writeBackup } from '../../utils/store/backup.ts'
import { readBackup } from '../../utils/store/backup-read.ts'
import { countUnread, listSavedIds } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { restoreBackup } from '../../utils/store/restore.ts'
import { keepRule, listRules, removeRule } from '../../utils/store/rules.ts'
import { restore as bringBack } from '../../utils/transfer.ts'
import { emptyStore, now } from '../support/fill-store.ts'
import { draft, make, openRuledStore, poll, tell } from '../support/ruled.ts'

beforeEach(openRuledStore)

const other = draft({ kind: 'mute', text: 'météo' })

/** Of two stories the first is muted. */
async function backUpMuted(): Promise<Blob> {
  await keepRule(draft({ sourceId: 1 }), now)
  await keepRule(draft({ kind: 'highlight', text: 'budget' }), now)
  await poll(1, [tell('La coupe est là'), tell('Le budget est voté')])
  return writeBackup(now)
}

async function openBackup(file: Blob): Promise<Backup> {
  const backup = await readBackup(file)
  if ('fault' in backup) throw new Error(backup.fault.reason)
  return backup
}

const restore = async (file: Blob) => restoreBackup(await openBackup(file), now, (url) => url)

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

test('on an empty profile nothing is judged anew: what was let back there is let back here', async () => {
  await backUpMuted()
  await applyRules(now)
  await letStoryBack((await findRow('La coupe est là')).id)
  const file = await writeBackup(now)
  await emptyStore()
  await restore(file)
  expect((await listRules()).map(({ isApplied }) => isApplied)).toEqual([true, true])
  await removeRule((await listRules())[1]?.id as number)
  await applyRules(now)
  expect(await findRow('La coupe est là')).toMatchObject({ unread: 1, unmuted: 1 })
})

test('what comes meets the rules of here in the same step, and is counted at no moment', async () => {
  await poll(1, [tell('Le foot'), tell('La coupe')])
  const backup = await openBackup(await writeBackup(now))
  await openRuledStore()
  const id = await make({ text: 'foot' })
  const unread: number[] = []
  const watching = liveQuery(() => countUnread(now)).subscribe((count) => unread.push(count))
  await bringBack({ backup, sources: 2, letGo: 0, stories: 2, freshUrls: [] }, now)
  expect(await findRow('Le foot')).toMatchObject({ mutedBy: id, wasUnread: 1 })
  await vi.waitFor(() => expect(unread.at(-1)).toBe(1))
  watching.unsubscribe()
  expect(Math.max(...unread)).toBe(1)
})

test('a row that a file puts under a rule that mutes nothing stands in the list', async () => {
  const backup = await openBackup(await backUpMuted())
  for (const rule of backup.rows.rules ?? []) Object.assign(rule, { kind: 'save' })
  await emptyStore()
  await restoreBackup(backup, now, (url) => url)
  expect(await findRow('La coupe est là')).toMatchObject({ unread: 1, at: expect.any(Number) })
  expect(await findRow('Le budget est voté')).not.toHaveProperty('highlightedBy')
})

describe('a story that is muted on one side', () => {
  const marked = async (mark: Mark) => markStories([(await findRow('La coupe est là')).id], mark, now)

  test('and unread on both is unread', async () => {
    await poll(1, [tell('La coupe est là')])
    const listed = await writeBackup(now)
    await make()
    const muted = await writeBackup(now)
    await restore(listed)
    expect(await findRow('La coupe est là')).toMatchObject({ wasUnread: 1, mutedBy: expect.any(Number) })
    await emptyStore()
    await restore(listed)
    await restore(muted)
    expect(await findRow('La coupe est là')).toMatchObject({ unread: 1 })
  })

  test('and read on the other is read where it is muted', async () => {
    await poll(1, [tell('La coupe est là')])
    await marked('read')
    const file = await writeBackup(now)
    await marked('unread')
    await database.stories.toCollection().modify((row) => {
      delete row.pinned
    })
    await make()
    await restore(file)
    const row = await findRow('La coupe est là')
    expect(row).toHaveProperty('mutedBy')
    expect(row).not.toHaveProperty('wasUnread')
  })

  test('and saved on the other is found among the saved', async () => {
    await poll(1, [tell('La coupe est là')])
    await marked('saved')
    const file = await writeBackup(now)
    await marked('unsaved')
    await make()
    await restore(file)
    expect(await listSavedIds()).toEqual([(await findRow('La coupe est là')).id])
  })
})

async function unpack(file: Blob): Promise<string[]> {
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
  return text.split('\n')
}
