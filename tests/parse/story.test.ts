import { describe, expect, test } from 'vitest'
import type { Draft } from '../../utils/parse/outline.ts'
import { settleStories } from '../../utils/parse/story.ts'

const now = Date.parse('2024-11-16T08:10:00Z')
const minute = 60_000
const ground = {
  base: 'https://s.example/news/',
  homeUrl: 'https://s.example/',
  timeZone: 'Africa/Casablanca',
  now,
}

function settle(...drafts: Draft[]) {
  return settleStories(drafts, ground)
}

function settleOne(draft: Draft) {
  return settle(draft)[0]
}

describe('the key', () => {
  test('is the guid', () => {
    expect(settleOne({ guid: ' g-1 ', title: 'T', links: ['/a'] })?.key).toBe('g-1')
  })

  test('is else the address, in the one form that it has', () => {
    expect(settleOne({ title: 'T', links: ['http://www.s.example/a/?utm_source=x'] })?.key).toBe(
      'https://s.example/a',
    )
  })

  test('is else made of title and time', () => {
    const key = settleOne({ title: 'T', dates: ['2024-11-16T08:00:00Z'] })?.key
    expect(key).toMatch(/^[a-z\d]{20,24}$/)
    expect(settleOne({ title: 'T', dates: ['2024-11-16T09:00:00+01:00'] })?.key).toBe(key)
    expect(settleOne({ title: 'T', dates: ['2024-11-16T08:01:00Z'] })?.key).not.toBe(key)
    expect(settleOne({ title: 'U', dates: ['2024-11-16T08:00:00Z'] })?.key).not.toBe(key)
  })

  test('of title and time stays when a wrong clock comes true', () => {
    const draft = { title: 'T', dates: ['2024-11-17T08:00:00Z'] }
    const [tomorrow] = settleStories([draft], { ...ground, now: now + 24 * 60 * minute })
    expect(settleOne(draft)?.publishedAt).toBeUndefined()
    expect(tomorrow?.publishedAt).toBe(Date.parse('2024-11-17T08:00:00Z'))
    expect(settleOne(draft)?.key).toBe(tomorrow?.key)
  })

  test.each([
    ['guid', { guid: 'g'.repeat(3000), title: 'T' }],
    ['address', { title: 'T', links: [`/${'a'.repeat(3000)}`] }],
  ])('of a %s over 2 KB is its hash', (_name, draft) => {
    expect(settleOne(draft)?.key).toMatch(/^[a-z\d]{20,24}$/)
  })

  test('of a guid of 2 KB is the guid', () => {
    const guid = 'g'.repeat(2048)
    expect(settleOne({ guid, title: 'T' })?.key).toBe(guid)
  })

  test.each(['__proto__', 'constructor', 'toString', 'a\u0000b'])('%j is a string like any other', (guid) => {
    expect(settle({ guid, title: 'T' }, { guid: 'other', title: 'U' }).map(({ key }) => key)).toEqual([
      guid,
      'other',
    ])
  })

  test('is not an empty guid', () => {
    expect(settleOne({ guid: '  ', title: 'T', links: ['/a'] })?.key).toBe('https://s.example/a')
  })

  test.each(['https://s.example/', 'https://s.example', 'https://other.example/'])(
    'is not %s, a home page',
    (link) => {
      expect(settleOne({ title: 'T', links: [link] })?.key).not.toContain('example')
    },
  )

  test("is not the site's own page, wherever that is", () => {
    const [story] = settleStories([{ title: 'T', links: ['http://s.example/radio/'] }], {
      ...ground,
      homeUrl: 'https://s.example/radio',
    })
    expect(story?.key).not.toContain('example')
    expect(story?.url).toBe('http://s.example/radio/')
  })
})

describe('what is told twice', () => {
  test('is told once, as it stands first', () => {
    const stories = settle(
      { guid: '1', title: 'New headline', links: ['/a'] },
      { guid: '1', title: 'Old', links: ['/a'] },
    )
    expect(stories.map(({ title }) => title)).toEqual(['New headline'])
  })

  test('under a new guid is told once all the same', () => {
    const draft = { title: 'T', links: ['/a'], dates: ['2024-11-16T08:00:00Z'] }
    expect(settle({ ...draft, guid: '1' }, { ...draft, guid: '2' })).toHaveLength(1)
  })

  test('with and without tracking parameters is told once', () => {
    expect(settle({ title: 'T', links: ['/a?utm_campaign=x'] }, { title: 'T', links: ['/a'] })).toHaveLength(
      1,
    )
  })

  test('at two times under one address and two guids is a bulletin, and told twice', () => {
    const draft = { title: 'The news', links: ['/bulletin'] }
    const stories = settle(
      { ...draft, guid: '1', dates: ['2024-11-16T07:00:00Z'] },
      { ...draft, guid: '2', dates: ['2024-11-16T08:00:00Z'] },
    )
    expect(stories).toHaveLength(2)
  })
})

describe('one name for two stories', () => {
  test('names neither: each is known by its address', () => {
    const stories = settle({ guid: 'g', title: 'A', links: ['/a'] }, { guid: 'g', title: 'B', links: ['/b'] })
    expect(stories.map(({ key }) => key)).toEqual(['https://s.example/a', 'https://s.example/b'])
  })

  test('as a guid without addresses leaves title and time', () => {
    const stories = settle({ guid: 'g', title: 'A' }, { guid: 'g', title: 'B' })
    expect(new Set(stories.map(({ key }) => key)).size).toBe(2)
    expect(stories.map(({ key }) => key)).not.toContain('g')
  })

  test('as an address leaves title and time', () => {
    const stories = settle({ title: 'A', links: ['/live'] }, { title: 'B', links: ['/live'] })
    expect(new Set(stories.map(({ key }) => key)).size).toBe(2)
  })

  test('as a guid that reads like an address leaves the other title and time', () => {
    const stories = settle(
      { guid: 'https://s.example/x', title: 'A', links: ['/a'] },
      { title: 'B', links: ['/x'] },
    )
    expect(stories.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(stories[0]?.key).toBe('https://s.example/x')
  })

  test('leaves the third story its own', () => {
    const stories = settle({ guid: 'g', title: 'A' }, { guid: 'g', title: 'B' }, { guid: 'h', title: 'C' })
    expect(stories[2]?.key).toBe('h')
  })
})

describe('the title', () => {
  test.each([
    [{ title: ' Two\n lines ' }, 'Two lines'],
    [{ title: '\u202ereversed\u202c' }, 'reversed'],
    [{ title: '', summary: 'The summary speaks' }, 'The summary speaks'],
    [{ title: '\u200b \n', summary: 'The summary speaks' }, 'The summary speaks'],
    [{ links: ['/a'] }, 'https://s.example/a'],
  ])('%j is %s', (draft, title) => {
    expect(settleOne(draft)?.title).toBe(title)
  })

  test('is cut between two words where a summary has to stand for it', () => {
    const title = settleOne({ summary: 'word '.repeat(50) })?.title ?? ''
    expect(title).toMatch(/^(?:word )+word…$/)
    expect(title.length).toBeLessThanOrEqual(101)
  })

  test('is never longer than anybody reads', () => {
    expect(settleOne({ title: 'x'.repeat(1_000_000) })?.title).toHaveLength(1001)
  })

  test('is missing where there is nothing to say, and so is the story', () => {
    expect(settle({ guid: '1' }, { title: ' ', links: ['javascript:alert(1)'] }, {})).toEqual([])
  })
})

describe('the time', () => {
  const at = (date: string | number) => settleOne({ title: 'T', dates: [date] })?.publishedAt

  test('is the first date that is one', () => {
    const dates = ['soon', undefined, '2024-11-16T08:00:00Z', '2024-11-15T08:00:00Z']
    expect(settleOne({ title: 'T', dates })?.publishedAt).toBe(Date.parse('2024-11-16T08:00:00Z'))
  })

  test('may be an instant', () => {
    expect(at(now)).toBe(now)
  })

  test('may be five minutes ahead, as clocks are', () => {
    expect(at(now + 5 * minute)).toBe(now + 5 * minute)
  })

  test.each([
    ['further ahead', now + 5 * minute + 1],
    ['at the beginning of the epoch', 0],
    ['a day around it', 86_400_000],
    ['in the year one', Date.parse('0001-01-01T00:00:00Z')],
    ['not a number', Number.NaN],
  ])('is absent where it is %s', (_name, instant) => {
    expect(at(instant)).toBeUndefined()
  })

  test("without a zone is read in the source's", () => {
    expect(at('2024-11-16 08:00')).toBe(Date.parse('2024-11-16T07:00:00Z'))
  })
})

describe('the address', () => {
  test('is the first that is http or https', () => {
    expect(
      settleOne({ title: 'T', links: ['javascript:x', undefined, '', 'ftp://s.example/', '/a'] })?.url,
    ).toBe('https://s.example/a')
  })

  test("starts at the story's own base, which starts at the source's", () => {
    expect(settleOne({ title: 'T', links: ['a'], base: 'deep/' })?.url).toBe('https://s.example/news/deep/a')
  })

  test('keeps what the source wants to see in it', () => {
    expect(settleOne({ title: 'T', links: ['/a?utm_source=rss#top'] })?.url).toBe(
      'https://s.example/a?utm_source=rss#top',
    )
  })
})

test('the content starts where it says, else where the story does', () => {
  const content = '<a href="x">x</a>'
  expect(settleOne({ title: 'T', content, base: '/b/' })?.content).toBe(
    '<a href="https://s.example/b/x">x</a>',
  )
  expect(settleOne({ title: 'T', content, base: '/b/', contentBase: 'c/' })?.content).toBe(
    '<a href="https://s.example/b/c/x">x</a>',
  )
})

test('a content is never longer than anybody shows', () => {
  expect(settleOne({ title: 'T', content: 'x'.repeat(2_000_000) })?.content).toHaveLength(1_000_000)
})

test('a summary that only repeats the title is left out', () => {
  expect(settleOne({ title: 'T', summary: ' T ' })).not.toHaveProperty('summary')
})

test('what is not said is not there', () => {
  expect(settleOne({ title: 'T' })).toEqual({ key: expect.any(String), title: 'T' })
})

test('a lead stays one', () => {
  expect(settleOne({ title: 'T', lead: true })?.lead).toBe(true)
})
