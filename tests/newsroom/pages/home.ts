/** Writes an outlet's front page: its headlines with their summaries, and no times. */
import { addressOf } from '../desk.ts'
import type { Front, PressStory } from '../outlet.ts'
import { proseOf } from '../prose.ts'
import { escapeXml } from '../xml.ts'
import { writeFrame } from './frame.ts'

export function writeHome(front: Front): string {
  const { outlet, stories } = front
  const { latest } = proseOf[outlet.language].words
  const cards = stories.slice(0, 12).map((story) => writeCard(front, story))
  const body = `<h1 class="meta">${escapeXml(latest)}</h1>\n${cards.join('\n')}`
  return writeFrame(front, `${outlet.title} – ${outlet.tagline}`, body)
}

function writeCard(front: Front, { title, summary, path }: PressStory): string {
  return `<article><h2><a href="${escapeXml(addressOf(front, path))}">${escapeXml(title)}</a></h2>
<p>${escapeXml(summary)}</p></article>`
}
