/** Takes the stories out of JSON Feed 1.0 and 1.1, as feedsmith reads it. */
import type { JsonFeed } from 'feedsmith'
import type { Draft, Outline } from './outline.ts'
import { decodeText, readHtml, stripTags } from './text.ts'

/** JSON decodes no entities, so the titles of sites that write them are decoded here. */
export function outlineJson(feed: Partial<JsonFeed.Feed<string>>): Outline {
  return {
    title: decodeText(feed.title ?? ''),
    links: [feed.home_page_url],
    language: feed.language,
    drafts: (feed.items ?? []).map(draftItem),
  }
}

function draftItem(item: JsonFeed.Item<string>): Draft {
  const { content_html, content_text, summary } = item
  const files = (item.attachments ?? []).map(({ url }) => url)
  return {
    guid: item.id,
    title: stripTags(decodeText(item.title ?? '')),
    links: [item.url, item.external_url, /^https?:/i.test(item.id ?? '') ? item.id : undefined, ...files],
    dates: [item.date_published, item.date_modified],
    author: (item.authors ?? [])
      .map(({ name }) => name)
      .filter(Boolean)
      .join(', '),
    summary: summary ? decodeText(summary) : (content_text ?? readHtml(content_html ?? '', 600)),
    content: content_html ?? (content_text && wrapText(content_text)),
    image: item.image ?? item.banner_image,
  }
}

function wrapText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<p>${escaped.split(/\n\s*\n/).join('</p><p>')}</p>`
}
