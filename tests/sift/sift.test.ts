import { describe, expect, test } from 'vitest'
import type { Known, Story, StoryRow } from '../../utils/model.ts'
import { limitStories, mostStories, sift } from '../../utils/sift/sift.ts'

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

const nothing: Known = { rows: [], forgotten: [] }

function knowing(...rows: StoryRow[]): Known {
  return { rows, forgotten: [] }
}

describe('what is new', () => {
  test('a story under an unknown key is new, at the time it was published', () => {
    expect(sift([story('a')], nothing, now)).toEqual([
      { kind: 'new', story: story('a'), at: now - 10 * minute },
    ])
  })

  test('a story without a time has the time at which it is first seen', () => {
    const lead: Story = { key: 'a', title: 'Lead', lead: true }
    expect(sift([lead], nothing, now)).toEqual([{ kind: 'new', story: lead, at: now }])
  })

  test('no story lies in the future', () => {
    const [change] = sift([story('a', { publishedAt: now + 3 * minute })], nothing, now)
    expect(change).toMatchObject({ kind: 'new', at: now })
  })

  test('a story that stands twice in one answer is new once, as first told', () => {
    const changes = sift([story('a', { title: 'First' }), story('a', { title: 'Second' })], nothing, now)
    expect(changes).toHaveLength(1)
    expect(changes[0]?.story.title).toBe('First')
  })

  test('new stories come oldest first, whatever order the source lists them in', () => {
    const stories = [5, 40, 20].map((age) => story(`${age}`, { publishedAt: now - age * minute }))
    expect(sift(stories, nothing, now).map((change) => change.story.key)).toEqual(['40', '20', '5'])
  })

  test('of two at the same moment the one listed first is stored last, to stand on top', () => {
    expect(sift([story('top'), story('below')], nothing, now).map((change) => change.story.key)).toEqual([
      'below',
      'top',
    ])
  })
})

describe('what is known', () => {
  test('a known story with the same words is no change', () => {
    expect(sift([story('a')], knowing(row('a')), now)).toEqual([])
  })

  test('a known story does not move when its source prints another time', () => {
    expect(sift([story('a', { publishedAt: now })], knowing(row('a')), now)).toEqual([])
  })

  test('a changed headline is an edit of the row it belongs to', () => {
    const edited = story('a', { title: 'Corrected' })
    expect(sift([edited], knowing(row('a', { id: 42 })), now)).toEqual([
      { kind: 'edited', id: 42, story: edited },
    ])
  })

  test('a changed address is an edit, a missing one is not', () => {
    const known = row('a', { id: 42, url: 'https://example.org/old' })
    const moved = story('a', { url: 'https://example.org/new' })
    expect(sift([moved], knowing(known), now)).toEqual([{ kind: 'edited', id: 42, story: moved }])
    expect(sift([story('a')], knowing(known), now)).toEqual([])
  })

  test('a line that has become the lead is an edit, a lead that is a line again is not', () => {
    const raised = story('a', { lead: true, content: '<p>At length</p>' })
    expect(sift([raised], knowing(row('a', { id: 42 })), now)).toEqual([
      { kind: 'edited', id: 42, story: raised },
    ])
    expect(sift([raised], knowing(row('a', { lead: 1 })), now)).toEqual([])
    expect(sift([story('a')], knowing(row('a', { lead: 1 })), now)).toEqual([])
  })

  test('a known story that its source dropped is left alone', () => {
    expect(sift([], knowing(row('a')), now)).toEqual([])
  })

  test('sifting again after storing brings nothing', () => {
    const stories = ['a', 'b', 'c'].map((key) => story(key))
    const stored = sift(stories, nothing, now).map((change, index) => row(change.story.key, { id: index }))
    expect(sift(stories, knowing(...stored), now + minute)).toEqual([])
  })
})

describe('what changed its name', () => {
  const at = (path: string) => `https://example.org/${path}`

  test('a story told under another key at the same address is the one that is known, under its new key', () => {
    const renamed = story('new-guid', { title: 'Title of old-guid', url: at('a') })
    const known = knowing(row('old-guid', { id: 42, url: at('a') }))
    expect(sift([renamed], known, now)).toEqual([{ kind: 'edited', id: 42, story: renamed }])
  })

  test('when every guid changes at once, nothing is new', () => {
    const before = [1, 2, 3].map((id) => row(`old${id}`, { id, url: at(`${id}`) }))
    const after = [1, 2, 3].map((id) => story(`new${id}`, { url: at(`${id}`) }))
    expect(sift(after, knowing(...before), now).map((change) => change.kind)).toEqual([
      'edited',
      'edited',
      'edited',
    ])
  })

  test('two stories at one address stay two while both keys are told', () => {
    const [first, second] = [story('first', { url: at('live') }), story('second', { url: at('live') })]
    expect(sift([first, second], knowing(row('first', { url: at('live') })), now)).toMatchObject([
      { kind: 'new', story: { key: 'second' } },
    ])
  })

  test('one known row answers for one story only', () => {
    const stories = ['x', 'y'].map((key): Story => ({ key, title: 'Title of old', url: at('live') }))
    const changes = sift(stories, knowing(row('old', { url: at('live') })), now)
    expect(changes.map((change) => change.kind).sort()).toEqual(['edited', 'new'])
  })

  test('a site that turns to https, its guids with it, tells nothing new', () => {
    const known = [1, 2].map((id) => row(`http://x.example/${id}`, { id, url: `http://x.example/${id}` }))
    const told = known.map(({ title, id }) =>
      story(`https://x.example/${id}`, { title, url: `https://x.example/${id}` }),
    )
    expect(sift(told, knowing(...known), now).map(({ kind }) => kind)).toEqual(['edited', 'edited'])
  })

  test('a site that names its stories and counts its visitors anew tells nothing new', () => {
    const known = [1, 2].map((id) => row(`old${id}`, { id, url: at(`${id}?utm_campaign=monday`) }))
    const told = known.map(({ title, at: publishedAt, id }) =>
      story(`new${id}`, { title, publishedAt, url: at(`${id}?utm_campaign=tuesday`) }),
    )
    expect(sift(told, knowing(...known), now).map(({ kind }) => kind)).toEqual(['edited', 'edited'])
  })

  test('a story without an address is known by its words and its time', () => {
    const known = knowing(row('guid', { title: 'Alert', at: now - minute }))
    const told = (fields: Partial<Story>) => sift([story('print', { title: 'Alert', ...fields })], known, now)
    expect(told({ publishedAt: now - minute })).toMatchObject([{ kind: 'edited', id: 1 }])
    expect(told({ publishedAt: now })).toMatchObject([{ kind: 'new' }])
    expect(told({ publishedAt: now - minute, title: 'All clear' })).toMatchObject([{ kind: 'new' }])
  })

  test('of stories without an address and a time the same words may be new again', () => {
    const known = knowing(row('guid', { title: 'Bulletin' }))
    const { publishedAt: _, ...told } = story('print', { title: 'Bulletin' })
    expect(sift([told], known, now)).toMatchObject([{ kind: 'new' }])
  })

  test('a new story at the address of others is new, though one of those is told no more', () => {
    const url = at('podcast')
    const known = [1, 2, 3].map((id) => row(`episode${id}`, { id, url, at: now - id * 60 * minute }))
    const told = [story('episode4', { url }), story('episode1', { url }), story('episode2', { url })]
    expect(sift(told, knowing(...known), now)).toMatchObject([{ kind: 'new', story: { key: 'episode4' } }])
  })

  test('the only story told is new at the address of the only one before it', () => {
    const known = knowing(row('alert1', { url: at('alerts') }))
    expect(sift([story('alert2', { url: at('alerts') })], known, now)).toMatchObject([{ kind: 'new' }])
  })

  test('stories that all lead to the front page are told apart', () => {
    const url = 'https://example.org/'
    const known = knowing(row('old', { url }))
    const told = [story('new', { url }), story('other', { url: at('other') })]
    expect(sift(told, known, now).map((change) => change.kind)).toEqual(['new', 'new'])
  })

  test('of several that share an address each is known again by its words', () => {
    const url = at('podcast')
    const known = [1, 2, 3].map((id) => row(`old${id}`, { id, url, title: `Episode ${id}`, at: now - id }))
    const told = [3, 1, 2].map((id) =>
      story(`new${id}`, { url, title: `Episode ${id}`, publishedAt: now - id }),
    )
    expect(sift(told, knowing(...known), now)).toMatchObject(
      [3, 1, 2].map((id) => ({ kind: 'edited', id, story: { key: `new${id}` } })),
    )
  })
})

describe('what was forgotten', () => {
  test('does not come back as new, neither under its key nor at its address', () => {
    const forgotten = [
      { sourceId: 7, key: 'a' },
      { sourceId: 7, key: 'old', url: 'https://example.org/b' },
    ]
    const stories = [story('a'), story('renamed', { url: 'https://example.org/b' }), story('c')]
    const changes = sift(stories, { rows: [], forgotten }, now)
    expect(changes.map((change) => change.story.key)).toEqual(['c'])
  })

  test.each([
    ['beside another that was forgotten there', 'https://example.org/podcast', ['old', 'older']],
    ['at the front page', 'https://example.org/', ['old']],
  ])('does not keep a new story away %s', (_name, url, keys) => {
    const forgotten = keys.map((key) => ({ sourceId: 7, key, url }))
    const changes = sift([story('a', { url })], { rows: [], forgotten }, now)
    expect(changes).toMatchObject([{ kind: 'new', story: { key: 'a' } }])
  })

  test('answers for no more than one of two that are told at its address', () => {
    const url = 'https://example.org/podcast'
    const forgotten = [{ sourceId: 7, key: 'old', url }]
    const changes = sift([story('a', { url }), story('b', { url })], { rows: [], forgotten }, now)
    expect(changes.map((change) => change.kind)).toEqual(['new', 'new'])
  })
})

describe('limitStories', () => {
  test('takes the newest of an answer that tells too many, in the order told', () => {
    const many = Array.from({ length: mostStories + 500 }, (_, index) =>
      story(`${index}`, { publishedAt: now - ((index * 7919) % (mostStories + 500)) * minute }),
    )
    const taken = limitStories(many, now)
    expect(taken).toHaveLength(mostStories)
    expect(Math.min(...taken.map((one) => one.publishedAt ?? 0))).toBe(now - (mostStories - 1) * minute)
    expect(taken).toEqual(many.filter((one) => taken.includes(one)))
  })

  test('leaves an answer of usual length as it is', () => {
    const few = [story('a'), story('b')]
    expect(limitStories(few, now)).toBe(few)
  })
})
