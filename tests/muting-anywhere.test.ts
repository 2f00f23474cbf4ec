/** Whatever a reader and their sources do, in whatever order: what is muted is counted under its rule and nowhere else. */
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readWeek } from '../utils/ruling.ts'
import { openCatcher } from '../utils/sift/filter.ts'
import { isAside, listMuted } from '../utils/store/aside.ts'
import * as counts from '../utils/store/counts.ts'
import { listRules } from '../utils/store/rules.ts'
import { listSources } from '../utils/store/sources.ts'
import { readRows } from '../utils/store/stories.ts'
import { now as start } from './support/fill-store.ts'
import { act, anyDeed, listStories, type Run } from './support/muting-deeds.ts'
import { make, openRuledStore, poll, tell } from './support/ruled.ts'

async function check({ now, saved }: Run): Promise<void> {
  const rows = await listStories()
  const sources = await listSources()
  const rules = await listRules()
  const listed = rows.filter((row) => !isAside(row))
  const aside = rows.filter(isAside)
  for (const row of rows) if (row.saved) saved.add(row.key)

  for (const row of aside) {
    for (const name of ['at', 'unread', 'saved']) expect(row).not.toHaveProperty(name)
    expect(rules.find(({ id }) => id === row.mutedBy)?.kind).toBe('mute')
  }
  const muted = [...(await listMuted(rules, 1)).values()]
  expect(muted.reduce((sum, { count }) => sum + count, 0)).toBe(aside.length)

  const counted = new Set(sources.filter((source) => counts.isCounted(source, now)).map(({ id }) => id))
  const unread = listed.filter((row) => row.unread && counted.has(row.sourceId)).length
  expect([await counts.countUnread(now), await counts.countNew(0, now)]).toEqual([unread, unread])
  const ids = new Set(listed.map(({ id }) => id))
  const shown = [
    await counts.listUnreadIds(),
    await counts.listSavedIds(),
    ...(await counts.listIdsBetween([{ startAt: 0, endAt: 1e15 }])),
    ...(await counts.listIdsOfSources(sources.map(({ id }) => id))),
  ]
  expect(shown.flat().filter((id) => !ids.has(id))).toEqual([])
  expect(await readRows(aside.map(({ id }) => id))).toEqual(aside.map(() => undefined))

  const active = rules.filter(({ kind, untilAt = now + 1 }) => kind === 'mute' && untilAt > now)
  const catchers = active.map((rule) => openCatcher(rule, () => 0))
  for (const { row, told, source } of await readWeek(now)) {
    if (isAside(row) || row.unmuted || saved.has(row.key)) continue
    expect(
      catchers.some((catches) => catches(told, source)),
      row.title,
    ).toBe(false)
  }
}

beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => vi.restoreAllMocks())

test('a muted story is in no list and no count, whatever is done in whatever order', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 4, maxLength: 24 }), async (deeds) => {
      await openRuledStore()
      await make()
      await poll(1, [tell('coupe', { key: 'a' }), tell('foot', { key: 'b' })])
      const run: Run = { now: start, saved: new Set() }
      for (const deed of deeds) {
        await act(deed, run)
        await check(run)
        if ((await listStories()).some(isAside)) seen.add(deed.kind)
      }
    }),
    { numRuns: 150 },
  )
  // None of the deeds was only ever done where nothing was muted.
  expect(seen.size).toBe(21)
}, 120_000)
