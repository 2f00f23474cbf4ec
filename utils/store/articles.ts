/** The pages of stories that were opened for reading; they are forgotten with their stories. */
import type { StoredArticle } from '../article.ts'
import type { Source, StoryRow, StoryText } from '../model.ts'
import { database, unlessFull } from './database.ts'

/** All that is stored of what a reader opens. */
export interface Opened {
  row: StoryRow
  source?: Source
  text?: StoryText
  stored?: StoredArticle
}

/** Undefined where the story is no more. */
export async function findOpened(id: number): Promise<Opened | undefined> {
  const [row, text, stored] = await Promise.all([
    database.stories.get(id),
    database.texts.get(id),
    database.articles.get(id),
  ])
  if (!row) return undefined
  const source = await database.sources.get(row.sourceId)
  return { row, ...(source && { source }), ...(text && { text }), ...(stored && { stored }) }
}

/** A full disk keeps nobody from reading; and of a story that was forgotten meanwhile nothing is kept. */
export function keepArticle(stored: StoredArticle): Promise<void> {
  return unlessFull(() =>
    database.transaction('rw', database.stories, database.articles, async () => {
      if (await database.stories.get(stored.id)) await database.articles.put(stored)
    }),
  )
}

/** About how many bytes each of them takes, of these or of all. */
export async function measureArticles(ids?: number[]): Promise<Map<number, number>> {
  const sizes = new Map<number, number>()
  const rows = ids ? database.articles.where('id').anyOf(ids) : database.articles.toCollection()
  await rows.each(({ id, page, article }) => {
    sizes.set(id, new Blob([page ?? article?.html ?? '']).size)
  })
  return sizes
}

/** Until when the host of an address asked to be left alone, as far as one of its sources was told. */
export async function findHold(url: string): Promise<number> {
  return (await readHolds()).get(new URL(url).host) ?? 0
}

/** The same for each host that asked for it. */
export async function readHolds(): Promise<Map<string, number>> {
  const holds = new Map<string, number>()
  for (const { url, heldUntilAt } of await database.sources.toArray()) {
    if (heldUntilAt === undefined) continue
    const { host } = new URL(url)
    holds.set(host, Math.max(holds.get(host) ?? 0, heldUntilAt))
  }
  return holds
}
