/** Reads news sitemaps: `loc`, `news:title` and `news:publication_date`, and nothing that has no headline. */
import type { ParseContext, Reading } from '../model.ts'
import { walkMarkup } from './markup.ts'
import type { Draft } from './outline.ts'
import { settleStories } from './story.ts'
import { clipText, decodeText, foldText, readLanguage } from './text.ts'

/**
 * Undefined where no page of it has a headline: an index of sitemaps, or a sitemap for search engines alone. A news
 * sitemap without any page is that of a quiet day.
 * https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export function readSitemap(text: string, context: ParseContext, now: number): Reading | undefined {
  const pages = collectPages(text)
  const news = pages.filter((page) => page.has('title'))
  const isQuiet = pages.length === 0 && /<urlset\s[^<>]*sitemap-news/i.test(text)
  if (news.length === 0 && !isQuiet) return undefined
  const { url: base, timeZone } = context
  const stories = settleStories(news.map(draftPage), { base, timeZone, now })
  return {
    kind: 'sitemap',
    title: clipText(foldText(news[0]?.get('name') ?? ''), 200),
    homeUrl: new URL('/', stories.find(({ url }) => url !== undefined)?.url ?? base).href,
    ...readLanguage(news[0]?.get('language')),
    stories,
  }
}

type Page = Map<string, string>

const WORDS = new Set(['title', 'publication_date', 'loc', 'lastmod', 'name', 'language'])

/** The words of each `url`, by their names without prefix; those of its pictures and videos left out. */
function collectPages(text: string): Page[] {
  const pages: Page[] = []
  let page: Page | undefined
  let word = ''
  let value = ''
  walkMarkup(
    text,
    {
      open(name) {
        const local = name.slice(name.indexOf(':') + 1)
        if (local === 'url') page = new Map()
        word = WORDS.has(local) && !/^(?:image|video):/.test(name) ? name : ''
        value = ''
      },
      text(piece, isCdata) {
        if (word !== '') value += isCdata ? decodeText(piece) : piece
      },
      close(name) {
        const local = name.slice(name.indexOf(':') + 1)
        if (name === word && value.trim() !== '' && !page?.has(local)) page?.set(local, value.trim())
        word = ''
        if (local !== 'url' || !page) return
        pages.push(page)
        page = undefined
      },
    },
    'xml',
  )
  return pages
}

function draftPage(page: Page): Draft {
  return {
    title: page.get('title'),
    links: [page.get('loc')],
    dates: [page.get('publication_date'), page.get('lastmod')],
  }
}
