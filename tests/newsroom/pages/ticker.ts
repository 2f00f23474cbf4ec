/** Writes a page that lists clock times beside headlines, newest first, then one story told in full. */
import { writeClock } from '../dates.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'
import { writeFrame } from './frame.ts'

export function writeTicker(front: Front): string {
  const { outlet, stories, lead } = front
  const { words } = proseOf[outlet.language]
  const body = `<nav><a href="?rubrique=une">À la une</a> <a href="?rubrique=videos">Vidéos</a></nav>
<ul class="fil">
${stories.map((story) => writeLine(front, story)).join('\n')}
</ul>
<p class="suivez"><a href="?reseaux">${escapeXml(words.follow)}</a></p>
${lead ? writeLead(front, lead) : ''}`
  return writeFrame(front, outlet.title, body)
}

/** Addresses are relative, as pages have them. */
function writeLine(front: Front, { title, publishedAt, path }: PressStory): string {
  const clock = writeClock(publishedAt, front.outlet.timeZone)
  return `<li><time>${clock}</time><a href="${escapeXml(relate(front, path))}">${escapeXml(title)}</a></li>`
}

function writeLead(front: Front, { title, paragraphs, path }: PressStory): string {
  return `<section class="une">
<h2><a href="${escapeXml(relate(front, path))}">${escapeXml(title)}</a></h2>
${paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('\n')}
</section>`
}

function relate({ base }: Front, path: string): string {
  return new URL(base + path).pathname
}
