/** Reads what a site says in its robots.txt: its news sitemaps, and what may be fetched by itself. https://www.rfc-editor.org/rfc/rfc9309 */
import type { Offer } from '../model.ts'
import { normaliseLink, resolveLink } from './link.ts'

const most = 5

/** In the file's own order; a sitemap of all pages is none of news, and goes unmentioned. */
export function findNewsSitemaps(robots: string, siteUrl: string): Offer[] {
  const offers = new Map<string, Offer>()
  for (const { name, value } of readFields(robots)) {
    const url = name === 'sitemap' ? resolveLink(value.split(/\s/, 1)[0], siteUrl) : undefined
    if (url === undefined || !isOfNews(url)) continue
    const { host, pathname } = new URL(url)
    if (!offers.has(normaliseLink(url))) {
      offers.set(normaliseLink(url), { url, title: `${host}${pathname}`, kind: 'sitemap' })
    }
    if (offers.size === most) break
  }
  return [...offers.values()]
}

/** What may be fetched by itself, or not: a path with its query, `*` for anything and `$` for its end. */
export interface RobotsRule {
  path: string
  allows: boolean
}

/** Those for Fil by its name, else those for everybody. */
export function readRobotsRules(robots: string): RobotsRule[] {
  const groups = new Map<string, RobotsRule[]>()
  let named = new Set<RobotsRule[]>()
  let isNaming = false
  for (const { name, value } of readFields(robots)) {
    if (name === 'user-agent') {
      if (!isNaming) named = new Set()
      isNaming = true
      const [agent = ''] = /^(?:fil(?![a-z_-])|\*)/.exec(value.toLowerCase()) ?? []
      if (agent === '') continue
      const rules = groups.get(agent) ?? []
      groups.set(agent, rules)
      named.add(rules)
    } else if (name === 'allow' || name === 'disallow') {
      isNaming = false
      const rule = { path: spell(value.replace(/\$(?!$)/g, '%24')), allows: name === 'allow' }
      if (value !== '') for (const rules of named) rules.push(rule)
    }
  }
  return groups.get('fil') ?? groups.get('*') ?? []
}

/** The longest path that fits decides; of two as long the one that allows. */
export function allowsFetch(rules: RobotsRule[], url: string): boolean {
  const { pathname, search } = new URL(url)
  const path = spell(pathname + search)
    .replaceAll('*', '%2A')
    .replaceAll('$', '%24')
  const rank = ({ path, allows }: RobotsRule) => 2 * path.length + Number(allows)
  const fitting = rules.filter((rule) => fits(rule.path, path)).sort((one, other) => rank(other) - rank(one))
  return fitting[0]?.allows ?? true
}

/** In characters: of a longer file the beginning is read. */
const longest = 500_000

/** Names in small letters, without comments and without lines that are none. */
function readFields(robots: string): { name: string; value: string }[] {
  return robots
    .slice(0, longest)
    .split(/[\r\n]/)
    .flatMap((line) => {
      const [written = ''] = line.split('#', 1)
      const at = written.indexOf(':')
      return at < 0
        ? []
        : { name: written.slice(0, at).trim().toLowerCase(), value: written.slice(at + 1).trim() }
    })
}

/** Judged by the path: many a news site has "news" in its host. */
function isOfNews(url: string): boolean {
  return /(?:^|[^a-z])(?:google)?news(?:$|[^a-z])|sitemapnews|newssitemap/i.test(new URL(url).pathname)
}

/** One path is written in one way, however much of it is escaped. */
function spell(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^!-~]+/g, encodeURIComponent)
    .replace(/%[\da-f]{2}/gi, (octet) => {
      const letter = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
      return /[\w.~-]/.test(letter) ? letter : octet.toUpperCase()
    })
}

/** Piece by piece, each as early as it stands: in time that grows with the path alone, however many `*` there are. */
function fits(pattern: string, path: string): boolean {
  const endsHere = pattern.endsWith('$')
  const [first = '', ...others] = (endsHere ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  const last = endsHere ? others.pop() : undefined
  if (endsHere && last === undefined) return path === first
  let at = first.length
  for (const piece of others) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return last === undefined || (path.endsWith(last) && path.length - last.length >= at)
}
