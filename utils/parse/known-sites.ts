/** Sites whose pages have a feed at an address that the page's own address gives away, or that only the page tells. */

type Rule = (path: string[], url: URL) => string | undefined

/** The feed of a channel, subreddit, profile or project; undefined where the address alone does not name one. */
export function resolveFeed(address: string): string | undefined {
  const url = new URL(address)
  const host = url.hostname.replace(/^(?:www|m|old|new|mobile)\./, '')
  const path = url.pathname.split('/').filter((part) => part !== '')
  const feed = (rules[host] ?? resolveProfile)(path, url)
  return feed === address ? undefined : feed
}

/** The address that is asked when this one is to be followed, and whose site Fil must be let read. */
export function addressToAsk(address: string): string {
  return resolveFeed(address) ?? address
}

/** The feed of a YouTube channel that is known by its handle or name: its page alone tells the channel's number. */
export function resolveFeedInPage(html: string, address: string): string | undefined {
  const { hostname, pathname } = new URL(address)
  if (!/(?:^|\.)youtube\.com$/.test(hostname) || !/^\/(?:@|c\/|user\/)/.test(pathname)) return undefined
  const number =
    /<link[^<>]{0,200}?\bcanonical\b[^<>]{0,200}?\/channel\/(UC[\w-]{22})\b/.exec(html) ??
    /"externalId":"(UC[\w-]{22})"/.exec(html) ??
    /\bchannel_id=(UC[\w-]{22})\b/.exec(html)
  return number ? youtubeFeed('channel_id', number[1] as string) : undefined
}

const rules: Record<string, Rule> = {
  'youtube.com': ([first, second], url) => {
    if (first === 'channel' && /^UC[\w-]{22}$/.test(second ?? '')) {
      return youtubeFeed('channel_id', second as string)
    }
    const list = url.searchParams.get('list')
    return first === 'playlist' && list ? youtubeFeed('playlist_id', list) : undefined
  },
  'reddit.com': ([first, name, third, fourth]) => {
    if (name === undefined || !/^[\w.+-]+$/.test(name)) return undefined
    if (first === 'user' || first === 'u') return `https://www.reddit.com/user/${name}/.rss`
    if (first !== 'r' || name.endsWith('.rss')) return undefined
    if (third === undefined) return `https://www.reddit.com/r/${name}/.rss`
    const isOrder = fourth === undefined && /^(?:new|hot|top|rising)$/.test(third)
    return isOrder ? `https://www.reddit.com/r/${name}/${third}/.rss` : undefined
  },
  'github.com': ([owner, project, part, branch]) => {
    if (owner === undefined || notOwners.has(owner) || !/^[\w-]+$/.test(owner)) return undefined
    if (project === undefined || !/^[\w.-]+$/.test(project)) return undefined
    const home = `https://github.com/${owner}/${project}`
    if (part === 'tags') return `${home}/tags.atom`
    if (part === 'commits')
      return branch === undefined ? `${home}/commits.atom` : `${home}/commits/${branch}.atom`
    return part === undefined || part === 'releases' ? `${home}/releases.atom` : undefined
  },
  'medium.com': ([first, ...rest]) =>
    first?.startsWith('@') && rest.length === 0 ? `https://medium.com/feed/${first}` : undefined,
  // Their profiles look like Mastodon's and have no feed.
  ...Object.fromEntries(
    ['tiktok.com', 'threads.net', 'threads.com', 'x.com', 'twitter.com', 'bsky.app', 'instagram.com'].map(
      (host) => [host, () => undefined],
    ),
  ),
}

/** What GitHub has at the places of people and organisations. */
const notOwners = new Set(
  'about apps collections customer-stories enterprise events explore features issues login marketplace new notifications orgs pricing pulls readme search settings signup site sponsors stars team topics trending users'.split(
    ' ',
  ),
)

/** Mastodon and its kin, on whatever host: a profile, alone or as seen from another server. */
function resolveProfile([first, ...rest]: string[], url: URL): string | undefined {
  const isProfile = first !== undefined && rest.length === 0 && /^@\w[\w.-]*$/.test(first)
  return isProfile && !/\.(?:rss|atom|json)$/.test(first) ? `${url.origin}/${first}.rss` : undefined
}

function youtubeFeed(name: 'channel_id' | 'playlist_id', value: string): string {
  return `https://www.youtube.com/feeds/videos.xml?${name}=${encodeURIComponent(value)}`
}
