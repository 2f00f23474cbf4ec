/** A feed with one long article in it that holds all that articles hold, and pages that keep their text back. */
import { readFileSync } from 'node:fs'
import type { Fault } from '../newsroom/fault.ts'

export const richTitle = 'All that a story holds'

/** At a site that nobody lets Fil read. */
export const strangeTitle = 'A story of a site that was not allowed'

const sentence =
  'The ferry that links the two halves of the town crossed the bay in twelve minutes, and nobody on the quay looked up.'

/** Long enough to come to the screen in pieces, its notes in the last. */
export const richText = [
  `<p>Paragraph 0 has a mark<sup id="fnref1"><a href="#fn1">1</a></sup> and another<sup><a href="#fn2">2</a></sup>. ${sentence}</p>`,
  '<p>It leads to <a href="https://аррӏе.com/a">apple.com</a> and to <a href="https://real.example/report">the report</a>.</p>',
  '<figure><iframe src="https://www.youtube-nocookie.com/embed/a1B2c3D4e5F" title="The launch"></iframe></figure>',
  '<h3>What it costs</h3><ul><li>A crossing: <b>2</b></li><li>A bicycle: <i>free</i></li></ul>',
  '<table><tr><th>Hour</th><th>Crossings</th></tr><tr><td>8</td><td>12</td></tr></table>',
  "<pre><code>if (tide &lt; 2) {\n\tawait ferry.leave({ quay: 'north', passengers: 140, bicycles: 32, captain: 'Ines' })\n}</code></pre><blockquote><p>Politely at first.</p></blockquote>",
  '<video src="https://films.example/tide.mp4"></video><audio src="https://films.example/tide.mp3"></audio>',
  ...Array.from({ length: 60 }, (_, nth) => `<p>Paragraph ${nth + 1} goes on. ${sentence} ${sentence}</p>`),
  '<figure><img src="https://pictures.example/far.png" alt="The quay at six" width="600" height="400"><figcaption>Seen from the ferry.</figcaption></figure>',
  '<hr><ol><li id="fn1">The first note. <a href="#fnref1">↩</a></li><li id="fn2"><p>The second note, without a way back.</p></li></ol>',
].join('\n')

/** An answer of the newsroom in place of a feed. */
export function writeRichFeed(home: string): Fault {
  const item = (title: string, link: string, text: string) =>
    `<item><title>${title}</title><link>${link}</link><pubDate>${new Date().toUTCString()}</pubDate><dc:creator>Ines Calder</dc:creator><description><![CDATA[${text}]]></description></item>`
  return {
    kind: 'bytes',
    contentType: 'application/rss+xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Rich Paper</title><link>${home}</link><language>en</language>${item(richTitle, `${home}rich?utm_source=feed`, richText)}${item(strangeTitle, 'https://strange.example/story', '')}</channel></rss>`,
  }
}

/** An answer in place of every page of an outlet. */
export function answerWith(fixture: string): Fault {
  const body = readFileSync(new URL(`../fixtures/articles/${fixture}.html`, import.meta.url))
  return { kind: 'bytes', body, contentType: 'text/html; charset=utf-8', everywhere: true }
}
