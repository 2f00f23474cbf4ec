/** A headline that is edited meets the rules again, and nothing that was read, told or undone comes again. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { markStories } from '../utils/store/acts.ts'
import { dropAlerts, listAlerts } from '../utils/store/alerts.ts'
import { letStoryBack, listMuted } from '../utils/store/aside.ts'
import { countNew, countUnread } from '../utils/store/counts.ts'
import { database } from '../utils/store/database.ts'
import { readQuery } from '../utils/store/query.ts'
import { listRules, removeRule } from '../utils/store/rules.ts'
import { openWordIndex } from '../utils/store/search.ts'
import { day, minute, now } from './support/fill-store.ts'
import { findRow, listTitles, make, openRuledStore, poll, tell } from './support/ruled.ts'

beforeEach(openRuledStore)

const say = (title: string, at = now, fields = {}) => poll(1, [tell(title, { key: 'a', ...fields })], at)

test('an edited headline that a rule mutes leaves the list and every count, and is counted under its rule', async () => {
  const id = await make()
  await say('Le foot')
  await say('La coupe', now + minute)
  expect(await listTitles()).toEqual([])
  expect([await countUnread(now), await countNew(0, now)]).toEqual([0, 0])
  const row = await findRow('La coupe')
  expect(row).toMatchObject({ mutedBy: id, mutedAt: now - minute, wasUnread: 1, edited: 1 })
  expect(row).not.toHaveProperty('unread')
  expect((await listMuted(await listRules(), 5)).get(id)?.count).toBe(1)
  expect((await database.texts.get(row.id))?.formerTitles).toMatchObject([{ title: 'Le foot' }])
  const query = readQuery('coupe', now, 'UTC')
  expect(query && (await openWordIndex()).find(query).has(row.id)).toBe(true)
})

test('a read story that is edited is read still, whether it comes to be muted or out of it', async () => {
  const id = await make()
  await say('Le foot')
  await markStories([(await findRow('Le foot')).id], 'read', now)
  await say('La coupe', now + minute)
  expect(await findRow('La coupe')).toMatchObject({ mutedBy: id })
  await say('Le rugby', now + 2 * minute)
  const row = await findRow('Le rugby')
  expect(row).toMatchObject({ at: now - minute })
  for (const name of ['unread', 'wasUnread', 'mutedBy', 'mutedAt']) expect(row).not.toHaveProperty(name)
  expect(await countUnread(now)).toBe(0)
})

test('a muted story whose words match no more stands where it would have, unread as it was', async () => {
  await make()
  await say('La coupe')
  await say('Le rugby', now + minute)
  expect(await findRow('Le rugby')).toMatchObject({ at: now - minute, unread: 1 })
  expect(await countUnread(now)).toBe(1)
})

test('an edited headline is highlighted, saved and told, and the telling is done once', async () => {
  const id = await make({ kind: 'highlight' })
  await make({ kind: 'save' })
  await make({ kind: 'alert' })
  await say('Le foot')
  await say('La coupe', now + minute)
  const row = await findRow('La coupe')
  expect(row).toMatchObject({ highlightedBy: id, saved: 1, told: 1, unread: 1, at: now - minute })
  expect(await listAlerts()).toEqual([row.id])
  await dropAlerts([row.id])
  for (const title of ['Une coupe', 'Le foot', 'La coupe', 'La coupe !']) await say(title, now + 2 * minute)
  expect(await listAlerts()).toEqual([])
  expect(await findRow('La coupe !')).toMatchObject({ highlightedBy: id, saved: 1 })
})

test('a story that was told when it came is told no more when it is edited, though another rule would', async () => {
  await make({ kind: 'alert' })
  await make({ kind: 'alert', text: 'rugby' })
  await say('La coupe')
  await dropAlerts(await listAlerts())
  await say('Le rugby', now + minute)
  expect(await listAlerts()).toEqual([])
})

test('what the reader let back, or took out of the saved, stays so when a comma of it changes', async () => {
  await make()
  await make({ kind: 'save', text: 'foot' })
  await say('La coupe')
  await letStoryBack((await findRow('La coupe')).id)
  await say('La coupe…', now + minute)
  expect(await listTitles()).toEqual(['La coupe…'])
  await poll(2, [tell('Le foot', { key: 'b' })])
  await markStories([(await findRow('Le foot')).id], 'unsaved', now)
  await poll(2, [tell('Le foot…', { key: 'b' })])
  expect(await findRow('Le foot…')).not.toHaveProperty('saved')
})

test('a summary that comes with the edit is looked at as well, and one that does not is there still', async () => {
  await make({ kind: 'highlight' })
  await say('Le foot', now, { summary: 'Sans' })
  await say('Le foot.', now + minute, { summary: 'La coupe' })
  expect(await findRow('Le foot.')).toHaveProperty('highlightedBy')
  await say('Le foot !', now + 2 * minute)
  expect(await findRow('Le foot !')).toHaveProperty('highlightedBy')
})

test('what a rule muted that is over stays with it, and comes back with its removal', async () => {
  const id = await make({ untilAt: now + day })
  await say('La coupe')
  await say('Le rugby', now + 2 * day)
  expect(await listTitles()).toEqual([])
  await removeRule(id)
  expect(await findRow('Le rugby')).toMatchObject({ unread: 1, at: now - minute })
})
