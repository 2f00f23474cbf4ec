/** New stories told by the list while the switcher stands over it with 5,000 sources, beside the same list alone; and how soon it opens. */
import type { Page } from 'puppeteer-core'
import type { FilBrowser } from '../support/fil-browser.ts'
import { compareTimes, type Figure, findMedian, limit } from './figure.ts'
import { openWholePanel, prepareMeasuring, withStored } from './stored-browser.ts'

const sources = 5_000
const stories = 20_000
const rounds = 9

export function measureSwitching(): Promise<Figure[]> {
  return withStored({ stories }, async (fil) => {
    const press = await followMany(fil)
    const panel = await openWholePanel(fil)
    await prepareMeasuring(panel)
    const [alone, under, opening]: number[][] = [[], [], []]
    // The first round warms up.
    for (let round = 0; round <= rounds; round += 1) {
      const told = await timeTelling(press, panel)
      const opened = await panel.evaluate(openSwitcher)
      const toldUnder = await timeTelling(press, panel)
      await panel.keyboard.press('Escape')
      if (round === 0) continue
      alone?.push(told)
      under?.push(toldUnder)
      opening?.push(opened)
    }
    const [floor, value, opened] = [alone, under, opening].map((times) => findMedian(times ?? []))
    return [
      compareTimes(
        `new stories told under ${sources} views ÷ without`,
        value as number,
        floor as number,
        'ms',
      ),
      limit(`switcher of ${sources} views painted`, opened as number, 'ms'),
    ]
  })
}

/** The page that writes stories. */
async function followMany(fil: FilBrowser): Promise<Page> {
  const page = await fil.openPage('fill')
  await page.waitForFunction(() => 'follow' in globalThis)
  await page.evaluate((count, now) => globalThis.follow(count, now), sources, Date.now())
  return page
}

/** From the moment at which they are stored to that at which the panel has painted their number. */
async function timeTelling(press: Page, panel: Page): Promise<number> {
  await panel.bringToFront()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const painted = panel.evaluate(async () => {
    const readTotal = () => document.querySelector('.unread-total')?.textContent
    const before = readTotal()
    await window.until(() => readTotal() !== before)
    await window.painted()
    return performance.timeOrigin + performance.now()
  })
  const stored = await press.evaluate(async () => {
    await window.write()
    return performance.timeOrigin + performance.now()
  })
  return (await painted) - stored
}

/** Runs in the panel. */
async function openSwitcher(): Promise<number> {
  const startedAt = performance.now()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', bubbles: true }))
  await window.until(() => document.querySelector('.switcher .source') !== null)
  await window.painted()
  return performance.now() - startedAt
}
