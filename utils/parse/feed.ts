/** Reads feeds, however broken: as feedsmith does, else after a repair, else as far as anything in them makes sense. */
import { detectJsonFeed, parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith'
import type { ParseContext, Reading } from '../model.ts'
import { outlineAtom } from './atom.ts'
import { outlineJson } from './json.ts'
import { resolveLink } from './link.ts'
import type { Outline } from './outline.ts'
import { isBeyondFeedsmith, prepareFeed, readJson, repairFeed, repairJson } from './repair.ts'
import { outlineRss } from './rss.ts'
import { settleStories } from './story.ts'
import { clipText, foldText, readLanguage } from './text.ts'
import { tolerateFeed } from './tolerant.ts'

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json'

/** Which of the three made sense of a feed. */
export type FeedParser = 'feedsmith' | 'repaired' | 'tolerant'

export interface FeedReading {
  reading: Reading
  parser: FeedParser
  /** The text ends before the feed does, so that the validators which came with it vouch for too much. */
  isTruncated: boolean
}

/** Undefined where the feed is broken beyond reading. A feed that is whole and empty is none of that. */
export function readFeed(
  text: string,
  format: FeedFormat,
  context: ParseContext,
  now: number,
): FeedReading | undefined {
  const found = format === 'json' ? outlineJsonText(text) : outlineXmlText(text, format)
  if (!found || (found.isTruncated && found.outline.drafts.length === 0)) return undefined
  const { outline, parser, isTruncated } = found
  return { reading: settleOutline(outline, context, now), parser, isTruncated }
}

interface Found {
  outline: Outline
  parser: FeedParser
  isTruncated: boolean
}

type XmlFormat = Exclude<FeedFormat, 'json'>

const ROOT_END: Record<XmlFormat, RegExp> = {
  rss: /<\/(?:[\w.-]+:)?(?:rss|channel)\b/i,
  atom: /<\/(?:[\w.-]+:)?feed\b/i,
  rdf: /<\/(?:[\w.-]+:)?rdf\b/i,
}

/** Of a text that breaks off feedsmith would keep the last story, though half of its words are missing. */
function outlineXmlText(text: string, format: XmlFormat): Found | undefined {
  if (!ROOT_END[format].test(text)) return asFound(tolerateFeed(text), 'tolerant', true)
  const straight = outlineWithFeedsmith(text, format)
  if (straight && !isDoubtful(straight, text)) return asFound(straight, 'feedsmith')
  const repaired = straight ? undefined : outlineWithFeedsmith(repairFeed(text), format)
  if (repaired && !isDoubtful(repaired, text)) return asFound(repaired, 'repaired')
  const tolerated = tolerateFeed(text)
  const [best] = [
    asFound(straight, 'feedsmith'),
    asFound(repaired, 'repaired'),
    asFound(tolerated, 'tolerant'),
  ]
    .filter((found) => found !== undefined)
    .sort((a, b) => weigh(b.outline) - weigh(a.outline))
  return best
}

function asFound(outline: Outline | undefined, parser: FeedParser, isTruncated = false): Found | undefined {
  return outline && { outline, parser, isTruncated }
}

/** Feedsmith refuses what it does not like with an exception, an empty channel among it. */
function outlineWithFeedsmith(text: string, format: XmlFormat): Outline | undefined {
  if (isBeyondFeedsmith(text)) return undefined
  const prepared = prepareFeed(text)
  try {
    if (format === 'rss') return outlineRss(parseRssFeed(prepared))
    if (format === 'rdf') return outlineRss(parseRdfFeed(prepared))
    return outlineAtom(parseAtomFeed(prepared), /\bmode\s*=\s*["']base64/i.test(text))
  } catch {
    return undefined
  }
}

/** Fewer stories than were begun, or stories without a headline or an address, are worth a second look. */
function isDoubtful({ drafts }: Outline, text: string): boolean {
  const begun = text.match(/<(?:[\w.-]+:)?(?:item|entry)[\s>]/gi)?.length ?? 0
  return begun > drafts.length || drafts.some((draft) => !draft.title || !draft.links?.some(Boolean))
}

function weigh({ drafts }: Outline): number {
  const named = drafts.filter(({ title }) => title)
  const linked = drafts.filter(({ links }) => links?.some(Boolean))
  return drafts.length * 2 + named.length + linked.length
}

function outlineJsonText(text: string): Found | undefined {
  const whole = readJson(text.replace(/^\ufeff/, ''))
  const feed = whole ?? repairJson(text)
  if (!detectJsonFeed(feed)) return undefined
  const isTruncated = whole === undefined && !/\}\s*$/.test(text)
  return asFound(outlineJsonFeed(feed), whole === undefined ? 'repaired' : 'feedsmith', isTruncated)
}

/** What is a feed by its version and says nothing else is one without stories. */
function outlineJsonFeed(feed: unknown): Outline {
  try {
    return outlineJson(parseJsonFeed(feed))
  } catch {
    return { links: [], drafts: [] }
  }
}

/** Relative addresses start at `xml:base`, else at the site's own page, else at the feed itself. */
function settleOutline(outline: Outline, context: ParseContext, now: number): Reading {
  const root = resolveLink(outline.base, context.url) ?? context.url
  const homeUrl = outline.links.map((link) => resolveLink(link, root)).find((link) => link !== undefined)
  const base = outline.base === undefined ? (homeUrl ?? root) : root
  return {
    kind: 'feed',
    title: clipText(foldText(outline.title ?? ''), 200),
    ...(homeUrl !== undefined && { homeUrl }),
    ...readLanguage(outline.language),
    ...(outline.rest && { rest: outline.rest }),
    stories: settleStories(outline.drafts, { base, homeUrl, timeZone: context.timeZone, now }),
  }
}
