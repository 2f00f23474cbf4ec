/**
 * Navigation to first headline painted, beside a static extension page that holds the very rows that the panel draws as
 * HTML, and beside the same with a hundredth of the stories.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { FilBrowser } from '../support/fil-browser.ts'
import type { BrowserName } from '../support/find-browser.ts'
import { findBuild } from '../support/profile.ts'
import { compareTimes, type Figure, findMedian } from './figure.ts'
import { openWholePanel, size, withStored } from './stored-browser.ts'

const [many, few] = [100_000, 1_000]
const rounds = 15
/** Firefox is reported, not bound. */
const roundsInFirefox = 7
const mostOfStatic = 1.3
const mostOfFew = 1.15

export async function measureOpening(): Promise<Figure[]> {
  return [...(await measureInChromium()), ...(await measureInFirefox())]
}

async function measureInChromium(): Promise<Figure[]> {
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

async function measureInFirefox(): Promise<Figure[]> {
  const browser = 'firefox'
  const html = await withStored({ stories: few, browser }, drawPanel)
  const names = ['sidepanel', 'popup', 'static']
  const pages = { static: writeStaticPage(html, browser) }
  const early = { pages: names, run: watchFirstHeadline }
  return withStored({ stories: many, browser, pages, early }, async (fil) => {
    const times = await timeInTurn({ many: fil }, names, roundsInFirefox)
    return ['sidepanel', 'popup'].map((name) =>
      compareTimes(
        `${browser}: ${name} to first headline, ${many} stored ÷ static page`,
        findMedian(times(name, 'many')),
        findMedian(times('static', 'many')),
        'ms',
      ),
    )
  })
}

async function drawPanel(fil: FilBrowser): Promise<string> {
  const page = await openWholePanel(fil)
  return page.evaluate(() => document.querySelector('.panel')?.outerHTML ?? '')
}

function writeStaticPage(body: string, browser: BrowserName = 'chromium'): string {
  const styles = readFileSync(join(findBuild(browser), 'sidepanel.html'), 'utf8')
    .match(/<link rel="stylesheet"[^>]*>/g)
    ?.join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${styles}</head><body>${body}</body></html>`
}

type Stock = 'many' | 'few'

/** One opening of each page in each browser a round, so that a slow moment touches all; the first round warms up. */
async function timeInTurn(
  browsers: Partial<Record<Stock, FilBrowser>>,
  names: string[],
  count = rounds,
): Promise<(name: string, stock: Stock) => number[]> {
  const times = new Map<string, number[]>()
  const tabs = Object.entries(browsers).map(async ([stock, fil]) => {
    const page = await fil.openPage('static', size)
    // In Firefox the pages do so themselves.
    if (fil.driver.origin.startsWith('chrome')) await page.evaluateOnNewDocument(watchFirstHeadline)
    return { stock, page, driver: fil.driver }
  })
  for (let round = 0; round <= count; round += 1) {
    for (const name of names) {
      for (const { stock, page, driver } of await Promise.all(tabs)) {
        const time = await timeOpening(page, driver, name)
        const all = times.get(`${name} ${stock}`) ?? []
        if (round > 0) times.set(`${name} ${stock}`, [...all, time])
      }
    }
  }
  return (name, stock) => times.get(`${name} ${stock}`) ?? []
}

async function timeOpening(page: Page, driver: FilBrowser['driver'], name: string): Promise<number> {
  await driver.goTo(page, `${driver.origin}/${name}.html`)
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
