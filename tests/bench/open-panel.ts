/** Navigation to first headline painted: panel and popup ÷ a static extension page that holds the same rows as HTML. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { removeFolder } from '../support/keeper.ts'
import { showAll } from '../support/read-list.ts'
import { extendBuild } from './extended-build.ts'
import { compareTimes, type Figure, findMedian } from './figure.ts'

const builtPanel = fileURLToPath(new URL('../../.output/chrome-mv3/sidepanel.html', import.meta.url))
const size = { width: 400, height: 580 }
const stored = 1000
const rounds = 15

export async function measureOpening(): Promise<Figure[]> {
  const now = Date.now()
  const body = await withFilled({}, now, drawWholeList)
  return withFilled({ static: writeStaticPage(body) }, now, async (fil) => {
    const page = await fil.openPage('static', size)
    const times = await timeInTurn(page, fil.driver.origin, ['sidepanel', 'popup', 'static'])
    const floor = findMedian(times.static as number[])
    return ['sidepanel', 'popup'].map((name) => {
      const value = findMedian(times[name] as number[])
      return compareTimes(`${name} to first headline, ${stored} stored ÷ static page`, value, floor, 'ms')
    })
  })
}

/** Runs `work` in a Chromium whose Fil holds the invented rows, with extra pages. */
async function withFilled<T>(
  pages: Record<string, string>,
  now: number,
  work: (fil: FilBrowser) => Promise<T>,
): Promise<T> {
  const extensionDir = await extendBuild(['fill'], pages)
  const fil = await launchFil({ browser: 'chromium', allowedOrigins: [], extensionDir })
  try {
    const page = await fil.openPage('fill')
    await page.waitForFunction(() => 'fill' in window)
    await page.evaluate((count, now) => window.fill(count, now), stored, now)
    await page.close()
    return await work(fil)
  } finally {
    await fil.close()
    removeFolder(extensionDir)
  }
}

/** The panel's own drawing of all the rows. */
async function drawWholeList(fil: FilBrowser): Promise<string> {
  const page = await fil.openPage('sidepanel', size)
  await page.waitForSelector('.row')
  await showAll(page)
  return page.evaluate(() => {
    const rows = document.querySelectorAll('.row').length
    if (rows !== 1000) throw new Error(`The panel drew ${rows} of 1000 rows.`)
    return document.querySelector('.panel')?.outerHTML ?? ''
  })
}

function writeStaticPage(body: string): string {
  const styles = readFileSync(builtPanel, 'utf8')
    .match(/<link rel="stylesheet"[^>]*>/g)
    ?.join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${styles}</head><body>${body}</body></html>`
}

/** One opening of each page a round, so that a slow moment of the machine touches all; the first round warms up. */
async function timeInTurn(page: Page, origin: string, names: string[]): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]))
  await page.evaluateOnNewDocument(watchFirstHeadline)
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      await page.goto(`${origin}/${name}.html`)
      await page.waitForFunction(() => performance.getEntriesByName('first-headline').length > 0)
      const time = await page.evaluate(() => performance.getEntriesByName('first-headline')[0]?.startTime)
      if (round > 0) times[name]?.push(time ?? Number.NaN)
    }
  }
  return times
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
