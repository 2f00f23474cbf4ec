/** Writes feeds that are right in every way but their size. */
import { writeHttpDate } from './dates.ts'
import type { Front } from './outlet.ts'
import { proseOf } from './prose.ts'
import { escapeXml } from './xml.ts'

/** Stories of 100 KB of text each, filled up with spaces to exactly so many bytes. */
export function writeHugeFeed(front: Front, bytes: number): Uint8Array {
  const paragraph = `<p>${escapeXml(proseOf[front.outlet.language].middles.join(' '))}</p>`
  const text = escapeXml(paragraph.repeat(Math.ceil(100_000 / Buffer.byteLength(paragraph))))
  const item = (nth: number): string =>
    `${writeItem(front, nth).replace('</item>', '')}<description>${text}</description></item>\n`
  const itemBytes = Buffer.byteLength(item(1_000_000))
  const items = Array.from({ length: Math.floor(bytes / itemBytes) }, (_, nth) => item(nth + 1)).join('')
  return padFeed(writeFeed(front, items), bytes)
}

/** At 100,000 still below 15 MB, so that it is their number alone that weighs. */
export function writeManyStories(front: Front, count: number): Uint8Array {
  const items = Array.from({ length: count }, (_, nth) => writeItem(front, nth + 1))
  return Buffer.from(writeFeed(front, items.join('')))
}

function writeItem({ base, changedAt }: Front, nth: number): string {
  const at = writeHttpDate(changedAt - nth * 1000)
  return `<item><title>Story number ${nth}</title><link>${base}/${nth}</link><pubDate>${at}</pubDate></item>`
}

function writeFeed({ outlet, base }: Front, items: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${escapeXml(outlet.title)}</title><link>${base}/</link>
${items}</channel></rss>`
}

function padFeed(feed: string, bytes: number): Uint8Array {
  const missing = bytes - Buffer.byteLength(feed)
  return Buffer.from(missing > 0 ? feed.replace('</channel>', `${' '.repeat(missing)}</channel>`) : feed)
}
