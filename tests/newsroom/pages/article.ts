/** Writes a story's own page: what a reader opens, and what an article extractor has to see through. */
import { writeDay, writeIso } from '../dates.ts'
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'
import { writeFrame } from './frame.ts'

export function writeArticle(front: Front, story: PressStory): string {
  const { outlet, base } = front
  const { words, sections } = proseOf[outlet.language]
  const [opening = '', ...rest] = story.paragraphs.map((text) => `<p>${escapeXml(text)}</p>`)
  const body = `<article>
<p class="meta">${escapeXml(sections[story.section])}</p>
<h1>${escapeXml(story.title)}</h1>
<p class="meta">${escapeXml(words.by)} ${escapeXml(story.author)} · <time datetime="${writeIso(story.publishedAt, outlet.timeZone)}">${writeDay(story.publishedAt, outlet.timeZone, outlet.locale)}</time></p>
${opening}
<figure><img src="${base}/images/${story.number}.svg" alt="" width="640" height="360"></figure>
${rest.join('\n')}
</article>
<aside><h2>${escapeXml(words.alsoRead)}</h2>
<ul>
${listOthers(front, story)}
</ul></aside>`
  return writeFrame(front, `${story.title} – ${outlet.title}`, body, writeGraph(front, story))
}

function listOthers(front: Front, story: PressStory): string {
  return front.stories
    .filter((other) => other !== story)
    .slice(0, 3)
    .map(
      (other) =>
        `<li><a href="${escapeXml(addressOf(front, other.path))}">${escapeXml(other.title)}</a></li>`,
    )
    .join('\n')
}

function writeGraph(front: Front, story: PressStory): string {
  const url = escapeXml(addressOf(front, story.path))
  return `<link rel="canonical" href="${url}">
<meta name="description" content="${escapeXml(story.summary)}">
<meta name="author" content="${escapeXml(story.author)}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeXml(story.title)}">
<meta property="og:description" content="${escapeXml(story.summary)}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${front.base}/images/${story.number}.svg">
<meta property="article:published_time" content="${writeIso(story.publishedAt, front.outlet.timeZone)}">
`
}
