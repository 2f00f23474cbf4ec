/**
 * Navigation to first headline painted, beside a static extension page that holds the very rows that the panel draws as
 * HTML, and beside the same with a hundredth of the stories.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import type { FilBrowser } from '../support/fil-browser.ts'
import { compareTimes, type Figure, findMedian } from './figure.ts'
import { openWholePanel, size, withStored } from './stored-browser.ts'

const builtPanel = fileURLToPath(new URL('../../.output/chrome-mv3/sidepanel.html', import.meta.url))
const [many, few] = [100_000, 1_000]
const rounds = 15
const mostOfStatic = 1.3
const mostOfFew = 1.15

export async function measureOpening(): Promise<Figure[]> {
  const html = await withStored({ stories: few }, drawPanel)
  const pages = { static: writeStaticPage(html) }
  return withStored({ stories: many, pages }, (large) =>
    withStored({ stories: few, pages }, async (small) => {
      const times = await timeInTurn({ many: large, few: small }, ['sidepanel', 'popup', 'static'])
      return ['sidepanel', 'popup'].flatMap((name) => [
        compareTimes(
          `${name} to first headline, ${many} stored ÷ static page`,
          findMedian(times(name, 'many')),
          findMedian(times('static', 'many')),
          'ms',
          mostOfStatic,
        ),
        compareTimes(
          `${name} to first headline, ${many} stored ÷ ${few} stored`,
          findMedian(times(name, 'many')),
          findMedian(times(name, 'few')),
          'ms',
          mostOfFew,
        ),
      ])
    }),
  )
}

async function drawPanel(fil: FilBrowser): Promise<string> {
  const page = await openWholePanel(fil)
  return page.evaluate(() => document.querySelector('.panel')?.outerHTML ?? '')
}

function writeStaticPage(body: string): string {
  const styles = readFileSync(builtPanel, 'utf8')
    .match(/<link rel="stylesheet"[^>]*>/g)
    ?.join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${styles}</head><body>${body}</body></html>`
}

type Stock = 'many' | 'few'

/** One opening of each page in each browser a round, so that a slow moment touches all; the first round warms up. */
async function timeInTurn(
  browsers: Record<Stock, FilBrowser>,
  names: string[],
): Promise<(name: string, stock: Stock) => number[]> {
  const times = new Map<string, number[]>()
  const tabs = Object.entries(browsers).map(async ([stock, fil]) => {
    const page = await fil.openPage('static', size)
    await page.evaluateOnNewDocument(watchFirstHeadline)
    return { stock, page, origin: fil.driver.origin }
  })
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      for (const { stock, page, origin } of await Promise.all(tabs)) {
        const time = await timeOpening(page, `${origin}/${name}.html`)
        const all = times.get(`${name} ${stock}`) ?? []
        if (round > 0) times.set(`${name} ${stock}`, [...all, time])
      }
    }
  }
  return (name, stock) => times.get(`${name} ${stock}`) ?? []
}

async function timeOpening(page: Page, url: string): Promise<number> {
  await page.goto(url)
  await page.waitForFunction(() => performance.getEntriesByName('first-headline').length > 0)
  const time = await page.evaluate(() => performance.getEntriesByName('first-headline')[0]?.startTime)
  // What a page does behind its first headline is not to disturb the next page's opening.
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  return time ?? Number.NaN
}

/** Runs in the page before anything of it: notes when the frame that holds the first headline has been painted. */
function watchFirstHeadline(): void {
  const look = () => {
    if (!document.querySelector('.row .headline')) return void requestAnimationFrame(look)
    const channel = new MessageChannel()
    channel.port1.onmessage = () => performance.mark('first-headline')
    requestAnimationFrame(() => channel.port2.postMessage(undefined))
  }
  requestAnimationFrame(look)
}
