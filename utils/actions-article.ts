/** What a reader of one article can do: have its page fetched, and let Fil read the site that it is on. */
import { browser } from 'wxt/browser'
import type { FetchedArticle } from './article.ts'
import { askLeave } from './leave.ts'
import type { Nudge } from './nudge.ts'

/** The page of a story, as it is stored or, where it is wanted anew, as it is now. */
export async function fetchArticle(id: number, again: boolean): Promise<FetchedArticle> {
  try {
    const nudge: Nudge = { kind: 'article', id, ...(again && { again }) }
    return await browser.runtime.sendMessage(nudge)
  } catch (error) {
    console.error('The worker did not answer', error)
    return { trouble: { reason: 'fault' } }
  }
}

/** Asks for leave to read the one site of an article. Must be called from a click, before anything is awaited. */
export function allowArticle(url: string): Promise<boolean> {
  return askLeave([url])
}
