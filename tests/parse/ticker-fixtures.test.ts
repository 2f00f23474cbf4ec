/** Pages in the shapes that newsrooms use, and pages that only look like them: every row found, none invented. */
import { describe, expect, test } from 'vitest'
import type { ParseContext, Story } from '../../utils/model.ts'
import { parse } from '../../utils/parse/parse.ts'
import { parseTicker } from '../../utils/parse/ticker.ts'
import { type Fixture, readFixtures } from './fixtures.ts'

interface Told {
  title: string
  url?: string
  /** Local time in the zone that the page is read in. */
  at?: string
  lead?: true
  paragraphs?: number
}

interface Twin extends ParseContext {
  now: string
  refused?: true
  /** The zone that is assumed. */
  readIn: string
  stories: Told[]
}

const fixtures = readFixtures('tickers')
const pages = fixtures.filter(({ name }) => !name.startsWith('trap-'))
const traps = fixtures.filter(({ name }) => name.startsWith('trap-'))

describe('a page of news', () => {
  test.each(pages.map((page) => [page.name, page] as const))(
    '%s gives every row and none besides',
    (_name, page) => {
      const { readIn, stories } = page.expected as Twin
      const reading = read(page)
      expect(reading?.timeZone).toBe(readIn)
      expect(reading?.stories.map((story) => describeStory(story, readIn))).toEqual(stories)
    },
  )

  test.each(pages.map((page) => [page.name, page] as const))('%s names each story once', (_name, page) => {
    const stories = read(page)?.stories ?? []
    expect(new Set(stories.map(({ key }) => key)).size).toBe(stories.length)
    expect(stories.every(({ key }) => key.length > 0)).toBe(true)
  })

  test.each(pages.map((page) => [page.name, page] as const))('%s read again is told alike', (_name, page) => {
    expect(read(page)).toEqual(read(page))
  })

  test('there are at least 24 of them', () => {
    expect(pages.length).toBeGreaterThanOrEqual(24)
  })
})

describe('a page that only looks like news', () => {
  test.each(traps.map((trap) => [trap.name, trap] as const))('%s offers no headlines', (_name, trap) => {
    const { now, ...context } = trap.expected as Twin
    const text = new TextDecoder().decode(trap.bytes)
    expect(parse(text, context, Date.parse(now))).toEqual({ trouble: { reason: 'no-headlines' } })
  })

  test('there are at least 12 of them', () => {
    expect(traps.length).toBeGreaterThanOrEqual(12)
  })
})

function read({ bytes, expected }: Fixture) {
  const { now, url, timeZone, timeZoneChosen } = expected as Twin
  const context = { url, timeZone, ...(timeZoneChosen && { timeZoneChosen }) }
  return parseTicker(new TextDecoder().decode(bytes), context, Date.parse(now))
}

function describeStory({ title, url, publishedAt, lead, content }: Story, timeZone: string): Told {
  return {
    title,
    ...(lead && { lead, paragraphs: content?.match(/<p>/g)?.length ?? 0 }),
    ...(publishedAt !== undefined && { at: describeLocal(publishedAt, timeZone) }),
    ...(url !== undefined && { url }),
  }
}

function describeLocal(at: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: at % 60_000 === 0 ? 'minute' : 'second' })
}
