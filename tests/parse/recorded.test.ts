/** Optional recorded data: what publishers wrote, read by independent parsers. It stands beside the project or not at all. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { decode } from '../../utils/fetch/decode.ts'
import type { Reading } from '../../utils/model.ts'
import { readDate } from '../../utils/parse/date.ts'
import { parse } from '../../utils/parse/parse.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const isMissing = !existsSync(data)
const now = Date.parse('2026-01-01T00:00:00Z')

interface Case {
  name: string
  url: string
  input: string
  expect: { firstTitle?: string; check?: string }
}

test.skipIf(isMissing)('optional recorded data: every malformed feed is read as it should be', () => {
  const cases: Case[] = readFileSync(join(data, 'malformed-feeds.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  expect(cases).toHaveLength(75)
  expect(cases.filter((one) => !isRight(one)).map(({ name }) => name)).toEqual([])
})

/** The checks are expressions over `n`: a reading in the words of another parser. */
function isRight({ url, input, expect: { firstTitle, check = 'true' } }: Case): boolean {
  const parsed = parse(input, { url, timeZone: 'UTC' }, now)
  const reading = 'reading' in parsed ? translate(parsed.reading) : undefined
  if (firstTitle !== undefined) return reading?.entries[0]?.title === firstTitle
  return Boolean(new Function('n', `return ${check}`)(reading))
}

function translate({ title, stories }: Reading) {
  const entries = stories.map((story) => ({
    title: story.title,
    link: story.url,
    id: story.key,
    content: story.content,
    author: story.author,
    published: story.publishedAt,
  }))
  return { title, entries }
}

/** A row of digits is a number sooner than the 335th day of a year; of no text no instant can be told. */
const UNREAD = ['03335', '  ']

test.skipIf(isMissing)(
  'optional recorded data: all dates but two are the instants that they stand for',
  () => {
    const dates: { input: string; instant: string | null }[] = JSON.parse(
      readFileSync(join(data, 'dates.json'), 'utf8'),
    )
    expect(dates).toHaveLength(143)
    const wrong = dates.filter(({ input, instant }) => {
      const at = readDate(input, 'UTC')
      if (instant === '*') return at === undefined
      return at !== (instant === null ? undefined : Date.parse(instant.replace(/^(\d\d)-/, '00$1-')))
    })
    expect(wrong.map(({ input }) => input)).toEqual(UNREAD)
  },
)

/** Where Fil tells a title otherwise than it is written: on one line, without its markup. */
function foldTitle(title: string): string {
  return title.replace(/<[^<>]*>/g, '').replace(/\s{2,}/g, ' ')
}

interface Twin {
  title: string
  link: string
  entries: { title: string; link: string; id: string | null; date: number | null }[]
}

const feeds = isMissing
  ? []
  : readdirSync(join(data, 'feeds')).filter((name) => name.endsWith('.expected.json'))

describe.skipIf(isMissing)(
  'optional recorded data: titles, links, ids and dates are those of an independent parser',
  () => {
    test.each(feeds)('%s', (name) => {
      const twin: Twin = JSON.parse(readFileSync(join(data, 'feeds', name), 'utf8'))
      const bytes = readFileSync(join(data, 'feeds', name.replace('.expected.json', '')))
      const parsed = parse(
        decode(bytes, undefined).text,
        { url: 'https://feeds.example/', timeZone: 'UTC' },
        now,
      )
      if (!('reading' in parsed)) throw new Error(`${name} has trouble`)
      const { title, homeUrl, stories } = parsed.reading
      expect({ title, homeUrl }).toEqual({ title: twin.title, homeUrl: new URL(twin.link).href })
      expect(stories.map((story) => [story.title, story.url, story.publishedAt])).toEqual(
        twin.entries.map((entry) => [foldTitle(entry.title), entry.link, entry.date]),
      )
      for (const [index, { id }] of twin.entries.entries())
        if (id !== null) expect(stories[index]?.key).toBe(id)
      expect(new Set(stories.map(({ key }) => key)).size).toBe(twin.entries.length)
    })
  },
)

test.skipIf(isMissing)('optional recorded data: a JSON feed of 48 stories is read whole', () => {
  const { text } = decode(readFileSync(join(data, 'feeds/DaringFireball.json')), undefined)
  const parsed = parse(text, { url: 'https://feeds.example/', timeZone: 'UTC' }, now)
  expect(parsed).toMatchObject({
    parser: 'feedsmith',
    reading: { title: 'Daring Fireball', stories: { length: 48 } },
  })
})
