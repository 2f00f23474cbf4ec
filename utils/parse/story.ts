/** Settles identity, address, title and time of stories, once for every format. */
import { decodeHTMLAttribute } from 'entities'
import type { Story } from '../model.ts'
import { isPrivate } from './address.ts'
import { resolveContent } from './content.ts'
import { readDate } from './date.ts'
import { hashText } from './hash.ts'
import { normaliseLink, resolveLink } from './link.ts'
import type { Draft } from './outline.ts'
import { clipText, foldText } from './text.ts'

/** What holds for all stories of one document. */
export interface Ground {
  /** Where relative addresses start. */
  base: string
  homeUrl?: string | undefined
  timeZone: string
  now: number
}

interface Settled {
  story: Omit<Story, 'key'>
  guid: string | undefined
  address: string | undefined
  /** Of title and time; of the time as declared, so that the key stays when a wrong clock is put right. */
  print: string
}

const TITLE_LENGTH = 1000
const SUMMARY_LENGTH = 600
const AUTHOR_LENGTH = 200
const CONTENT_LENGTH = 1_000_000
const KEY_LENGTH = 2048
/** What clocks of servers and readers may differ by. */
const TOLERANCE = 5 * 60_000
const DAY = 24 * 60 * 60_000

/** In the source's order; what is told twice is told once, and what says nothing at all is left out. */
export function settleStories(drafts: Draft[], ground: Ground): Story[] {
  const settled: Settled[] = []
  for (const draft of drafts) {
    const one = settle(draft, ground)
    if (one) settled.push(one)
  }
  const guids = findDisputed(settled, 'guid', (a, b) => isSameTitle(a, b) || isSameAddress(a, b))
  const addresses = findDisputed(settled, 'address', isSameTitle)
  const owners = new Map<string, Settled>()
  const told = new Set<string>()
  for (const one of settled) {
    const { guid, address, print, story } = one
    const names = [guids.has(guid) ? undefined : guid, addresses.has(address) ? undefined : address, print]
    const key = names.find((name) => name !== undefined && !isTaken(name, one, owners)) ?? print
    const twin = story.url === undefined ? key : `${story.url}\n${print}`
    if (owners.has(key) || told.has(twin)) continue
    owners.set(key, one)
    told.add(twin)
  }
  return [...owners].map(([key, { story }]) => ({ key, ...story }))
}

/** Whether a name is that of another story, such as a guid that reads like this one's address. */
function isTaken(name: string, one: Settled, owners: Map<string, Settled>): boolean {
  const owner = owners.get(name)
  return (
    owner !== undefined && owner.guid !== one.guid && !isSameTitle(owner, one) && !isSameAddress(owner, one)
  )
}

function settle(draft: Draft, ground: Ground): Settled | undefined {
  const base = resolveLink(draft.base, ground.base) ?? ground.base
  const url = firstOf(draft.links, (link) => resolveLink(link, base))
  const summary = clipText(foldText(draft.summary ?? ''), SUMMARY_LENGTH)
  const title = clipText(foldText(draft.title ?? ''), TITLE_LENGTH) || clipText(summary, 100) || url
  if (title === undefined) return undefined
  const declaredAt = firstOf(draft.dates, (date) => readInstant(date, ground.timeZone))
  const publishedAt =
    declaredAt !== undefined && isBelievable(declaredAt, ground.now) ? declaredAt : undefined
  const author = clipText(foldText(draft.author ?? ''), AUTHOR_LENGTH)
  return {
    story: {
      title,
      ...(url !== undefined && { url }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(author !== '' && { author }),
      ...(summary !== '' && summary !== title && { summary }),
      ...(draft.content && { content: completeContent(draft.content, draft, base) }),
      ...findImage(draft, base),
      ...(draft.lead && { lead: true }),
      ...(draft.isLocal && publishedAt !== undefined && { isLocal: true }),
    },
    guid: shorten(draft.guid?.trim() || undefined),
    address: shorten(url === undefined || isHome(url, ground) ? undefined : normaliseLink(url)),
    print: hashText(`${title.normalize('NFKC').toLowerCase()}\n${declaredAt ?? ''}`),
  }
}

/** Addresses made whole, and the story's picture in front where the text has none. */
function completeContent(html: string, draft: Draft, base: string): string {
  const { contentBase } = draft
  const content = resolveContent(html.slice(0, CONTENT_LENGTH), resolveLink(contentBase, base) ?? base)
  const picture = /<img\b/i.test(content) ? undefined : findImage(draft, base).image
  return picture === undefined
    ? content
    : `<p><img src="${picture.replaceAll('&', '&amp;')}" alt=""></p>${content}`
}

/** The story's picture, else the first in its text that is no tracker's dot; over https, or none. */
function findImage(draft: Draft, base: string): { image?: string } {
  const inText = resolveLink(draft.contentBase, base) ?? base
  const pictures = [...(draft.content ?? '').slice(0, CONTENT_LENGTH).matchAll(/<img\b[^<>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => !/\s(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>]/i.test(tag))
    .map((tag) =>
      resolveLink(decodeHTMLAttribute(/\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? ''), inText),
    )
  const image = [resolveLink(draft.image, base), ...pictures].find(
    // No public site makes the browser ask a machine in the reader's own network.
    (url) => url?.startsWith('https:') && (!isPrivate(url) || isPrivate(base)),
  )
  return image === undefined ? {} : { image }
}

/** Values that two different stories of this document share, and which therefore name neither. */
function findDisputed(
  settled: Settled[],
  field: 'guid' | 'address',
  isSame: (a: Settled, b: Settled) => boolean,
): Set<string | undefined> {
  const disputed = new Set<string | undefined>()
  const first = new Map<string, Settled>()
  for (const one of settled) {
    const value = one[field]
    if (value === undefined) continue
    const other = first.get(value)
    if (!other) first.set(value, one)
    else if (!isSame(one, other)) disputed.add(value)
  }
  return disputed
}

function isSameTitle(a: Settled, b: Settled): boolean {
  return a.story.title === b.story.title
}

function isSameAddress(a: Settled, b: Settled): boolean {
  return a.address !== undefined && a.address === b.address
}

/** A home page is linked to by many stories and names none of them. */
function isHome(url: string, { homeUrl }: Ground): boolean {
  const { pathname, search } = new URL(url)
  if (pathname === '/' && search === '') return true
  return homeUrl !== undefined && normaliseLink(url) === normaliseLink(homeUrl)
}

function readInstant(date: string | number | undefined, timeZone: string): number | undefined {
  return typeof date === 'string' ? readDate(date, timeZone) : date
}

/** Zeros, the first day of the epoch and the future are what a broken clock writes. */
function isBelievable(at: number, now: number): boolean {
  return at <= now + TOLERANCE && Math.abs(at) > DAY && at > Date.UTC(1000, 0)
}

function shorten(key: string | undefined): string | undefined {
  return key !== undefined && key.length > KEY_LENGTH ? hashText(key) : key
}

function firstOf<In, Out>(values: In[] | undefined, read: (value: In) => Out | undefined): Out | undefined {
  for (const value of values ?? []) {
    const out = read(value)
    if (out !== undefined) return out
  }
  return undefined
}
