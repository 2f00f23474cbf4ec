/** What a test can do with a browser that runs Fil: the same in Chromium and Firefox. */
import type { Browser, Page } from 'puppeteer-core'
import type { Browser as WebExtension } from 'webextension-polyfill'
import type { ColorScheme, Driver } from './driver.ts'
import type { Ending } from './ending.ts'

export interface Badge {
  text: string
  /** The tooltip. */
  title: string
  /** As in CSS, #rrggbb. */
  color: string
}

export interface Size {
  width: number
  height: number
}

export interface FilBrowser extends Ending {
  browser: Browser
  driver: Driver
  extensionId: string
  /** The screen that its window is on, where it has one. */
  display: string | undefined
  /** Opens `popup`, `sidepanel`, `options`, or with a query `reader?story=3`, in a tab. */
  openPage(name: string, size?: Size): Promise<Page>
  /** Changes the colours of every page that is or will be open. */
  setColorScheme(scheme: ColorScheme): Promise<void>
  isWorkerRunning(): Promise<boolean>
  /** Ends the background worker as the browser does with an idle one; its next event starts it again. */
  stopWorker(): Promise<void>
  badge(): Promise<Badge>
  /** Sends to the worker as a page would, which wakes it, and gives its answer. */
  sendMessage(message: unknown): Promise<unknown>
  /** The web pages open in tabs, as far as the extension may see them. */
  openedTabs(): Promise<{ url: string; active: boolean }[]>
  /** Runs a function with the extension's rights and storage, in a page that runs none of its code. */
  evaluate: Page['evaluate']
  /** Closes the tab in which `evaluate` works, as before a picture; the next call opens it again. */
  tidy(): Promise<void>
}

export function operate(
  driver: Driver,
  ending: Ending,
  display: string | undefined,
  firstScheme: ColorScheme,
): FilBrowser {
  const { browser, origin, extensionId } = driver
  const opened = new Set<Page>()
  let scheme = firstScheme
  let quiet: Promise<Page> | undefined
  const openTab = async (path: string, size?: Size) => {
    const page = await driver.openTab()
    opened.add(page)
    page.once('close', () => opened.delete(page))
    if (size) await page.setViewport(size)
    await driver.setColorScheme(scheme, [page])
    await driver.goTo(page, `${origin}/${path}`)
    return page
  }
  const forgetQuietPage = () => {
    quiet = undefined
  }
  const openQuietPage = () => {
    if (quiet) return quiet
    quiet = openTab('manifest.json')
    quiet.then((page) => page.once('close', forgetQuietPage), forgetQuietPage)
    return quiet
  }
  const evaluate: Page['evaluate'] = (work, ...given) =>
    openQuietPage().then((page) => page.evaluate(work, ...given))
  return {
    browser,
    driver,
    extensionId,
    display,
    evaluate,
    openPage: async (name, size) => {
      const page = await openTab(name.replace(/^[^?#]+/, '$&.html'), size)
      await page.bringToFront()
      return page
    },
    setColorScheme: async (next) => {
      scheme = next
      await driver.setColorScheme(next, opened)
    },
    isWorkerRunning: () => driver.isWorkerRunning(),
    stopWorker: async () => driver.stopWorker(await openQuietPage()),
    badge: () => evaluate(readBadge),
    sendMessage: (message) => evaluate(sendToWorker, message),
    openedTabs: () => evaluate(listTabs, origin),
    tidy: async () => {
      const page = await quiet
      forgetQuietPage()
      await page?.close()
    },
    ...ending,
  }
}

/** What follows runs in the browser; both know the interface under this name there. */
declare const chrome: WebExtension

async function readBadge(): Promise<Badge> {
  const [text, title, color] = await Promise.all([
    chrome.action.getBadgeText({}),
    chrome.action.getTitle({}),
    chrome.action.getBadgeBackgroundColor({}),
  ])
  const parts = Array.from(color).slice(0, 3)
  return { text, title, color: `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}` }
}

function sendToWorker(message: unknown): Promise<unknown> {
  return chrome.runtime.sendMessage(message)
}

async function listTabs(origin: string): Promise<{ url: string; active: boolean }[]> {
  const tabs = await chrome.tabs.query({})
  return tabs
    .map(({ url, pendingUrl, active }) => ({ url: url || pendingUrl || '', active }))
    .filter(({ url }) => url.startsWith('http') && !url.startsWith(origin))
}
