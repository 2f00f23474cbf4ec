import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Source, StoryRow } from '../utils/model.ts'
import type * as Notices from '../utils/notice.ts'

let notices: typeof Notices

beforeAll(async () => {
  const i18n = {
    getUILanguage: () => 'en-US',
    getMessage: (name: string, values: string[] = []) =>
      name === 'locale' ? 'en' : [name, ...values].join(' '),
  }
  vi.doMock('wxt/browser', () => ({ browser: { i18n } }))
  notices = await import('../utils/notice.ts')
})

const sources = [
  { id: 1, title: 'Le Matin' },
  { id: 2, title: 'Hespress' },
] as Source[]
const tell = (id: number, at = id, sourceId = 1) => ({ id, sourceId, title: `Story ${id}`, at }) as StoryRow

describe('stories to be told of', () => {
  test('are told one by one while they are few, each under its source, the newest last', () => {
    expect(notices.planNotices([tell(7, 20), tell(9, 10, 2)], sources)).toEqual([
      { id: 'story 9', title: 'Hespress', message: 'Story 9' },
      { id: 'story 7', title: 'Le Matin', message: 'Story 7' },
    ])
    expect(notices.planNotices([tell(1), tell(2), tell(3)], sources)).toHaveLength(3)
  })

  test('are told as one when they are many, with how many they are and the newest headlines', () => {
    expect(
      notices.planNotices(
        [1, 2, 3, 4, 5, 6].map((id) => tell(id)),
        sources,
      ),
    ).toEqual([{ id: 'list 6', title: 'alerts_other 6', message: 'Story 6\nStory 5\nStory 4\nStory 3' }])
  })

  test('are told under Fil’s own name where their source is followed no more', () => {
    expect(notices.planNotices([tell(1, 1, 9)], sources)[0]?.title).toBe('extensionName')
  })

  test('are not those of a source that was let go, or is muted for a while', () => {
    const [first, second] = sources as [Source, Source]
    const rows = [tell(1), tell(2, 2, 2), tell(3, 3, 9)]
    const hear = (...changed: Source[]) => notices.leaveUnheard(rows, changed, 1_000).map(({ id }) => id)
    expect(hear(first, second)).toEqual([1, 2, 3])
    expect(hear({ ...first, endedAt: 1 }, second)).toEqual([2, 3])
    expect(hear(first, { ...second, mutedUntilAt: 1_001 })).toEqual([1, 3])
    expect(hear(first, { ...second, mutedUntilAt: 1_000, uncounted: true })).toEqual([1, 2, 3])
  })

  test('are none where there are none', () => {
    expect(notices.planNotices([], sources)).toEqual([])
  })
})

describe('a notification', () => {
  test('leads to the story that it tells', () => {
    expect(notices.readNotice('story 12')).toBe(12)
  })

  test('that tells of several, or is somebody else’s, leads to none', () => {
    expect([notices.readNotice('list 12'), notices.readNotice('')]).toEqual([undefined, undefined])
  })
})

describe('quiet hours', () => {
  /** On the reader's clock. */
  const at = (hour: number, minute = 0) => new Date(2026, 4, 10, hour, minute).getTime()
  const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 }

  test.each([
    [21, 59, false],
    [22, 0, true],
    [23, 59, true],
    [0, 0, true],
    [6, 59, true],
    [7, 0, false],
    [12, 0, false],
  ])('past midnight: at %d:%d %s', (hour, minute, isQuiet) => {
    expect(notices.isQuiet(at(hour, minute), night)).toBe(isQuiet)
  })

  test.each([
    [12, 59, false],
    [13, 0, true],
    [14, 0, false],
  ])('within a day: at %d:%d %s', (hour, minute, isQuiet) => {
    expect(notices.isQuiet(at(hour, minute), { quietFrom: 13 * 60, quietUntil: 14 * 60 })).toBe(isQuiet)
  })

  test('are none where both ends are the same', () => {
    for (const hour of [0, 9, 23]) {
      expect(notices.isQuiet(at(hour), { quietFrom: 9 * 60, quietUntil: 9 * 60 })).toBe(false)
    }
  })
})
