/** Starts following what is found at an address: with refresh.ts, the only file that knows fetch, parse and store. */
import { commit, type Fresh } from './commit.ts'
import { fetchSource, leadsElsewhere } from './fetch/fetch.ts'
import { takeTurn } from './fetch/lanes.ts'
import type { Offer, Reading, Source, TroubleReason } from './model.ts'
import type { Followed } from './nudge.ts'
import { readAddress } from './parse/address.ts'
import { discover } from './parse/discover.ts'
import { resolveFeed, resolveFeedInPage } from './parse/known-sites.ts'
import { normaliseAddress } from './parse/link.ts'
import { parse } from './parse/parse.ts'
import { leadsInside, type MayAsk, vouch } from './refresh.ts'
import { isOutOfSpace, writeTogether } from './store/database.ts'
import { reviveSources } from './store/followed.ts'
import { addSource, askPermittedSources, findSource, listAddresses, listSources } from './store/sources.ts'

/**
 * Follows an address as the reader typed it: one request, its answer kept as the first check. What cannot be read is
 * not stored. A source that is followed already, under this address or where it leads, is returned as known. Of a page
 * whose address stands for a feed, the feed is followed; where there is none, what the address itself holds.
 */
export async function follow(address: string, timeZone: string, mayAsk: MayAsk): Promise<Followed> {
  const url = readAddress(address)
  if (url === undefined) return { trouble: { reason: 'bad-address' } }
  const feed = resolveFeed(url)
  if (feed === undefined) return followAt(url, timeZone, mayAsk)
  const followed = await followAt(feed, timeZone, mayAsk)
  const isWrongGuess = 'trouble' in followed && wrongGuesses.has(followed.trouble.reason)
  return isWrongGuess && (await mayAsk(url)) ? followAt(url, timeZone, mayAsk) : followed
}

const wrongGuesses = new Set<TroubleReason>(['not-found', 'no-headlines', 'broken-feed'])

async function followAt(url: string, timeZone: string, mayAsk: MayAsk): Promise<Followed> {
  const known = await findTwin([url])
  if (known) {
    await askPermittedSources(Date.now())
    return takeBack(known)
  }
  if (!(await mayAsk(url))) return { trouble: { reason: 'no-permission' } }
  const now = Date.now()
  const answer = await takeTurn(url, () => fetchSource({ url, validators: {} }, now))
  if (answer.kind === 'failed') {
    const isElsewhere =
      answer.trouble.reason === 'unreachable' && (await takeTurn(url, () => leadsElsewhere(url)))
    return { trouble: isElsewhere ? { reason: 'moved' } : answer.trouble }
  }
  if (answer.kind === 'unchanged') return { trouble: { reason: 'server-error', status: 304 } }
  if (leadsInside(url, answer.url)) return { trouble: { reason: 'unsafe-address' } }
  const inPage = resolveFeedInPage(answer.text, answer.url)
  if (inPage !== undefined && (await mayAsk(inPage))) return followAt(inPage, timeZone, mayAsk)
  const parsed = parse(answer.text, { ...answer, timeZone }, now)
  if ('trouble' in parsed) return { trouble: parsed.trouble, ...findOffers(answer, url) }
  try {
    return await keepSource(url, parsed.reading, vouch(parsed, answer), timeZone)
  } catch (error) {
    if (isOutOfSpace(error)) return { trouble: { reason: 'no-space' } }
    throw error
  }
}

/** A source whose address, or the one it leads to, is one of these in any of its forms. */
async function findTwin(urls: string[]): Promise<Source | undefined> {
  const wanted = new Set(urls.map(normaliseAddress))
  return (await listSources()).find((source) => {
    const own = listAddresses(source)
    return own.some((url) => wanted.has(normaliseAddress(url)))
  })
}

/** One that was let go comes back with all its stories. */
async function takeBack(source: Source): Promise<Followed> {
  if (source.endedAt === undefined) return { source, known: true }
  await reviveSources([source.id], Date.now())
  return { source }
}

/** What else a page without headlines may be followed by; itself and what is no page offer nothing. */
function findOffers(answer: Fresh, url: string): { offers?: Offer[] } {
  const offers = discover(answer.text, answer.url).filter((offer) => offer.url !== url)
  return offers.length > 0 ? { offers } : {}
}

function keepSource(url: string, reading: Reading, answer: Fresh, timeZone: string): Promise<Followed> {
  return writeTogether(async () => {
    const known = await findTwin([url, answer.url])
    if (known) return takeBack(known)
    const source = await addSource({
      url,
      kind: reading.kind,
      title: reading.title || new URL(url).host,
      ...(reading.homeUrl !== undefined && { homeUrl: reading.homeUrl }),
      ...(reading.language !== undefined && { language: reading.language }),
      timeZone: reading.timeZone ?? timeZone,
      addedAt: Date.now(),
      validators: {},
      nextCheckAt: Date.now(),
      failures: 0,
    })
    await commit(source, reading, answer)
    return { source: (await findSource(source.id)) ?? source }
  })
}
