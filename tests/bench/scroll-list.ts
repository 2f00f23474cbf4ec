/** The list at 100,000 stories: scrolled from top to end, its views switched, and the memory that it takes. */
import type { Page } from 'puppeteer-core'
import type { FilBrowser } from '../support/fil-browser.ts'
import type { BrowserName } from '../support/find-browser.ts'
import { compareTimes, type Figure, findMedian, limit } from './figure.ts'
import { openWholePanel, prepareMeasuring, size, withStored } from './stored-browser.ts'

const stories = 100_000
/** Rows a second. */
const speed = 4_000
const longestFrame = 50
const mostNodes = 1_500
const longestSwitch = 50
const mostHeap = 15

/** An empty page that loads what the panel loads before any of Fil's own, to tell what Fil itself takes. */
const emptyPage = '<!doctype html><title>empty</title><body><p>Empty</p></body>'

export async function measureScrolling(): Promise<Figure[]> {
  return [...(await measureIn('chromium')), ...(await measureIn('firefox'))]
}

function measureIn(browser: BrowserName): Promise<Figure[]> {
  return withStored({ stories, browser, pages: { empty: emptyPage } }, async (fil) => {
    const isBound = browser === 'chromium'
    // Before the panel, since pages of one extension share a heap.
    const floor = isBound ? await measureEmpty(fil) : 0
    const page = await openWholePanel(fil)
    await prepareMeasuring(page)
    const switches = await page.evaluate(switchViews)
    const scrolled = await page.evaluate(scrollThrough, speed)
    const name = (what: string) => `${browser}: ${what}`
    const figures = [
      limit(
        name('view switched → painted, median'),
        findMedian(switches),
        'ms',
        isBound ? longestSwitch : undefined,
      ),
      limit(
        name(`scroll at ${speed} rows/s: longest frame`),
        scrolled.longest,
        'ms',
        isBound ? longestFrame : undefined,
      ),
      limit(name('scroll: frames over 50 ms'), scrolled.slow, 'frames', isBound ? 0 : undefined),
      limit(name('scroll: median frame'), scrolled.median, 'ms'),
      limit(name('scroll: frames with a blank row'), scrolled.blank, 'frames', isBound ? 0 : undefined),
      limit(name('scroll: DOM nodes'), scrolled.nodes, 'nodes', isBound ? mostNodes : undefined),
    ]
    if (!isBound) return figures
    const own = await measureHeap(page)
    return [
      ...figures,
      limit(name('heap after scrolling to the end, over an empty page'), own - floor, 'MB', mostHeap),
      compareTimes(name('heap ÷ empty page'), own, floor, 'MB'),
    ]
  })
}

async function measureEmpty(fil: FilBrowser): Promise<number> {
  const page = await fil.openPage('empty', size)
  const heap = await measureHeap(page)
  await page.close()
  return heap
}

async function measureHeap(page: Page): Promise<number> {
  const session = await page.createCDPSession()
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

/** Runs in the page: from Unread to All and back; a view is there when all its rows are. */
async function switchViews(): Promise<number[]> {
  const [unread, all] = document.querySelectorAll<HTMLElement>('.view')
  const times: number[] = []
  for (let round = 0; round < 21; round += 1) {
    const tab = (round % 2 === 0 ? unread : all) as HTMLElement
    const startedAt = performance.now()
    tab.click()
    await window.painted()
    await window.until(
      () =>
        tab.hasAttribute('aria-current') &&
        !!document.querySelector('.row') &&
        !document.querySelector('.waiting'),
    )
    if (round > 0) times.push(performance.now() - startedAt)
    await window.pause(250)
  }
  return times
}

/** Runs in the page. A frame is looked at as it was painted, just before the next step. */
async function scrollThrough(speed: number) {
  const box = document.querySelector<HTMLElement>('.column')
  const first = document.querySelector<HTMLElement>('.row')
  if (!box || !first) throw new Error('There is no list.')
  const row = first.offsetHeight
  const frames: number[] = []
  let [blank, nodes] = [0, 0]
  const view = box.getBoundingClientRect()
  const startedAt = performance.now()
  for (let last = startedAt; box.scrollTop < box.scrollHeight - box.clientHeight - 1; ) {
    const now = await new Promise<number>((resolve) =>
      requestAnimationFrame(() => resolve(performance.now())),
    )
    frames.push(now - last)
    last = now
    const inView = [...document.querySelectorAll('.row')]
      .map((element) => ({ element, rect: element.getBoundingClientRect() }))
      .filter(({ rect }) => rect.bottom > view.top && rect.top < view.bottom)
    const covered = inView.reduce((sum, { rect }) => sum + rect.height, 0)
    const headings = 2 * 40
    const isBlank = inView.some(({ element }) => element.classList.contains('waiting'))
    if (isBlank || covered < view.height - headings) blank += 1
    nodes = Math.max(nodes, document.querySelectorAll('*').length)
    box.scrollTop = ((now - startedAt) / 1000) * speed * row
  }
  const sorted = frames.slice(1).sort((a, b) => a - b)
  return {
    longest: sorted.at(-1) as number,
    median: sorted[sorted.length >> 1] as number,
    slow: sorted.filter((frame) => frame > 50).length,
    blank,
    nodes,
  }
}
