import { describe, expect, test } from 'vitest'
import type { Story, StoryRow } from '../../utils/model.ts'
import { sift } from '../../utils/sift/sift.ts'

const now = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000

function story(key: string, fields: Partial<Story> = {}): Story {
  return { key, title: `Title of ${key}`, publishedAt: now - 10 * minute, ...fields }
}

function row(key: string, fields: Partial<StoryRow> = {}): StoryRow {
  return {
    id: 1,
    sourceId: 7,
    key,
    title: `Title of ${key}`,
    at: now - 20 * minute,
    seenAt: now - 15 * minute,
    ...fields,
  }
}

describe('what is new', () => {
  test('a story under an unknown key is new, at the time it was published', () => {
    expect(sift([story('a')], [], now)).toEqual([{ kind: 'new', story: story('a'), at: now - 10 * minute }])
  })

  test('a story without a time has the time at which it is first seen', () => {
    const lead: Story = { key: 'a', title: 'Lead', lead: true }
    expect(sift([lead], [], now)).toEqual([{ kind: 'new', story: lead, at: now }])
  })

  test('no story lies in the future', () => {
    const [change] = sift([story('a', { publishedAt: now + 3 * minute })], [], now)
    expect(change).toMatchObject({ kind: 'new', at: now })
  })

  test('a story that stands twice in one answer is new once, as first told', () => {
    const changes = sift([story('a', { title: 'First' }), story('a', { title: 'Second' })], [], now)
    expect(changes).toHaveLength(1)
    expect(changes[0]?.story.title).toBe('First')
  })

  test('new stories come oldest first, whatever order the source lists them in', () => {
    const stories = [5, 40, 20].map((age) => story(`${age}`, { publishedAt: now - age * minute }))
    expect(sift(stories, [], now).map((change) => change.story.key)).toEqual(['40', '20', '5'])
  })

  test('of two at the same moment the one listed first is stored last, to stand on top', () => {
    expect(sift([story('top'), story('below')], [], now).map((change) => change.story.key)).toEqual([
      'below',
      'top',
    ])
  })
})

describe('what is known', () => {
  test('a known story with the same words is no change', () => {
    expect(sift([story('a')], [row('a')], now)).toEqual([])
  })

  test('a known story does not move when its source prints another time', () => {
    expect(sift([story('a', { publishedAt: now })], [row('a')], now)).toEqual([])
  })

  test('a changed headline is an edit of the row it belongs to', () => {
    const edited = story('a', { title: 'Corrected' })
    expect(sift([edited], [row('a', { id: 42 })], now)).toEqual([{ kind: 'edited', id: 42, story: edited }])
  })

  test('a changed address is an edit, a missing one is not', () => {
    const known = row('a', { id: 42, url: 'https://example.org/old' })
    const moved = story('a', { url: 'https://example.org/new' })
    expect(sift([moved], [known], now)).toEqual([{ kind: 'edited', id: 42, story: moved }])
    expect(sift([story('a')], [known], now)).toEqual([])
  })

  test('a known story that its source dropped is left alone', () => {
    expect(sift([], [row('a')], now)).toEqual([])
  })

  test('sifting again after storing brings nothing', () => {
    const stories = ['a', 'b', 'c'].map((key) => story(key))
    const stored = sift(stories, [], now).map((change, index) => row(change.story.key, { id: index }))
    expect(sift(stories, stored, now + minute)).toEqual([])
  })
})
