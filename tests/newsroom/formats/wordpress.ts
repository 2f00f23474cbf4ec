/** Writes RSS 2.0 as WordPress does: numbered entities, full text in `content:encoded`, a guid that is no address. */
import { writeRfc822 } from '../dates.ts'
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeLikeWordPress, escapeXml, wrapCdata } from '../xml.ts'

export function writeWordPress(front: Front): string {
  const { outlet, base, changedAt } = front
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
	<title>${escapeLikeWordPress(outlet.title)}</title>
	<atom:link href="${escapeXml(base + outlet.feedPath)}" rel="self" type="application/rss+xml" />
	<link>${base}/</link>
	<description>${escapeLikeWordPress(outlet.tagline)}</description>
	<lastBuildDate>${writeRfc822(changedAt)}</lastBuildDate>
	<language>${outlet.locale}</language>
	<generator>https://wordpress.org/?v=6.8.3</generator>
${front.stories.map((story) => writeItem(front, story)).join('')}
</channel>
</rss>
`
}

function writeItem(front: Front, story: PressStory): string {
  const url = escapeXml(addressOf(front, story.path))
  const guid = story.guid ?? `${front.base}/?p=${story.number}`
  return `	<item>
		<title>${escapeLikeWordPress(story.title)}</title>
		<link>${url}</link>
		<dc:creator>${wrapCdata(story.author)}</dc:creator>
		<pubDate>${writeRfc822(story.publishedAt)}</pubDate>
				<category>${wrapCdata(proseOf[front.outlet.language].sections[story.section])}</category>
		<guid isPermaLink="false">${escapeXml(guid)}</guid>
		<description>${wrapCdata(`<p>${escapeLikeWordPress(story.summary)} [&#8230;]</p>\n`)}</description>
		<content:encoded>${wrapCdata(writeContent(story))}</content:encoded>
		<slash:comments>0</slash:comments>
	</item>
`
}

function writeContent(story: PressStory): string {
  return story.paragraphs.map((text) => `\n<p>${escapeLikeWordPress(text)}</p>\n`).join('\n')
}
