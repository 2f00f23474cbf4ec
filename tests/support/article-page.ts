/** A browser with Fil and a page in it that reads articles as Fil's own pages do, under the manifest's own policy. */
import type { Page } from 'puppeteer-core'
import { extendBuild } from '../bench/extended-build.ts'
import { launchFil } from './browsers.ts'
import type { FilBrowser } from './fil-browser.ts'
import type { BrowserName } from './find-browser.ts'
import { removeFolder } from './keeper.ts'

export interface ArticlePage {
  fil: FilBrowser
  page: Page
  close(): Promise<void>
}

export async function openArticlePage(
  browser: BrowserName,
  allowedOrigins: string[] = [],
): Promise<ArticlePage> {
  const extensionDir = await extendBuild(['article'], {}, browser)
  try {
    const fil = await launchFil({ browser, allowedOrigins, extensionDir })
    const page = await fil.openPage('article', { width: 700, height: 900 })
    await page.waitForFunction(() => 'timeFloor' in window)
    return {
      fil,
      page,
      close: async () => {
        await fil.close()
        removeFolder(extensionDir)
      },
    }
  } catch (error) {
    removeFolder(extensionDir)
    throw error
  }
}
