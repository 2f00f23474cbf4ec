/** A profile that has a bit of everything, and all that is in a store, to be compared field by field. */
import type { StoredArticle } from '../../utils/article.ts'
import type { Source, StoryRow, StoryText } from '../../utils/model.ts'
import type { Aside, Rule } from '../../utils/rule.ts'
import { setAside } from '../../utils/store/aside.ts'
import { database } from '../../utils/store/database.ts'
import { noteWords } from '../../utils/store/search.ts'
import { changeSettings, noteLook } from '../../utils/store/settings.ts'
import { day, minute, now, putSource } from './fill-store.ts'

/** Two sources, three rules, forty stories: read, unread, kept unread, saved, edited, muted, highlighted; texts, articles, forgotten names, choices. */
export async function fillProfile(): Promise<void> {
  await putSource(1, {
    title: 'Étoile du Matin',
    homeUrl: 'https://s1.example/',
    language: 'fr',
    folder: 'Press/Morning',
    validators: { etag: 'W/"1"', lastModified: 'Tue, 10 Mar 2026 08:00:00 GMT' },
    freshAt: now - minute,
    checkedAt: now - minute,
    nextCheckAt: now + 60 * minute,
    because: 'rhythm',
    status: 200,
    rhythm: [now - minute, now - day],
    rest: { leastMinutes: 10, skipHours: [1, 2] },
    moved: { url: 'https://moved.example/feed', count: 2, firstAt: now - day },
  } satisfies Partial<Source>)
  await putSource(7, {
    title: 'صباح الأطلس',
    kind: 'ticker',
    timeZone: 'Asia/Dubai',
    timeZoneChosen: true,
    uncounted: true,
    fullText: true,
    onTop: true,
    paceMinutes: 30,
    mutedUntilAt: now + day,
    failures: 3,
    checkedAt: now - minute,
    nextCheckAt: now + 90 * minute,
    trouble: { reason: 'busy', status: 503 },
  } satisfies Partial<Source>)
  const [mute, highlight] = await database.rules.bulkAdd(rules as Rule[], { allKeys: true })
  const stories = Array.from({ length: 40 }, (_, nth) => tellStory(nth)).map((row, nth) => {
    if (nth === 4) return setAside(row, mute as number)
    return nth === 5
      ? {
          ...row,
          highlightedBy: highlight as number,
          told: 1 as const,
          unmuted: 1 as const,
          away: 1 as const,
        }
      : row
  })
  await database.stories.bulkAdd(stories)
  const texts: StoryText[] = stories
    .filter(({ id }) => id % 2 === 0)
    .map(({ id }) => ({
      id,
      author: `Author ${id}`,
      summary: 'In short',
      content: `<p>At length, “${id}” \u2028 &amp; more</p>`,
      ...(id % 10 === 0 && { formerTitles: [{ title: 'Before', changedAt: now - minute }] }),
    }))
  await database.texts.bulkAdd(texts)
  const said = new Map(texts.map((text) => [text.id, text]))
  await noteWords(stories.map((row) => ({ ...said.get(row.id), ...row })))
  const saved = stories.filter((row) => row.saved)
  await database.articles.bulkAdd(saved.slice(1, 3).map(({ id }) => tellArticle(id)))
  await database.forgotten.bulkAdd([
    { sourceId: 1, key: 'long ago', url: 'https://s1.example/long-ago', servedAt: now - day },
    { sourceId: 7, key: 'also', servedAt: now - 2 * day, missedAt: now - day },
  ])
  await changeSettings({ theme: 'dark', badge: 'new', ages: true })
  await noteLook(now - 5 * minute)
}

const rules: Omit<Rule, 'id'>[] = [
  { kind: 'mute', means: 'words', text: 'story 4', parts: true, changedAt: now - day, isApplied: true },
  {
    kind: 'highlight',
    means: 'any',
    text: '',
    sourceId: 7,
    changedAt: now,
    isApplied: true,
    untilAt: now + day,
  },
  {
    kind: 'alert',
    means: 'pattern',
    text: 'a|b',
    folder: 'Press',
    changedAt: now,
    slowAt: now,
    isApplied: true,
  },
]

function tellStory(nth: number): StoryRow {
  return {
    id: 100 + nth * 3,
    sourceId: nth % 2 === 0 ? 1 : 7,
    key: `key ${nth}`,
    title: `Story ${nth}`,
    ...(nth % 5 > 0 && { url: `https://s1.example/${nth}` }),
    at: now - (nth % 8) * minute,
    seenAt: now - nth * minute,
    ...(nth % 3 > 0 && { unread: 1 as const }),
    ...(nth % 6 === 1 && { pinned: 1 as const }),
    ...(nth % 7 === 0 && { saved: 1 as const }),
    ...(nth % 10 === 0 && { edited: 1 as const }),
    ...(nth % 4 === 0 && { image: `https://pictures.example/${nth}.jpg` }),
    ...(nth === 1 && { lead: 1 as const }),
    ...(nth % 2 === 1 && { isLocal: true as const }),
  }
}

function tellArticle(id: number): StoredArticle {
  const url = `https://s1.example/read/${id}`
  const article = {
    html: `<p>“${id}” \u2028 &amp; more</p>`,
    author: 'Anne',
    language: 'fr',
    image: '/1.png',
  }
  const found = { id, url, fetchedAt: now - minute, obstacle: 'paywall' as const }
  return { ...found, ...(id % 2 === 0 ? { page: '<html><p>Whole' } : { article }) }
}

/** All that is kept for the reader, with names in place of the numbers that a store gives. */
export async function readProfile(): Promise<Record<string, unknown>> {
  const sources = await database.sources.toArray()
  const stories = await database.stories.orderBy(':id').toArray()
  const texts = await database.texts.toArray()
  const ruled = await database.rules.toArray()
  const texted = new Map(ruled.map(({ id, text, kind }) => [id, `${kind} ${text}`]))
  const nameRule = (id: number | undefined) => (id === undefined ? undefined : (texted.get(id) ?? 'no rule'))
  const urls = new Map(sources.map(({ id, url }) => [id, url]))
  const names = new Map(stories.map(({ id, sourceId, key }) => [id, `${urls.get(sourceId)} ${key}`]))
  const sort = (rows: object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  return {
    sources: sort(sources.map(({ id: _, ...row }) => row)),
    rules: sort(
      ruled.map(({ id: _, sourceId, ...row }) => ({
        ...row,
        ...(sourceId && { source: urls.get(sourceId) }),
      })),
    ),
    stories: sort(
      stories.map(({ id: _, sourceId, ...row }) => ({
        ...row,
        source: urls.get(sourceId),
        highlightedBy: nameRule(row.highlightedBy),
        mutedBy: nameRule((row as Partial<Aside>).mutedBy),
      })),
    ),
    order: stories.map(({ key }) => key),
    texts: sort(texts.map(({ id, ...row }) => ({ ...row, story: names.get(id) }))),
    articles: sort(
      (await database.articles.toArray()).map(({ id, ...row }) => ({ ...row, story: names.get(id) })),
    ),
    forgotten: sort(
      (await database.forgotten.toArray()).map(({ sourceId, ...row }) => ({
        ...row,
        source: urls.get(sourceId),
      })),
    ),
    settings: sort(await database.settings.toArray()),
  }
}

/** Every table as it is, to tell whether anything at all was changed. */
export async function readEverything(): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()]))
  return Object.fromEntries(tables)
}
