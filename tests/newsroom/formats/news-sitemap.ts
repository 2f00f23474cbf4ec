/** Writes a news sitemap: an address, a title and a time for each story, and nothing else. */
import { writeIso } from '../dates.ts'
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { escapeXml } from '../xml.ts'

export function writeNewsSitemap(front: Front): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${front.stories.map((story) => writeUrl(front, story)).join('')}</urlset>
`
}

function writeUrl(front: Front, story: PressStory): string {
  const { outlet } = front
  return `  <url>
    <loc>${escapeXml(addressOf(front, story.path))}</loc>
    <news:news>
      <news:publication>
        <news:name>${escapeXml(outlet.title)}</news:name>
        <news:language>${outlet.language}</news:language>
      </news:publication>
      <news:publication_date>${writeIso(story.publishedAt, outlet.timeZone)}</news:publication_date>
      <news:title>${escapeXml(story.title)}</news:title>
    </news:news>
  </url>
`
}
