/** Renders whatever an outlet has at an address, in the outlet's own charset and with its true validators. */
import { createHash } from 'node:crypto'
import { writeHttpDate } from './dates.ts'
import { expectStories } from './desk.ts'
import { encodeText } from './encode.ts'
import { writeAtom } from './formats/atom.ts'
import { writeJsonFeed } from './formats/json-feed.ts'
import { writeNewsSitemap } from './formats/news-sitemap.ts'
import { writeRdf } from './formats/rdf.ts'
import { writeRss } from './formats/rss.ts'
import { writeWordPress } from './formats/wordpress.ts'
import type { ExpectedStory, Format, Front, PressStory } from './outlet.ts'
import { writeArticle } from './pages/article.ts'
import { writeFrame } from './pages/frame.ts'
import { writeHome } from './pages/home.ts'
import { drawLandscape, drawMark, drawMarkAsPng } from './pages/pictures.ts'
import { writeSignIn } from './pages/sign-in.ts'
import { writeTicker } from './pages/ticker.ts'
import { proseOf } from './prose.ts'

export type PageKind = 'source' | 'home' | 'article' | 'icon' | 'image' | 'robots' | 'login' | 'missing'

export interface Page {
  kind: PageKind
  contentType: string
  body: Uint8Array
  etag?: string
  lastModified?: string
  /** What a right reader lists for it, where it is the source's own address. */
  stories?: readonly ExpectedStory[]
}

const printers: Record<Format, [write: (front: Front) => string, mediaType: string]> = {
  wordpress: [writeWordPress, 'application/rss+xml'],
  atom: [writeAtom, 'application/atom+xml'],
  json: [writeJsonFeed, 'application/feed+json'],
  rdf: [writeRdf, 'application/rdf+xml'],
  rss: [writeRss, 'text/xml'],
  sitemap: [writeNewsSitemap, 'application/xml'],
  ticker: [writeTicker, 'text/html'],
}

export function renderSource(front: Front): Page {
  const [write, mediaType] = printers[front.outlet.format]
  const body = encodeText(write(front), front.outlet.charset)
  const contentType = `${mediaType}; charset=${front.outlet.charset}`
  return { ...makePage('source', contentType, body, front.changedAt), stories: expectStories(front) }
}

/** Any address but the source's own. `path` is below the outlet's base; the archive knows stories by theirs. */
export function renderPage(front: Front, archive: ReadonlyMap<string, PressStory>, path: string): Page {
  const { outlet } = front
  const story = archive.get(path)
  if (story) return makeHtml(front, 'article', writeArticle(front, story), story.publishedAt)
  const plain = path.replace(/\?.*/, '')
  if (plain === '/') return makeHtml(front, 'home', writeHome(front), front.changedAt)
  if (plain === '/login') return makeHtml(front, 'login', writeSignIn(front))
  if (plain === '/favicon.svg')
    return makePage('icon', 'image/svg+xml', encodeText(drawMark(outlet), 'utf-8'))
  if (plain === '/favicon.ico') return makePage('icon', 'image/png', drawMarkAsPng(outlet))
  const image = /^\/images\/(\d+)\.svg$/.exec(plain)
  if (image)
    return makePage('image', 'image/svg+xml', encodeText(drawLandscape(outlet, Number(image[1])), 'utf-8'))
  if (plain === '/robots.txt') return makePage('robots', 'text/plain; charset=utf-8', writeRobots(front))
  const missing = `<h1>${proseOf[outlet.language].words.notFound}</h1>`
  return makeHtml(front, 'missing', writeFrame(front, '404', missing))
}

export function makePage(kind: PageKind, contentType: string, body: Uint8Array, changedAt?: number): Page {
  const etag = `"${createHash('sha1').update(body).digest('hex').slice(0, 20)}"`
  return {
    kind,
    contentType,
    body,
    etag,
    ...(changedAt === undefined ? {} : { lastModified: writeHttpDate(changedAt) }),
  }
}

function makeHtml(front: Front, kind: PageKind, html: string, changedAt?: number): Page {
  const { charset } = front.outlet
  return makePage(kind, `text/html; charset=${charset}`, encodeText(html, charset), changedAt)
}

function writeRobots({ outlet, base }: Front): Uint8Array {
  const sitemap = outlet.format === 'sitemap' ? `Sitemap: ${base}${outlet.feedPath}\n` : ''
  return encodeText(`User-agent: *\nDisallow: /login\n${sitemap}`, 'utf-8')
}
