/** An article of 200 KB opened for reading ÷ Readability and DOMPurify alone on the same page, in a real browser. */
import { openArticlePage } from '../support/article-page.ts'
import { compareTimes, type Figure, findMedian, limit } from './figure.ts'

const rounds = 15
const mostOfFloor = 1.3
const mostWhenStored = 50

export async function measureArticle(): Promise<Figure[]> {
  const { page, close } = await openArticlePage('chromium')
  try {
    const html = writePage(200_000)
    const times = { read: [] as number[], floor: [] as number[], again: [] as number[] }
    for (let round = -3; round < rounds; round += 1) {
      const took = await page.evaluate((given) => window.timeReading(given, 'https://press.example/a'), html)
      if (round >= 0) for (const name of ['read', 'floor', 'again'] as const) times[name].push(took[name])
    }
    const size = `${Math.round(html.length / 1000)} KB`
    return [
      compareTimes(
        `article read ÷ Readability + DOMPurify, ${size}`,
        findMedian(times.read),
        findMedian(times.floor),
        'ms',
        mostOfFloor,
      ),
      limit(`stored article opened, ${size}`, findMedian(times.again), 'ms', mostWhenStored),
    ]
  } finally {
    await close()
  }
}

/**
 * Paragraphs, a third of them with a link, headings and pictures, in a frame of menus. Addresses are whole, so that the
 * libraries alone keep the same links: those that they resolve against a page of Fil they drop.
 */
function writePage(length: number): string {
  const link = (nth: number) => `<a href="https://press.example/tag/${nth}?utm_source=x">links</a>`
  const paragraph = (nth: number) =>
    `<p class="c-text">Paragraph ${nth}: the ferry of Port Lorne, which ${nth % 3 === 0 ? link(nth) : 'links'} the two halves of the town, crossed the bay in <strong>twelve minutes</strong>, and nobody on the quay looked up from the herons, the bread or the timetable.</p>`
  const figure = (nth: number) =>
    `<figure><img data-src="https://press.example/images/${nth}.jpg" alt=""><figcaption>Picture ${nth}, taken from the quay.</figcaption></figure>`
  const menu = Array.from(
    { length: 80 },
    (_, nth) => `<li><a href="https://press.example/s/${nth}">Section ${nth}</a></li>`,
  ).join('')
  const parts: string[] = []
  for (let nth = 0, sum = 0; sum < length; nth += 1) {
    const part = nth % 12 === 11 ? `<h2>Part ${nth}</h2>${figure(nth)}` : paragraph(nth)
    parts.push(part)
    sum += part.length
  }
  return `<!doctype html><html lang="en"><head><title>Ferry</title></head><body><nav><ul>${menu}</ul></nav><article><h1>Ferry</h1>${parts.join('\n')}</article><footer><ul>${menu}</ul></footer></body></html>`
}
