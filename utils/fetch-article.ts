/** Fetches the page of one story for reading, and keeps it: joins fetch, parse and store for it. */
import type { FetchedArticle } from './article.ts'
import { fetchSource, leadsElsewhere } from './fetch/fetch.ts'
import { takeTurn } from './fetch/lanes.ts'
import type { Answer } from './model.ts'
import { isPrivate } from './parse/address.ts'
import { readObstacle } from './parse/obstacle.ts'
import { trimPage } from './parse/page.ts'
import { leadsInside, type MayAsk } from './refresh.ts'
import { findHold, findOpened, keepArticle, type Opened } from './store/articles.ts'
import { noteRest } from './store/keeping.ts'
import { holdHost } from './store/sources.ts'

/** For so long a server that wants to be left alone is, where it does not say for how long. */
const usualHold = 10 * 60_000

const acceptPage = 'text/html, application/xhtml+xml, */*;q=0.8'

interface Wanted {
  id: number
  /** Also where it is stored already: the page may have changed. */
  again?: true
  /** Nobody waits for it: its server is asked once and no more. */
  isAhead?: true
}

/** One request for a story, however many pages ask for it; none where it is stored. */
export function fetchArticle({ id, again, isAhead }: Wanted, mayAsk: MayAsk): Promise<FetchedArticle> {
  return navigator.locks.request(`article ${id}`, async () => {
    const opened = await findOpened(id)
    if (opened?.stored && !again) return { stored: opened.stored }
    const url = opened?.row.url
    if (!opened || url === undefined) return { trouble: { reason: 'no-text' } }
    return fetchPage(opened, url, mayAsk, isAhead)
  })
}

async function fetchPage(
  { row, source }: Opened,
  url: string,
  mayAsk: MayAsk,
  isAhead = false,
): Promise<FetchedArticle> {
  if (source && leadsInside(source.url, url)) return { trouble: { reason: 'unsafe-address' } }
  if (!(await mayAsk(url))) return { trouble: { reason: 'no-permission' } }
  if ((await findHold(url)) > Date.now()) return { trouble: { reason: 'busy' } }
  const answer = await takeTurn(url, () => ask(url, source?.language))
  if (answer.kind === 'failed') return fail(answer, url, isAhead)
  if (answer.kind === 'unchanged') return { trouble: { reason: 'server-error', status: 304 } }
  if (leadsInside(url, answer.url)) return { trouble: { reason: 'unsafe-address' } }
  if (!/^\s*$|html|text\/plain/i.test(answer.contentType)) return { trouble: { reason: 'no-text' } }
  const obstacle = readObstacle(answer.text)
  // What stands in the way today may be gone tomorrow: nothing of it is kept.
  if (obstacle === 'challenge' || obstacle === 'script-only') return { trouble: { reason: obstacle } }
  const stored = {
    id: row.id,
    url: answer.url,
    fetchedAt: Date.now(),
    page: trimPage(answer.text),
    ...(obstacle && { obstacle }),
  }
  await keepArticle(stored)
  return { stored }
}

function ask(url: string, language: string | undefined): Promise<Answer> {
  return fetchSource(
    { url, validators: {}, accept: acceptPage, ...(language !== undefined && { language }) },
    Date.now(),
  )
}

async function fail(
  answer: Answer & { kind: 'failed' },
  url: string,
  isAhead: boolean,
): Promise<FetchedArticle> {
  const { trouble, heldUntilAt, status } = answer
  if ((status === 429 || heldUntilAt !== undefined) && !isPrivate(url)) {
    const { host } = new URL(url)
    const untilAt = heldUntilAt ?? Date.now() + usualHold
    await holdHost(host, untilAt)
    await noteRest(host, untilAt)
  }
  const isElsewhere =
    !isAhead && trouble.reason === 'unreachable' && (await takeTurn(url, () => leadsElsewhere(url)))
  return { trouble: isElsewhere ? { reason: 'moved' } : trouble }
}
