import { describe, expect, test } from 'vitest'
import { resolveFeed, resolveFeedInPage } from '../../utils/parse/known-sites.ts'
import { expectWithin } from '../support/cpu-time.ts'

const channel = 'UCabcdefghijklmnopqrstuv'
const channelFeed = `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`

describe('an address that names its feed', () => {
  test.each([
    // YouTube
    [`https://www.youtube.com/channel/${channel}`, channelFeed],
    [`https://m.youtube.com/channel/${channel}/videos`, channelFeed],
    [`https://youtube.com/channel/${channel}?view=1`, channelFeed],
    [
      'https://www.youtube.com/playlist?list=PLxyz_1-2',
      'https://www.youtube.com/feeds/videos.xml?playlist_id=PLxyz_1-2',
    ],
    // Reddit
    ['https://www.reddit.com/r/Morocco/', 'https://www.reddit.com/r/Morocco/.rss'],
    ['https://old.reddit.com/r/Morocco', 'https://www.reddit.com/r/Morocco/.rss'],
    ['https://reddit.com/r/a+b/', 'https://www.reddit.com/r/a+b/.rss'],
    ['https://www.reddit.com/r/Morocco/new/', 'https://www.reddit.com/r/Morocco/new/.rss'],
    ['https://www.reddit.com/user/somebody', 'https://www.reddit.com/user/somebody/.rss'],
    ['https://www.reddit.com/u/somebody', 'https://www.reddit.com/user/somebody/.rss'],
    // Mastodon
    ['https://mastodon.example/@desk', 'https://mastodon.example/@desk.rss'],
    ['https://social.example:3000/@news_desk/', 'https://social.example:3000/@news_desk.rss'],
    // GitHub
    ['https://github.com/owner/project', 'https://github.com/owner/project/releases.atom'],
    ['https://github.com/owner/project/', 'https://github.com/owner/project/releases.atom'],
    ['https://github.com/owner/project.js/releases', 'https://github.com/owner/project.js/releases.atom'],
    ['https://github.com/owner/project/tags', 'https://github.com/owner/project/tags.atom'],
    ['https://github.com/owner/project/commits', 'https://github.com/owner/project/commits.atom'],
    ['https://github.com/owner/project/commits/main', 'https://github.com/owner/project/commits/main.atom'],
    // Medium
    ['https://medium.com/@writer', 'https://medium.com/feed/@writer'],
  ])('%s is followed at %s', (address, feed) => {
    expect(resolveFeed(address)).toBe(feed)
  })

  test('a feed’s own address is left as it is', () => {
    for (const feed of [
      channelFeed,
      'https://www.reddit.com/r/Morocco/.rss',
      'https://mastodon.example/@desk.rss',
      'https://github.com/owner/project/releases.atom',
    ]) {
      expect(resolveFeed(feed), feed).toBeUndefined()
    }
  })
})

describe('an address that names none', () => {
  test.each([
    'https://www.youtube.com/',
    'https://www.youtube.com/watch?v=abcdefghijk',
    'https://www.youtube.com/@handle',
    'https://www.youtube.com/channel/tooshort',
    'https://www.youtube.com/playlist',
    'https://www.reddit.com/',
    'https://www.reddit.com/r/',
    'https://www.reddit.com/r/Morocco/comments/abc/title/',
    'https://github.com/',
    'https://github.com/owner',
    'https://github.com/topics/news',
    'https://github.com/owner/project/issues',
    'https://github.com/owner/project/blob/main/README.md',
    'https://mastodon.example/@desk/1234567',
    'https://mastodon.example/about',
    'https://x.com/somebody',
    'https://www.tiktok.com/@somebody',
    'https://www.threads.net/@somebody',
    'https://medium.com/@writer/a-story-1a2b3c',
    'https://notyoutube.com/channel/UCabcdefghijklmnopqrstuv',
    'https://example.org/',
    'https://example.org/r/Morocco/',
  ])('%s', (address) => {
    expect(resolveFeed(address)).toBeUndefined()
  })
})

describe('a YouTube page known by a handle', () => {
  const handle = 'https://www.youtube.com/@handle'

  test.each([
    ['its canonical address', `<link rel="canonical" href="https://www.youtube.com/channel/${channel}">`],
    ['its data', `<script>{"externalId":"${channel}","x":1}</script>`],
    ['its declared feed', `<link rel="alternate" href="/feeds/videos.xml?channel_id=${channel}">`],
  ])('tells its channel by %s', (_how, html) => {
    expect(resolveFeedInPage(html, handle)).toBe(channelFeed)
    expect(resolveFeedInPage(html, 'https://m.youtube.com/c/name/videos')).toBe(channelFeed)
  })

  test('prefers its own canonical address to the channels that it mentions', () => {
    const other = `"externalId":"UC${'z'.repeat(22)}"`
    const html = `${other}<link rel="canonical" href="https://www.youtube.com/channel/${channel}">`
    expect(resolveFeedInPage(html, handle)).toBe(channelFeed)
  })

  test('tells nothing where it names no channel, or is no such page', () => {
    expect(resolveFeedInPage('<title>Gone</title>', handle)).toBeUndefined()
    expect(
      resolveFeedInPage(`"externalId":"${channel}"`, 'https://www.youtube.com/watch?v=1'),
    ).toBeUndefined()
    expect(resolveFeedInPage(`"externalId":"${channel}"`, 'https://example.org/@handle')).toBeUndefined()
  })

  test('a megabyte of links that name nothing takes less than a second', () => {
    expectWithin(1000, () => {
      resolveFeedInPage('<link canonical '.repeat(65_000), handle)
      resolveFeedInPage('<link '.repeat(170_000), handle)
    })
  })
})
