/** Fil's reading of articles, put at a test's disposal inside the extension: same policy, same rules, same store. */
import { Readability } from '@mozilla/readability'
import DOMPurify from 'dompurify'
import { fetchArticle } from '../../../utils/actions-article.ts'
import type { ArticleTrouble, Obstacle, StoredArticle } from '../../../utils/article.ts'
import { readObstacle } from '../../../utils/parse/obstacle.ts'
import { trimPage } from '../../../utils/parse/page.ts'
import { database } from '../../../utils/store/database.ts'
import { type Article, openArticle, type Wishes } from '../../../utils/view/article.ts'
import { clean, cleanInPieces } from '../../../utils/view/clean.ts'
import { parseInert, policy } from '../../../utils/view/inert.ts'

/** An article without its nodes, so that it can leave the page. */
export type Written = Omit<Article, 'body' | 'next'> & { html: string; text: string }

export type WrittenOrNot = Written | { trouble: ArticleTrouble; teaser?: Written; heading?: unknown }

/** What its source tells of a story; `at` is when it was published. */
export interface Known {
  title?: string
  at?: number
}

declare global {
  interface Window {
    /** Puts cleaned HTML on the screen and gives it back as it is there. */
    showClean: (html: string, url: string, withImages?: boolean, title?: string) => string
    /** The same of a long text, piece by piece as it comes to the screen. */
    showPieces: (html: string, url: string, withImages?: boolean) => string[]
    cleanTwice: (html: string, url: string) => [once: string, twice: string]
    /** What a reader sees of a page that was fetched as the worker fetches it. */
    readPage: (html: string, url: string, known?: Known) => Promise<WrittenOrNot>
    openStory: (id: number, wishes?: Wishes) => Promise<WrittenOrNot>
    listStories: () => Promise<{ id: number; title: string; url?: string }[]>
    findStored: (id: number) => Promise<StoredArticle | undefined>
    /** A story whose page is stored as the worker stores it, under an id of its own. */
    storePage: (html: string, url: string, obstacle?: Obstacle, known?: Known) => Promise<number>
    /** Milliseconds that the two libraries alone take for a page. */
    timeFloor: (html: string) => number
  }
}

const write = (body: DocumentFragment): string => {
  const holder = document.createElement('main')
  holder.append(body)
  document.body.replaceChildren(holder)
  return holder.innerHTML
}

window.showClean = (html, url, withImages = true, title = '') =>
  write(clean(html, { url, withImages, title }))

window.showPieces = (html, url, withImages = true) => {
  const { body, next } = cleanInPieces(html, { url, withImages })
  const holders = [body]
  for (let piece = next(); piece; piece = next()) holders.push(piece)
  const main = document.createElement('main')
  const written = holders.map((piece) => {
    const holder = document.createElement('div')
    holder.append(piece)
    main.append(...holder.cloneNode(true).childNodes)
    return holder.innerHTML
  })
  document.body.replaceChildren(main)
  return written
}

window.cleanTwice = (html, url) => {
  const once = write(clean(html, { url, withImages: true }))
  return [once, write(clean(once, { url, withImages: true }))]
}

window.readPage = async (html, url, known) => {
  const obstacle = readObstacle(html)
  if (obstacle === 'challenge' || obstacle === 'script-only') return { trouble: { reason: obstacle } }
  return window.openStory(await window.storePage(trimPage(html), url, obstacle, known))
}

window.openStory = (async (id: number, wishes: Wishes) => {
  const opened = await openArticle(id, fetchArticle, wishes)
  if ('body' in opened) return writeOut(opened)
  const { teaser, ...rest } = opened
  return { ...rest, ...(teaser && { teaser: writeOut(teaser) }) }
}) as unknown as Window['openStory']

const writeOut = ({ body, next, ...rest }: Article): Written => {
  for (let piece = next(); piece; piece = next()) body.append(piece)
  return { ...rest, text: body.textContent ?? '', html: write(body) }
}

window.listStories = async () =>
  (await database.stories.toArray()).map(({ id, title, url }) => ({
    id,
    title,
    ...(url !== undefined && { url }),
  }))
window.findStored = async (id) => database.articles.get(id)

let stored = 1_000_000

window.storePage = async (html, url, obstacle, known) => {
  stored += 1
  const now = Date.now()
  const row = {
    id: stored,
    sourceId: 1,
    key: `k${stored}`,
    title: 'A page',
    url,
    at: now,
    seenAt: now,
    ...known,
  }
  await database.stories.put(row)
  await database.articles.put({ id: stored, url, fetchedAt: 1, page: html, ...(obstacle && { obstacle }) })
  return stored
}

window.timeFloor = (html) => {
  const startedAt = performance.now()
  const page = parseInert(html)
  const read = new Readability<Element>(page, { serializer: (node) => node as Element }).parse()
  DOMPurify.sanitize(read?.content as Element, {
    RETURN_DOM_FRAGMENT: true,
    ...(policy && { TRUSTED_TYPES_POLICY: policy as never }),
  })
  return performance.now() - startedAt
}
