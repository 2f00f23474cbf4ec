/** Knows the players that pages embed, and where what they play can be opened (pure). */

export interface Embed {
  /** Where it is opened. */
  url: string
  /** Its picture, where its address is known. */
  image?: string
}

type Reader = (url: URL) => Embed | undefined

const readers: [host: RegExp, read: Reader][] = [
  [/(?:^|\.)youtube(?:-nocookie)?\.com$/, readYouTube],
  [/^youtu\.be$/, ({ pathname }) => nameYouTube(pathname.slice(1))],
  [/(?:^|\.)dailymotion\.com$/, readDailymotion],
  [/^player\.vimeo\.com$/, readById(/^\/video\/(\d+)/, 'https://vimeo.com/')],
  [/^player\.twitch\.tv$/, readByQuery('video', 'https://www.twitch.tv/videos/')],
  [
    /(?:^|\.)tiktok\.com$/,
    readById(/^\/(?:embed(?:\/v2)?|player\/v1)\/(\d+)/, 'https://www.tiktok.com/video/'),
  ],
  [/^platform\.(?:twitter|x)\.com$/, readByQuery('id', 'https://x.com/i/status/')],
  [/(?:^|\.)facebook\.com$/, readFacebook],
  [/(?:^|\.)instagram\.com$/, readById(/^\/(?:p|reel)\/([\w-]+)/, 'https://www.instagram.com/p/')],
  [/^w\.soundcloud\.com$/, readAddressInQuery],
  [/^open\.spotify\.com$/, readById(/^\/embed\/(\w+\/\w+)/, 'https://open.spotify.com/')],
  [/^embed\.podcasts\.apple\.com$/, ({ pathname }) => ({ url: `https://podcasts.apple.com${pathname}` })],
  [/^archive\.org$/, readById(/^\/embed\/([\w.-]+)/, 'https://archive.org/details/')],
  [/^geo\.dailymotion\.com$/, readDailymotion],
]

/** Undefined where a frame holds no player that is known: an advertisement, a form, a map. */
export function readEmbed(address: string): Embed | undefined {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  return readers.find(([host]) => host.test(url.hostname))?.[1](url)
}

function readYouTube({ pathname, searchParams }: URL): Embed | undefined {
  const named = /^\/(?:embed|v|shorts|live)\/([\w-]+)/.exec(pathname)?.[1]
  const list = searchParams.get('list')
  if (named === 'videoseries' && list) {
    return { url: `https://www.youtube.com/playlist?list=${encodeURIComponent(list)}` }
  }
  return nameYouTube(named ?? searchParams.get('v') ?? '')
}

function nameYouTube(id: string): Embed | undefined {
  if (!/^[\w-]{11}$/.test(id)) return undefined
  return {
    url: `https://www.youtube.com/watch?v=${id}`,
    image: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  }
}

function readDailymotion({ pathname, searchParams }: URL): Embed | undefined {
  const id = /^\/(?:embed\/)?video\/(\w+)/.exec(pathname)?.[1] ?? searchParams.get('video')
  if (!id || !/^\w+$/.test(id)) return undefined
  return {
    url: `https://www.dailymotion.com/video/${id}`,
    image: `https://www.dailymotion.com/thumbnail/video/${id}`,
  }
}

function readFacebook(url: URL): Embed | undefined {
  return url.pathname.startsWith('/plugins/') ? readAddressInQuery(url, 'href') : undefined
}

function readAddressInQuery({ searchParams }: URL, name = 'url'): Embed | undefined {
  const url = URL.parse(searchParams.get(name) ?? '')
  return url?.protocol === 'https:' ? { url: url.href } : undefined
}

function readById(pattern: RegExp, prefix: string): Reader {
  return ({ pathname }) => {
    const id = pattern.exec(pathname)?.[1]
    return id === undefined ? undefined : { url: prefix + id }
  }
}

function readByQuery(name: string, prefix: string): Reader {
  return ({ searchParams }) => {
    const id = searchParams.get(name) ?? ''
    return /^v?\d+$/.test(id) ? { url: prefix + id.replace(/^v/, '') } : undefined
  }
}
