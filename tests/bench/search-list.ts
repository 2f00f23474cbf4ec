/** A key in the search box to results painted, over 100,000 stories: with nobody else at work, and while a poll writes. */
import type { Page } from 'puppeteer-core'
import type { FilBrowser } from '../support/fil-browser.ts'
import { type Figure, findMedian, limit } from './figure.ts'
import { openWholePanel, prepareMeasuring, withStored } from './stored-browser.ts'

const stories = 100_000
const mostMedian = 50
const mostAt95 = 100
/** As often as a poll of changed sources commits one. */
const writeEveryMs = 100
/** What people type, a key at a time: a common word, a rare one, two words, Arabic, a phrase. */
const queries = ['port', 'tempête 4012', 'marché agrumes', 'أمطار', '"harbour library"', 'les -port']

export async function measureSearching(): Promise<Figure[]> {
  return [...(await measureInChromium()), ...(await measureInFirefox())]
}

/** Reported, not bound, and with nobody else at work. */
function measureInFirefox(): Promise<Figure[]> {
  return withStored({ stories, browser: 'firefox' }, async (fil) => {
    const page = await openWholePanel(fil)
    await prepareMeasuring(page)
    return report('nobody else at work', await typeAll(page)).map(({ name, value, unit }) =>
      limit(`firefox: ${name}`, value, unit),
    )
  })
}

function measureInChromium(): Promise<Figure[]> {
  return withStored({ stories }, async (fil) => {
    const page = await openWholePanel(fil)
    await prepareMeasuring(page)
    const quiet = await typeAll(page)
    const writing = await whilePollWrites(fil, page, () => typeAll(page))
    return [...report('nobody else at work', quiet), ...report('while a poll writes', writing)]
  })
}

function report(when: string, times: number[]): Figure[] {
  const sorted = [...times].sort((one, other) => one - other)
  const at95 = sorted[Math.floor(sorted.length * 0.95)] as number
  return [
    limit(`key in the search box → results painted, ${when}: median`, findMedian(times), 'ms', mostMedian),
    limit(`key in the search box → results painted, ${when}: 95th of 100`, at95, 'ms', mostAt95),
  ]
}

async function typeAll(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < 2; round += 1) times.push(...(await page.evaluate(typeQueries, queries)))
  return times
}

/** Sources that bring twenty stories each, one transaction after the other, as a poll does. */
async function whilePollWrites<T>(fil: FilBrowser, page: Page, work: () => Promise<T>): Promise<T> {
  const writer = await fil.openPage('fill')
  await writer.waitForFunction(() => 'write' in window)
  // Only the page in front is painted; timers of the one behind would be held up.
  await page.bringToFront()
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      await writer.evaluate(() => window.write())
      await new Promise((resolve) => setTimeout(resolve, writeEveryMs))
    }
  })()
  try {
    return await work()
  } finally {
    isOver = true
    await writing
    await writer.close()
  }
}

/** Runs in the page. The words of all stories are read when the box opens, before anybody has typed. */
async function typeQueries(queries: string[]): Promise<number[]> {
  const times: number[] = []
  for (const query of queries) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
    await window.until(() => !!document.querySelector('.search input'))
    const field = document.querySelector<HTMLInputElement>('.search input') as HTMLInputElement
    const type = (value: string) => {
      field.value = value
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
    type('a')
    await window.until(() => document.querySelector('.found')?.textContent !== '')
    for (let length = 1; length <= query.length; length += 1) {
      const before = document.querySelector('.length')?.getAttribute('data-listed')
      const startedAt = performance.now()
      type(query.slice(0, length))
      await window.painted()
      const isListed = () => document.querySelector('.length')?.getAttribute('data-listed') !== before
      // Some keys, such as a quote or a space, ask for nothing else than what is listed already.
      if (/[\p{L}\p{N}]$/u.test(query.slice(0, length))) await window.until(isListed)
      times.push(performance.now() - startedAt)
      await window.pause(120)
    }
    document.querySelector<HTMLElement>('.search button')?.click()
    await window.until(() => !document.querySelector('.search'))
  }
  return times
}
