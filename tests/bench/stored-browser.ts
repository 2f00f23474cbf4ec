/** A real browser whose Fil holds as many invented stories as wanted, for as long as they are measured. */
import type { Page } from 'puppeteer-core'
import { launchFil } from '../support/browsers.ts'
import { addEarlyScript } from '../support/early-script.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import type { BrowserName } from '../support/find-browser.ts'
import { removeFolder } from '../support/keeper.ts'
import { waitFor } from '../support/wait.ts'
import { extendBuild } from './extended-build.ts'

export const size = { width: 400, height: 580 }

interface Wanted {
  stories: number
  browser?: BrowserName
  /** Pages beside Fil's own, as HTML. */
  pages?: Record<string, string>
  /** Runs in these pages before all else. */
  early?: { pages: string[]; run: () => void }
}

export async function withStored<T>(wanted: Wanted, work: (fil: FilBrowser) => Promise<T>): Promise<T> {
  const { stories, browser = 'chromium', pages = {}, early } = wanted
  const extensionDir = await extendBuild(['fill'], pages, browser)
  if (early) addEarlyScript(extensionDir, early.pages, early.run)
  const fil = await launchFil({ browser, allowedOrigins: [], extensionDir })
  try {
    const page = await fil.openPage('fill')
    await page.waitForFunction(() => 'fill' in window)
    await page.evaluate((count, now) => window.fill(count, now), stories, Date.now())
    await page.close()
    return await work(fil)
  } finally {
    await fil.close()
    removeFolder(extensionDir)
  }
}

/** A panel that knows every story, and has gone quiet since. */
export async function openWholePanel(fil: FilBrowser, name = 'sidepanel'): Promise<Page> {
  const page = await fil.openPage(name, size)
  await waitFor(
    () =>
      page.evaluate(() => {
        const known = document.querySelector('.row')?.getAttribute('aria-setsize') ?? '-1'
        return known !== '-1'
      }),
    { timeoutMs: 60_000, saying: 'the whole list to be known' },
  )
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  return page
}

/** Adds to the page what the measurements in it use. */
export async function prepareMeasuring(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.painted = () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve()
          channel.port2.postMessage(undefined)
        })
      })
    window.until = async (isTrue) => {
      const startedAt = performance.now()
      while (!isTrue()) {
        if (performance.now() - startedAt > 20_000) throw new Error(`It never came true: ${isTrue}`)
        await window.painted()
      }
    }
    window.pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  })
}

declare global {
  interface Window {
    /** Ends when the next frame has been painted. */
    painted: () => Promise<void>
    /** Paints frames until it is true. */
    until: (isTrue: () => boolean) => Promise<void>
    pause: (ms: number) => Promise<void>
  }
}
