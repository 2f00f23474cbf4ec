import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { applyRules } from '../../utils/ruling.ts'
import { markStories, undoLastAct } from '../../utils/store/acts.ts'
import { letStoryBack, listMuted } from '../../utils/store/aside.ts'
import { countNew, countUnread } from '../../utils/store/counts.ts'
import { database } from '../../utils/store/database.ts'
import { listRules, removeRule } from '../../utils/store/rules.ts'
import { resetSeen } from '../../utils/store/stories.ts'
import { sweep } from '../../utils/store/sweep.ts'
import { moveToZone } from '../../utils/store/zone.ts'
import { addStories, day, minute, now } from '../support/fill-store.ts'
import { findRow, listTitles, make, openRuledStore, poll, tell } from '../support/ruled.ts'

beforeEach(openRuledStore)

describe('a muted story', () => {
  test('stands in no list and in no count, and is counted under its rule', async () => {
    const id = await make()
    await poll(1, [tell('La coupe'), tell('Le reste')])
    expect(await listTitles()).toEqual(['Le reste'])
    expect([await countUnread(now), await countNew(0, now)]).toEqual([1, 1])
    expect(await database.stories.where('at').above(0).count()).toBe(1)
    const muted = await listMuted(await listRules(), 5)
    expect(muted.get(id)).toMatchObject({ count: 1, rows: [{ title: 'La coupe', mutedAt: now - minute }] })
  })

  test('is not new when its source tells it again, nor when its key or its address changes', async () => {
    await make()
    await poll(1, [tell('La coupe', { url: 'https://s1.example/1' })])
    await poll(1, [tell('La coupe', { url: 'https://s1.example/1' })])
    await poll(1, [tell('La coupe', { key: 'another', url: 'https://s1.example/1' })])
    expect(await database.stories.count()).toBe(1)
  })

  test('comes back as it was when its rule is removed, unread only where it was', async () => {
    const ids = await addStories({ title: 'La coupe 1' }, { title: 'La coupe 2' })
    await markStories([ids[0] as number], 'read', now)
    const before = await database.stories.toArray()
    const id = await make()
    expect(await listTitles()).toEqual([])
    await removeRule(id)
    expect(await database.stories.toArray()).toEqual(before)
  })

  test('comes back alone where the reader wants only that one', async () => {
    await make()
    await poll(1, [tell('La coupe 1'), tell('La coupe 2')])
    await letStoryBack((await findRow('La coupe 1')).id)
    expect(await listTitles()).toEqual(['La coupe 1'])
    expect(await countUnread(now)).toBe(1)
  })

  test('stays muted where another rule catches it as well', async () => {
    const id = await make()
    const other = await make({ text: 'monde' })
    await poll(1, [tell('La coupe du monde'), tell('La coupe')])
    await removeRule(id)
    await applyRules(now)
    expect(await findRow('La coupe du monde')).toMatchObject({ mutedBy: other })
    expect(await listTitles()).toEqual(['La coupe'])
  })

  test('that was saved before is left where it is', async () => {
    await addStories({ title: 'La coupe', saved: 1 })
    await make()
    expect(await listTitles()).toEqual(['La coupe'])
  })

  test('is not changed by what is done to it meanwhile', async () => {
    const ids = await addStories({ title: 'La coupe' })
    await markStories(ids, 'read', now)
    await make()
    await undoLastAct()
    await markStories(ids, 'unread', now)
    await markStories(ids, 'saved', now)
    expect(await findRow('La coupe')).not.toHaveProperty('unread')
    expect(await countUnread(now)).toBe(0)
  })

  test('keeps its place when clocks and zones are put right', async () => {
    const id = await make()
    await poll(1, [tell('La coupe', { isLocal: true })])
    await moveToZone(1, 'Asia/Tokyo', now)
    expect(await findRow('La coupe')).toMatchObject({ mutedAt: now - minute - 9 * 60 * minute })
    await database.stories.toCollection().modify({ seenAt: now + day })
    await resetSeen(now)
    const row = await findRow('La coupe')
    expect([row.seenAt, Object.hasOwn(row, 'at')]).toEqual([now, false])
    await removeRule(id)
    expect((await findRow('La coupe')).at).toBe(now - minute - 9 * 60 * minute)
  })

  test('is forgotten like the others when it is old', async () => {
    await make()
    await poll(1, [tell('La coupe')])
    await sweep(now + 100 * day)
    expect([await database.stories.count(), await database.forgotten.count()]).toEqual([0, 1])
  })
})
