/** Writes RSS 1.0: a list of what there is, then each thing on its own, named by its address. */
import { writeIso } from '../dates.ts'
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'

export function writeRdf(front: Front): string {
  const { outlet, base, stories, changedAt } = front
  return `<?xml version="1.0" encoding="${outlet.charset.toUpperCase()}"?>
<rdf:RDF
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="${base}${outlet.feedPath}">
<title>${escapeXml(outlet.title)}</title>
<link>${base}/</link>
<description>${escapeXml(outlet.tagline)}</description>
<dc:language>${outlet.locale}</dc:language>
<dc:date>${writeIso(changedAt, outlet.timeZone)}</dc:date>
<items>
<rdf:Seq>
${stories.map((story) => `<rdf:li rdf:resource="${nameStory(front, story)}"/>`).join('\n')}
</rdf:Seq>
</items>
</channel>
${stories.map((story) => writeItem(front, story)).join('')}</rdf:RDF>
`
}

function writeItem(front: Front, story: PressStory): string {
  const { outlet } = front
  return `<item rdf:about="${nameStory(front, story)}">
<title>${escapeXml(story.title)}</title>
<link>${escapeXml(addressOf(front, story.path))}</link>
<description>${escapeXml(story.summary)}</description>
<dc:creator>${escapeXml(story.author)}</dc:creator>
<dc:subject>${escapeXml(proseOf[outlet.language].sections[story.section])}</dc:subject>
<dc:date>${writeIso(story.publishedAt, outlet.timeZone)}</dc:date>
</item>
`
}

function nameStory(front: Front, story: PressStory): string {
  return escapeXml(story.guid ?? addressOf(front, story.path))
}
