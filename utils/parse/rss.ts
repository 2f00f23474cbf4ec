/** Takes the stories out of RSS 0.9x to 2.0 and of RDF, as feedsmith reads them. */
import type { MediaNs, RdfFeed, RssFeed } from 'feedsmith'
import type { Draft, Outline } from './outline.ts'
import { readRest } from './rest.ts'
import { readHtml, stripTags } from './text.ts'

type Item = RssFeed.Item<string> & RdfFeed.Item<string>

/** RDF is RSS 1.0: the same words, with a name on each item where RSS has a guid. */
export function outlineRss(feed: Partial<RssFeed.Feed<string>> & Partial<RdfFeed.Feed<string>>): Outline {
  return {
    title: stripTags(feed.title ?? feed.dc?.titles?.[0] ?? ''),
    links: [feed.link, ...findAlternates(feed.atom?.links)],
    base: feed.xml?.base,
    language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang,
    rest: readRest(feed),
    drafts: (feed.items ?? []).map((item) => draftItem(item as Item)),
  }
}

function draftItem(item: Item): Draft {
  const { atom, dc, dcterms, media, itunes, guid } = item
  const title = item.title ?? media?.title?.value ?? dc?.titles?.[0] ?? atom?.title?.value ?? itunes?.title
  const html = item.content?.encoded ?? atom?.content?.value
  const told = item.description ?? atom?.summary?.value ?? dc?.descriptions?.[0] ?? itunes?.summary
  return {
    guid: guid?.value ?? item.rdf?.about ?? atom?.id ?? dc?.identifiers?.[0],
    title: stripTags(title ?? ''),
    links: [
      item.link,
      ...findAlternates(atom?.links),
      readPermalink(guid),
      item.rdf?.about,
      ...findFiles(item),
    ],
    base: item.xml?.base,
    dates: [
      item.pubDate,
      dc?.dates?.[0],
      dcterms?.issued?.[0] ?? dcterms?.created?.[0],
      atom?.published,
      item.prism?.publicationDates?.[0],
      atom?.updated ?? dcterms?.modified?.[0],
    ],
    author: readAuthor(item),
    summary: readHtml(told ?? html ?? '', SUMMARY),
    content: html ?? (told?.includes('<') ? told : undefined),
    image: findImage(media) ?? findEnclosure(item, 'image') ?? itunes?.image,
  }
}

/** Enough for the line under a headline. */
const SUMMARY = 600

function findAlternates(links: { href?: string; rel?: string }[] | undefined): (string | undefined)[] {
  return (links ?? []).filter(({ rel = 'alternate' }) => rel === 'alternate').map(({ href }) => href)
}

/** A guid is an address unless it says that it is none. */
function readPermalink(guid: RssFeed.Guid | undefined): string | undefined {
  return guid?.isPermaLink !== false && /^(?:https?:|\/|www\.)/i.test(guid?.value ?? '')
    ? guid?.value
    : undefined
}

/** An episode without a page of its own is opened itself. */
function findFiles(item: Item): (string | undefined)[] {
  return (item.enclosures ?? []).filter(({ type }) => !type?.startsWith('image')).map(({ url }) => url)
}

function findEnclosure(item: Item, type: string): string | undefined {
  return item.enclosures?.find((enclosure) => enclosure.type?.startsWith(type))?.url
}

function readAuthor({ authors = [], atom, dc, itunes, media }: Item): string {
  const named = [...authors, ...(atom?.authors ?? [])].map(({ name }) => name)
  const credited = media?.credits?.find(({ role }) => role === 'author' || role === undefined)?.value
  const names =
    [named, dc?.creators ?? [], [itunes?.author, credited]].find((list) => list.some(Boolean)) ?? []
  return [...new Set(names.filter(Boolean))].join(', ')
}

/** The picture that `media:` offers, however deep it is wrapped. */
export function findImage(media: MediaNs.ItemOrFeed | undefined): string | undefined {
  const groups = [media, ...(media?.groups ?? [])]
  const contents = groups.flatMap((group) => group?.contents ?? [])
  const picture = contents.find(({ medium, type }) => medium === 'image' || type?.startsWith('image/'))
  const thumbnails = [...groups, ...contents].flatMap((group) => group?.thumbnails ?? [])
  return picture?.url ?? thumbnails[0]?.url
}
