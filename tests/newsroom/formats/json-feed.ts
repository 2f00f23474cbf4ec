/** Writes JSON Feed 1.1. */
import { writeIso } from '../dates.ts'
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'

export function writeJsonFeed(front: Front): string {
  const { outlet, base, stories } = front
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.title,
    description: outlet.tagline,
    home_page_url: `${base}/`,
    feed_url: base + outlet.feedPath,
    favicon: `${base}/favicon.ico`,
    language: outlet.locale,
    items: stories.map((story) => listItem(front, story)),
  }
  return JSON.stringify(feed, null, 2)
}

function listItem(front: Front, story: PressStory): Record<string, unknown> {
  const { outlet } = front
  return {
    id: story.guid ?? String(story.number),
    url: addressOf(front, story.path),
    title: story.title,
    summary: story.summary,
    content_html: story.paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join(''),
    date_published: writeIso(story.publishedAt, outlet.timeZone),
    authors: [{ name: story.author }],
    tags: [proseOf[outlet.language].sections[story.section]],
  }
}
