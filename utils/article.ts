/** The nouns of reading: a story's page as it is fetched and kept, and why a page gives no article. */
import type { Trouble } from './model.ts'

/** Why a page that was read gives no article: it is for subscribers, it is drawn by scripts, or has no text. */
export type Obstacle = 'paywall' | 'script-only' | 'no-text'

export type ArticleTrouble = Trouble | { reason: Obstacle }

/** The page of a story, under the story's id. */
export interface StoredArticle {
  id: number
  /** Where it was found in the end; addresses within it resolve against this. */
  url: string
  fetchedAt: number
  /** Its HTML, trimmed; until a page of Fil has taken the article out of it. */
  page?: string
  /** The article; what stands in it is made safe each time that it is shown. */
  article?: ArticleText
  /** What the page itself says may keep its text back. */
  obstacle?: Obstacle
}

/** The article that a page holds. */
export interface ArticleText {
  /** HTML, not sanitised. */
  html: string
  author?: string
  /** BCP 47, as the page declares it. */
  language?: string
  image?: string
}

/** What the worker answers where a page asks for an article. */
export type FetchedArticle = { stored: StoredArticle } | { trouble: ArticleTrouble }
