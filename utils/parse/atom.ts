/** Takes the stories out of Atom 0.3 and 1.0, as feedsmith reads them. */
import type { AtomFeed } from 'feedsmith'
import type { Draft, Outline } from './outline.ts'
import { readRest } from './rest.ts'
import { findImage } from './rss.ts'
import { readHtml, stripTags } from './text.ts'

type Entry = AtomFeed.Entry<string>
type Feed = Partial<AtomFeed.Feed<string>>

/** `isCoded` where the document says that some of its texts are base64, which feedsmith does not pass on. */
export function outlineAtom(feed: Feed, isCoded = false): Outline {
  return {
    title: readPlain(feed.title, isCoded),
    links: findPages(feed.links),
    base: feed.xml?.base,
    language: feed.xml?.lang ?? feed.dc?.languages?.[0],
    rest: readRest(feed),
    drafts: (feed.entries ?? []).map((entry) => draftEntry(entry, isCoded)),
  }
}

function draftEntry(entry: Entry, isCoded: boolean): Draft {
  const { id, content, links, media } = entry
  const html = readMarkup(content, isCoded) ?? media?.groups?.[0]?.description?.value
  const told = readMarkup(entry.summary, isCoded)
  return {
    guid: id,
    title: readPlain(entry.title, isCoded) || media?.title?.value,
    links: [
      ...findPages(links),
      ...findRel(links, 'related'),
      content?.src,
      /^https?:/i.test(id ?? '') ? id : undefined,
      ...findRel(links, 'enclosure'),
    ],
    base: entry.xml?.base,
    dates: [entry.published, entry.dc?.dates?.[0], entry.updated],
    author:
      (entry.authors ?? [])
        .map(({ name }) => name)
        .filter(Boolean)
        .join(', ') || entry.dc?.creators?.[0],
    summary: readHtml(told ?? html ?? '', 600),
    content: html ?? (told?.includes('<') ? told : undefined),
    contentBase: content?.xml?.base,
    image:
      findImage(media) ??
      links?.find(({ rel, type }) => rel === 'enclosure' && type?.startsWith('image'))?.href,
  }
}

/** What a reader opens: an HTML page rather than another form of it. */
function findPages(links: AtomFeed.Link<string>[] = []): (string | undefined)[] {
  const pages = links.filter(({ rel }) => rel === undefined || rel === 'alternate')
  const isPage = ({ type }: { type?: string }): boolean => type === undefined || type.includes('html')
  const sorted = [...pages.filter(isPage), ...pages.filter((link) => !isPage(link))]
  return sorted.map(({ href }) => href)
}

function findRel(links: AtomFeed.Link<string>[] | undefined, wanted: string): (string | undefined)[] {
  return (links ?? []).filter(({ rel }) => rel === wanted).map(({ href }) => href)
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-3.1: text is text, html and xhtml are markup. */
function readPlain(text: AtomFeed.Text | undefined, isCoded: boolean): string {
  const value = readCoded(text?.value ?? '', isCoded)
  if (text?.type === undefined) return stripTags(value)
  return text.type === 'text' || text.type === 'text/plain' ? value : readHtml(value)
}

/** As HTML, whatever the type; undefined where it is no text at all. */
function readMarkup(content: AtomFeed.Content | undefined, isCoded: boolean): string | undefined {
  const { value, type = 'text' } = content ?? {}
  if (value === undefined) return undefined
  if (/html/i.test(type)) return readCoded(value, isCoded)
  const isText = /^text(?:\/|$)/i.test(type)
  const text = readCoded(value, isCoded || !isText)
  if (!isText && text === value) return undefined
  return /<\/?[a-z]/i.test(text) ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** What base64 stands for, where a document writes in it; what is none stays as it is. */
function readCoded(value: string, isCoded: boolean): string {
  if (!isCoded || !/^[\w+/\s]{8,}={0,2}\s*$/.test(value)) return value
  try {
    const bytes = Uint8Array.from(atob(value.replace(/\s/g, '')), (byte) => byte.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return value
  }
}
