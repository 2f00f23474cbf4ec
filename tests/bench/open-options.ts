/**
 * Navigation to the first of 1,000 sources painted on the options page, and to a key pressed then answered, beside a
 * static extension page that holds the very rows that are drawn first as HTML.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import type { FilBrowser } from '../support/fil-browser.ts'
import { compareTimes, type Figure, findMedian, limit } from './figure.ts'
import { withStored } from './stored-browser.ts'

const builtOptions = fileURLToPath(new URL('../../.output/chrome-mv3/options.html', import.meta.url))
const sources = 1_000
const stories = 10_000
const rounds = 11
const most = 200
const window = { width: 900, height: 900 }

export async function measureOptions(): Promise<Figure[]> {
  const html = await withStored({ stories }, drawOptions)
  return withStored({ stories, pages: { static: writeStaticPage(html) } }, async (fil) => {
    await followMany(fil)
    const page = await fil.openPage('static', window)
    await page.evaluateOnNewDocument(watchFirstSource)
    const [first, answered, floor]: number[][] = [[], [], []]
    // The first round warms up.
    for (let round = 0; round <= rounds; round += 1) {
      await page.goto(`${fil.driver.origin}/static.html`)
      const still = await readMark(page, 'first-source')
      await page.goto(`${fil.driver.origin}/options.html`)
      const [painted, key] = [await readMark(page, 'first-source'), await readMark(page, 'key-answered')]
      // What the page does behind its first rows is not to disturb the next one's opening.
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      if (round === 0) continue
      floor?.push(still)
      first?.push(painted)
      answered?.push(key)
    }
    const [opening, answer, still] = [first, answered, floor].map((times) => findMedian(times ?? [])) as [
      number,
      number,
      number,
    ]
    return [
      compareTimes(`options to first source, ${sources} followed ÷ static page`, opening, still, 'ms'),
      limit(`options to first source painted, ${sources} followed`, opening, 'ms', most),
      limit(`options to a key pressed answered, ${sources} followed`, answer, 'ms', most),
    ]
  })
}

async function followMany(fil: FilBrowser): Promise<void> {
  const page = await fil.openPage('fill')
  await page.waitForFunction(() => 'follow' in globalThis)
  await page.evaluate((count, now) => globalThis.follow(count, now), sources, Date.now())
  await page.close()
}

/** The page with no more rows than are drawn first. */
async function drawOptions(fil: FilBrowser): Promise<string> {
  await followMany(fil)
  const page = await fil.openPage('options', window)
  await page.waitForSelector('.sources > li:nth-child(45)')
  const html = await page.evaluate(() => {
    for (const row of [...document.querySelectorAll('.sources > li')].slice(40)) row.remove()
    return document.querySelector('main')?.outerHTML ?? ''
  })
  await page.close()
  return html
}

function writeStaticPage(body: string): string {
  const styles = readFileSync(builtOptions, 'utf8')
    .match(/<link rel="stylesheet"[^>]*>/g)
    ?.join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${styles}</head><body>${body}</body></html>`
}

async function readMark(page: Page, name: string): Promise<number> {
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, {}, name)
  return page.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN, name)
}

/** Runs in the page before anything of it: notes when the first source is painted, then presses a key and waits for it. */
function watchFirstSource(): void {
  const painted = (name: string, then?: () => void) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      performance.mark(name)
      then?.()
    }
    channel.port2.postMessage(undefined)
  }
  const when = (isTrue: () => boolean, act: () => void) => {
    const look = () => void (isTrue() ? act() : requestAnimationFrame(look))
    requestAnimationFrame(look)
  }
  const find = () => document.querySelector<HTMLElement>('.sources summary')
  when(
    () => !!find(),
    () =>
      painted('first-source', () => {
        const row = find()
        row?.focus()
        row?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
        when(
          () => document.activeElement !== row,
          () => painted('key-answered'),
        )
      }),
  )
}
