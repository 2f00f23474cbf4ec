/** Writes RSS 2.0 in its plain form: a summary, a local offset, the address as the guid. */
import { writeRfc822 } from '../dates.ts'
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml, wrapCdata } from '../xml.ts'

export function writeRss(front: Front): string {
  const { outlet, base, changedAt } = front
  return `<?xml version="1.0" encoding="${outlet.charset}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(outlet.title)}</title>
<link>${base}/</link>
<description>${escapeXml(outlet.tagline)}</description>
<language>${outlet.locale}</language>
<pubDate>${writeRfc822(changedAt, outlet.timeZone)}</pubDate>
${front.stories.map((story) => writeItem(front, story)).join('')}</channel>
</rss>
`
}

function writeItem(front: Front, story: PressStory): string {
  const { outlet } = front
  const url = escapeXml(addressOf(front, story.path))
  const guid =
    story.guid === undefined
      ? `<guid>${url}</guid>`
      : `<guid isPermaLink="false">${escapeXml(story.guid)}</guid>`
  return `<item>
<title>${escapeXml(story.title)}</title>
<link>${url}</link>
${guid}
<description>${wrapCdata(`<p>${escapeXml(story.summary)}</p>`)}</description>
<dc:creator>${escapeXml(story.author)}</dc:creator>
<category>${escapeXml(proseOf[outlet.language].sections[story.section])}</category>
<pubDate>${writeRfc822(story.publishedAt, outlet.timeZone)}</pubDate>
</item>
`
}
