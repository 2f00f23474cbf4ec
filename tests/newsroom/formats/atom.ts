/** Writes Atom 1.0: tag URIs, local offsets, full text as escaped HTML. */
import { writeIso } from '../dates.ts'
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'

export function writeAtom(front: Front): string {
  const { outlet, base, changedAt } = front
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.locale}">
  <title>${escapeXml(outlet.title)}</title>
  <subtitle>${escapeXml(outlet.tagline)}</subtitle>
  <id>${base}/</id>
  <link rel="alternate" type="text/html" href="${base}/"/>
  <link rel="self" type="application/atom+xml" href="${base}${outlet.feedPath}"/>
  <icon>${base}/favicon.ico</icon>
  <updated>${writeIso(changedAt)}</updated>
${front.stories.map((story) => writeEntry(front, story)).join('')}</feed>
`
}

function writeEntry(front: Front, story: PressStory): string {
  const { outlet } = front
  const at = writeIso(story.publishedAt, outlet.timeZone)
  const id = story.guid ?? `tag:${outlet.id}.example,2024:${story.number}`
  const html = story.paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('\n')
  return `  <entry>
    <title type="html">${escapeXml(escapeXml(story.title))}</title>
    <link rel="alternate" type="text/html" href="${escapeXml(addressOf(front, story.path))}"/>
    <id>${escapeXml(id)}</id>
    <published>${at}</published>
    <updated>${at}</updated>
    <author><name>${escapeXml(story.author)}</name></author>
    <category term="${story.section}" label="${escapeXml(proseOf[outlet.language].sections[story.section])}"/>
    <summary>${escapeXml(story.summary)}</summary>
    <content type="html">${escapeXml(html)}</content>
  </entry>
`
}
