/** An edit is judged for what it changes: whatever the former words did is done, and is not done again. */
import { expect, test } from 'vitest'
import type { StoryRow } from '../../utils/model.ts'
import type { Aside, Rule } from '../../utils/rule.ts'
import { judgeEdited } from '../../utils/sift/edited.ts'
import { openFilter, type Told } from '../../utils/sift/filter.ts'

const now = Date.parse('2026-07-10T09:00:00Z')
const day = 24 * 60 * 60_000

const makeRule = (id: number, kind: Rule['kind'], text: string, fields: Partial<Rule> = {}): Rule => ({
  id,
  kind,
  means: 'words',
  text,
  changedAt: now,
  ...fields,
})

const mute = makeRule(1, 'mute', 'coupe')
const highlight = makeRule(2, 'highlight', 'coupe')
const alert = makeRule(3, 'alert', 'coupe')
const save = makeRule(4, 'save', 'coupe')

const row: StoryRow = { id: 9, sourceId: 1, key: 'a', title: 'Le foot', at: now - 1, seenAt: now - 1 }

const setAside = (mutedBy: number, fields: Partial<StoryRow> = {}): StoryRow & Aside => {
  const { at, ...rest } = { ...row, ...fields }
  return { ...rest, mutedBy, mutedAt: at } as StoryRow & Aside
}

interface Edit {
  rules: Rule[]
  from?: string | [string, ...string[]]
  to: string
  on?: StoryRow & Partial<Aside>
}

function judge({ rules, from = 'Le foot', to, on = row }: Edit) {
  const [first, ...earlier] = [from].flat() as [string, ...string[]]
  const before: [Told, ...Told[]] = [{ title: first }, ...earlier.map((title) => ({ title }))]
  const filter = openFilter(rules, () => 0)
  return judgeEdited({ row: on, after: { title: to }, before }, { id: 1 }, filter, now)
}

const others = [highlight, alert, save]

test('words that came to match are muted, highlighted, told and saved as they would have been at first', () => {
  expect(judge({ rules: others, to: 'La coupe' })).toEqual({ highlightedBy: 2, isTold: true, isSaved: true })
  expect(judge({ rules: [...others, mute], to: 'La coupe' })).toEqual({ mutedBy: 1 })
  expect(judge({ rules: others, to: 'Le rugby' })).toEqual({})
})

test('words that match no more are highlighted no more, and muted no more', () => {
  const lit = { ...row, highlightedBy: 2 }
  expect(judge({ rules: others, on: lit, from: 'La coupe', to: 'Le foot' })).toEqual({})
  expect(judge({ rules: [mute], on: setAside(1), from: 'La coupe', to: 'Le foot' })).toEqual({})
})

test('words that match still change nothing of a muted story, and it may pass to another rule', () => {
  const rules = [mute, makeRule(5, 'mute', 'foot')]
  expect(judge({ rules, on: setAside(1), from: 'La coupe', to: 'Une coupe' })).toEqual({ mutedBy: 1 })
  expect(judge({ rules, on: setAside(1), from: 'La coupe', to: 'Le foot' })).toEqual({ mutedBy: 5 })
})

test('what an ended, slow or removed rule did stays', () => {
  const rests = [[{ ...mute, untilAt: now }], [{ ...mute, slowAt: now }], []]
  for (const rules of rests) {
    expect(judge({ rules, on: setAside(1), from: 'La coupe', to: 'Le foot' })).toEqual({ mutedBy: 1 })
  }
  const lit = { ...row, highlightedBy: 2 }
  expect(judge({ rules: [{ ...highlight, untilAt: now }], on: lit, from: 'La coupe', to: 'x' })).toEqual({
    highlightedBy: 2,
  })
})

test('what was let back, or is saved, is not muted', () => {
  expect(judge({ rules: [mute, highlight], from: 'La coupe', to: 'Une coupe' })).toEqual({ highlightedBy: 2 })
  expect(judge({ rules: [mute, highlight], on: { ...row, saved: 1 }, to: 'La coupe' })).toEqual({
    highlightedBy: 2,
  })
})

test('nobody is told twice, nor of what is a day old', () => {
  expect(judge({ rules: [alert], from: 'La coupe', to: 'Une coupe' })).toEqual({})
  expect(judge({ rules: [alert], from: ['Le foot', 'La coupe'], to: 'Une coupe' })).toEqual({})
  expect(judge({ rules: [alert], on: { ...row, told: 1 }, to: 'La coupe' })).toEqual({})
  expect(judge({ rules: [alert], on: { ...row, at: now - day }, to: 'La coupe' })).toEqual({})
  expect(judge({ rules: [alert], on: { ...row, at: now - day + 1 }, to: 'La coupe' })).toEqual({
    isTold: true,
  })
})

test('what the reader has taken out of the saved is not saved again for the same words', () => {
  expect(judge({ rules: [save], from: 'La coupe', to: 'Une coupe' })).toEqual({})
  expect(judge({ rules: [save], from: ['Le foot', 'La coupe'], to: 'Une coupe' })).toEqual({})
})

test('what comes out of its muting is told and saved as if it had come only now', () => {
  const rules = [makeRule(5, 'mute', 'direct'), ...others]
  const edit = { rules, on: setAside(5), from: 'En direct : la coupe', to: 'La coupe' }
  expect(judge(edit)).toEqual({ highlightedBy: 2, isTold: true, isSaved: true })
  expect(judge({ ...edit, on: setAside(5, { at: now - day }) })).toEqual({ highlightedBy: 2, isSaved: true })
  expect(judge({ ...edit, on: setAside(5, { told: 1 }) })).toEqual({ highlightedBy: 2, isSaved: true })
})
