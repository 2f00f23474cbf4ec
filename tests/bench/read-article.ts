/** An article of 200 KB opened in the panel, until it is painted ÷ Readability and DOMPurify alone, in a real browser. */
import { openArticlePage } from '../support/article-page.ts'
import { waitFor } from '../support/wait.ts'
import { compareTimes, type Figure, findMedian, limit } from './figure.ts'

const rounds = 15
const mostOfFloor = 1.3
const mostWhenStored = 50

const address = 'https://press.example/a'

export async function measureArticle(): Promise<Figure[]> {
  const { fil, page, close } = await openArticlePage('chromium')
  try {
    const html = writePage(200_000)
    await page.evaluate((given, at) => window.storePage(given, at), html, address)
    const panel = await fil.openPage('sidepanel', { width: 400, height: 800 })
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    const times = { read: [] as number[], floor: [] as number[], again: [] as number[] }
    for (let round = -3; round < rounds; round += 1) {
      const id = await page.evaluate((given, at) => window.storePage(given, at), html, address)
      await panel.bringToFront()
      await panel.waitForSelector(`[data-id="${id}"] > a`)
      const read = await panel.evaluate(timeOpening, id)
      await waitFor(async () => (await page.evaluate((one) => window.findStored(one), id))?.article, {
        saying: 'the article to be kept',
      })
      const again = await panel.evaluate(timeOpening, id)
      const floor = await page.evaluate((given) => window.timeFloor(given), html)
      if (round < 0) continue
      times.read.push(read)
      times.again.push(again)
      times.floor.push(floor)
    }
    const size = `${Math.round(html.length / 1000)} KB`
    return [
      compareTimes(
        `article asked for → painted ÷ Readability + DOMPurify, ${size}`,
        findMedian(times.read),
        findMedian(times.floor),
        'ms',
        mostOfFloor,
      ),
      limit(`stored article asked for → painted, ${size}`, findMedian(times.again), 'ms', mostWhenStored),
    ]
  } finally {
    await close()
  }
}

/** Runs in the panel: from the key on a row until its text is painted; the list stands alone again by then. */
async function timeOpening(id: number): Promise<number> {
  const press = (target: Element, key: string) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  const waitUntil = (isDone: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isDone()) return
        observer.disconnect()
        resolve()
      }
      const observer = new MutationObserver(look)
      observer.observe(document, { subtree: true, childList: true, attributes: true })
      look()
    })
  const waitForPaint = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(undefined)
      }),
    )
  const link = document.querySelector<HTMLElement>(`[data-id="${id}"] > a`) as HTMLElement
  link.focus()
  // What shows articles is loaded by the first that points or presses a key.
  press(link, 'Shift')
  await new Promise((resolve) => setTimeout(resolve, 200))
  const startedAt = performance.now()
  press(link, 'v')
  await waitUntil(() => document.querySelector('.article-text > *') !== null)
  await waitForPaint()
  const took = performance.now() - startedAt
  await waitUntil(() => document.querySelector('.article-screen [aria-busy="true"]') === null)
  press(document.body, 'Escape')
  await waitUntil(() => document.querySelector('.article-screen') === null)
  return took
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
