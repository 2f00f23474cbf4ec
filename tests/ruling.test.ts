import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { RuleDraft } from '../utils/rule.ts'
import { applyRules, decideFates, readWeek, tryRule } from '../utils/ruling.ts'
import { listAlerts } from '../utils/store/alerts.ts'
import { isAside, listMuted } from '../utils/store/aside.ts'
import { countUnread } from '../utils/store/counts.ts'
import { database } from '../utils/store/database.ts'
import { keepRule, listRules, removeRule } from '../utils/store/rules.ts'
import { findSource } from '../utils/store/sources.ts'
import { addStories, day, emptyStore, minute, now, putSource } from './support/fill-store.ts'
import { draft, findRow, listTitles, make, openRuledStore, poll, tell } from './support/ruled.ts'

beforeEach(openRuledStore)

describe('a preview is what the rule does', () => {
  const word = fc.constantFrom(
    'coupe',
    'Coupe',
    'monde',
    'été',
    'ete',
    'المغرب',
    'مغرب',
    'وبالمغرب',
    'للمغرب',
    'foot',
    'football',
    '2026',
  )
  const sentence = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
  const anyStory = fc.record({
    title: sentence,
    sourceId: fc.integer({ min: 1, max: 3 }),
    author: fc.option(fc.constantFrom('Anne Été', 'Omar'), { nil: undefined }),
    summary: fc.option(sentence, { nil: undefined }),
    at: fc.integer({ min: -9 * 24, max: 0 }).map((hours) => now + hours * 60 * minute),
    isUnread: fc.boolean(),
    isSaved: fc.boolean(),
  })
  const anyRule: fc.Arbitrary<RuleDraft> = fc
    .record({
      kind: fc.constantFrom<RuleDraft['kind']>('mute', 'highlight'),
      means: fc.constantFrom<RuleDraft['means']>('words', 'phrase', 'pattern', 'author', 'language', 'any'),
      text: fc.oneof(sentence, fc.constantFrom('ar', 'fr', 'anne', 'coupe|foot', '^été', 'coupe, foot')),
      parts: fc.option(fc.constant(true as const), { nil: undefined }),
      sourceId: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      folder: fc.option(fc.constant('Sport'), { nil: undefined }),
    })
    .map((fields) => JSON.parse(JSON.stringify(fields)) as RuleDraft)

  test('on all that is stored of the week, and on the same stories when they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStory, { minLength: 1, maxLength: 12 }),
        fc.array(anyRule, { maxLength: 2 }),
        anyRule,
        async (stories, earlier, rule) => {
          await emptyStore()
          await putSource(1, { freshAt: 1, language: 'fr' })
          await putSource(2, { freshAt: 1, folder: 'Sport' })
          await putSource(3, { freshAt: 1 })
          for (const [nth, { author, summary, isUnread, isSaved, ...row }] of stories.entries()) {
            const [id] = await addStories({
              ...row,
              key: `k${nth}`,
              ...(isUnread ? {} : { unread: undefined as never }),
              ...(isSaved && { saved: 1 }),
            })
            await database.texts.put(JSON.parse(JSON.stringify({ id, author, summary })) as { id: number })
          }
          for (const other of earlier) await make(other)
          const unread = await countUnread(now)

          const { caught } = tryRule(rule, await readWeek(now))
          const wanted = caught.map(({ row }) => row.id).sort((a, b) => a - b)
          const id = await make(rule)
          const rows = await database.stories.toArray()
          const done =
            rule.kind === 'mute'
              ? rows.filter((row) => isAside(row) && row.mutedBy === id)
              : rows.filter((row) => row.highlightedBy !== undefined && wanted.includes(row.id))
          expect(done.map((row) => row.id)).toEqual(wanted)
          expect(await countUnread(now)).toBe(rows.filter((row) => row.unread).length)

          // The same stories, had they come only now.
          for (const { row, told, source } of await readWeek(now)) {
            if (earlier.length > 0 || (rule.kind === 'mute' && row.saved)) continue
            const change = { kind: 'new', story: { ...told, key: row.key }, at: now } as const
            const fate = (await decideFates([change], source, now))?.get(change.story) ?? {}
            const by = rule.kind === 'mute' ? fate.mutedBy : fate.highlightedBy
            expect(by).toBe(wanted.includes(row.id) ? id : undefined)
          }

          await removeRule(id)
          await applyRules(now)
          expect(await countUnread(now)).toBe(unread)
        },
      ),
      { numRuns: 120 },
    )
  }, 60_000)
})

describe('a rule that ends', () => {
  test('mutes up to its last moment, and by a clock that was moved on nothing more', async () => {
    const id = await make({ untilAt: now + 10 * day })
    await poll(1, [tell('La coupe 1')], now + 10 * day - 1)
    await poll(1, [tell('La coupe 2')], now + 10 * day)
    await poll(1, [tell('La coupe 3')], now + 400 * day)
    expect(await listTitles()).toEqual(['La coupe 2', 'La coupe 3'])
    // Put right again, the clock shows a day at which the rule is not over.
    await poll(1, [tell('La coupe 4')], now)
    expect(await listTitles()).toEqual(['La coupe 2', 'La coupe 3'])
    expect((await listMuted(await listRules(), 9)).get(id)?.count).toBe(2)
  })

  test('leaves what it muted where it is until it is removed', async () => {
    const id = await make({ untilAt: now + day })
    await poll(1, [tell('La coupe')])
    await applyRules(now + 5 * day)
    expect(await listTitles()).toEqual([])
    await removeRule(id)
    expect(await listTitles()).toEqual(['La coupe'])
  })

  test('that was over before it was applied does nothing to what is stored', async () => {
    await addStories({ title: 'La coupe' })
    await keepRule(draft({ untilAt: now }), now - day)
    await applyRules(now)
    expect(await listTitles()).toEqual(['La coupe'])
    expect(await listRules()).toMatchObject([{ isApplied: true }])
  })
})

describe('a rule that is changed', () => {
  test('gives back what it caught, and catches anew', async () => {
    const id = await make()
    await poll(1, [tell('La coupe'), tell('Le foot')])
    await keepRule(draft({ text: 'foot' }), now + 1, id)
    await applyRules(now + 1)
    expect(await listTitles()).toEqual(['La coupe'])
    expect(await listRules()).toHaveLength(1)
  })

  test('from muting to highlighting marks what it muted', async () => {
    const id = await make()
    await poll(1, [tell('La coupe')])
    await keepRule(draft({ kind: 'highlight' }), now + 1, id)
    await applyRules(now + 1)
    expect(await findRow('La coupe')).toMatchObject({ highlightedBy: id, unread: 1, at: now - minute })
  })

  test('is applied to the last week alone', async () => {
    await addStories({ title: 'La coupe', at: now - 8 * day }, { title: 'Une coupe', at: now - 6 * day })
    await make()
    expect(await listTitles()).toEqual(['La coupe'])
  })

  test('and removed marks nothing any more', async () => {
    const id = await make({ kind: 'highlight' })
    await poll(1, [tell('La coupe')])
    await removeRule(id)
    expect(await findRow('La coupe')).not.toHaveProperty('highlightedBy')
  })
})

describe('a story that arrives', () => {
  test('is saved, and told, where rules ask for it', async () => {
    await make({ kind: 'save' })
    await make({ kind: 'alert', text: 'monde' })
    await poll(1, [tell('La coupe'), tell('Le monde')])
    expect(await findRow('La coupe')).toMatchObject({ saved: 1, unread: 1 })
    expect(await listAlerts()).toEqual([(await findRow('Le monde')).id])
  })

  test('is not told of twice, nor when it is a day old, muted, or its source’s first', async () => {
    await make({ kind: 'alert' })
    await make({ text: 'rugby' })
    await putSource(3)
    await poll(1, [tell('La coupe hier', { publishedAt: now - day }), tell('La coupe de rugby')])
    await poll(3, [tell('La coupe')])
    expect(await listAlerts()).toEqual([])
    await poll(1, [tell('La coupe')])
    await poll(1, [tell('La coupe')])
    expect(await listAlerts()).toHaveLength(1)
  })

  test('meets a rule made in the same moment, whichever comes first', async () => {
    await Promise.all([poll(1, [tell('La coupe 1')]), make(), poll(2, [tell('La coupe 2')])])
    expect(await listTitles()).toEqual([])
  })
})

test('a rule whose pattern is too slow for what arrives is switched off, and says since when', async () => {
  await make({
    means: 'pattern',
    text: '.*.*a{20}x',
  })
  await poll(1, [tell('a'.repeat(300))])
  expect(await listRules()).toMatchObject([{ slowAt: now }])
  await poll(1, [tell('a'.repeat(299))])
  expect(await countUnread(now)).toBe(2)
})

test('who has no rules reads none but their absence', async () => {
  const source = await findSource(1)
  if (!source) throw new Error('no such source')
  expect(await decideFates([{ kind: 'new', story: tell('x'), at: now }], source, now)).toBeUndefined()
  expect(await decideFates([], source, now)).toBeUndefined()
})
