/** A rule that is changed, or removed and taken back, goes on with what it did, however long ago that was. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { applyRules, keepRule } from '../utils/ruling.ts'
import { letStoryBack } from '../utils/store/aside.ts'
import { countUnread } from '../utils/store/counts.ts'
import { removeRule } from '../utils/store/rules.ts'
import { day, now } from './support/fill-store.ts'
import { draft, findRow, listTitles, make, openRuledStore, poll, tell } from './support/ruled.ts'

const old = now - 40 * day

/** A rule that muted two stories long ago, and one today. */
async function muteLongAgo(): Promise<number> {
  const id = await make({ untilAt: now + day }, old)
  await poll(1, [tell('Coupe un', { publishedAt: old }), tell('Coupe et foot', { publishedAt: old })], old)
  await poll(1, [tell('Coupe trois')])
  return id
}

beforeEach(openRuledStore)

test('a rule that is to last longer mutes still what it muted, and nothing comes back for a moment', async () => {
  const id = await muteLongAgo()
  await keepRule(draft({ untilAt: now + 9 * day }), now, id)
  await applyRules(now)
  expect([await listTitles(), await countUnread(now)]).toEqual([[], 0])
  expect(await findRow('Coupe un')).toMatchObject({ mutedBy: id, mutedAt: old, wasUnread: 1 })
})

test('what a changed rule catches no more is listed again, however old it is', async () => {
  const id = await muteLongAgo()
  await keepRule(draft({ text: 'foot' }), now, id)
  await applyRules(now)
  expect(await listTitles()).toEqual(['Coupe un', 'Coupe trois'])
})

test('a removed rule that is taken back mutes what it muted, also where it is over by now', async () => {
  const id = await muteLongAgo()
  const ids = await removeRule(id)
  await applyRules(now)
  expect(await countUnread(now)).toBe(3)
  const later = now + 5 * day
  await keepRule(draft({ untilAt: now + day }), later, id, ids)
  await applyRules(later)
  expect([await listTitles(), await countUnread(now)]).toEqual([[], 0])
})

test('what was let back, or saved since, is not muted with the rule that is taken back', async () => {
  const id = await muteLongAgo()
  await letStoryBack((await findRow('Coupe un')).id)
  const ids = await removeRule(id)
  await keepRule(draft(), now, id, ids)
  await applyRules(now)
  expect(await listTitles()).toEqual(['Coupe un'])
})

test('a rule that highlighted lights up what it did, once it is taken back', async () => {
  const id = await make({ kind: 'highlight' }, old)
  await poll(1, [tell('Coupe', { publishedAt: old })], old)
  const ids = await removeRule(id)
  expect(await findRow('Coupe')).not.toHaveProperty('highlightedBy')
  await keepRule(draft({ kind: 'highlight' }), now, id, ids)
  expect(await findRow('Coupe')).toMatchObject({ highlightedBy: id })
})
