/** The popup and the side panel as Chromium itself shows them, and pictures of the whole screen with all of it. */
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'puppeteer-core'
import type { FilBrowser } from './fil-browser.ts'
import { findProgram, installPackages } from './packages.ts'
import { waitFor } from './wait.ts'

const run = promisify(execFile)

/** Clicks the toolbar's button over the page that is in front, and gives the popup. */
export async function openNativePopup(fil: FilBrowser): Promise<Page> {
  const { browser, extensionId } = fil
  const extension = (await browser.extensions()).get(extensionId)
  const page = await findFrontPage(fil)
  return catchNative(fil, 'popup', async () => extension?.triggerAction(page))
}

/** Opens the side panel by the extension's own right, without the popup. */
export async function openNativePanel(fil: FilBrowser): Promise<Page> {
  return catchNative(fil, 'sidepanel', () => fil.evaluate(openPanelHere))
}

/** The native page of that name which `act` opens; what stood open before does not count. */
export async function catchNative(
  { browser, driver }: FilBrowser,
  name: 'popup' | 'sidepanel',
  act: () => Promise<unknown>,
): Promise<Page> {
  const before = new Set(browser.targets())
  const appearing = browser.waitForTarget(
    (target) => !before.has(target) && target.url().startsWith(`${driver.origin}/${name}.html`),
    { timeout: 10_000 },
  )
  await Promise.all([act(), appearing])
  const page = await (await appearing).asPage()
  await waitFor(() => page.evaluate(() => innerWidth > 0), { saying: `the ${name} to be laid out` })
  return page
}

/** Takes a picture of the screen, once nothing moves on it any more. */
export async function captureScreen({ display, tidy }: FilBrowser, file: string): Promise<void> {
  if (!display) throw new Error('A picture of the screen needs a browser with a window: headless: false.')
  await installPackages('ImageMagick', ['imagemagick'])
  const program = findProgram('import')
  if (!program) throw new Error('No picture can be taken: install ImageMagick (its command "import").')
  await tidy()
  const screen = ['-display', display, '-window', 'root']
  const look = async () => {
    const options = { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 } as const
    return (await run(program, [...screen, 'rgb:-'], options)).stdout
  }
  await waitUntilStill(look)
  mkdirSync(dirname(file), { recursive: true })
  await run(program, [...screen, file])
}

async function findFrontPage({ browser, driver }: FilBrowser): Promise<Page> {
  const pages = await browser.pages()
  const front = pages.find((page) => !page.url().startsWith(driver.origin)) ?? (await browser.newPage())
  await front.bringToFront()
  return front
}

/** Runs in the browser. What a driver evaluates counts as a reader's gesture there. */
async function openPanelHere(): Promise<void> {
  const { id } = await chrome.windows.getCurrent()
  await chrome.sidePanel.open({ windowId: id })
}

declare const chrome: {
  windows: { getCurrent(): Promise<{ id: number }> }
  sidePanel: { open(where: { windowId: number }): Promise<void> }
}

/** News may arrive for ever, so after three seconds the picture is taken all the same. */
async function waitUntilStill(look: () => Promise<Buffer>): Promise<void> {
  const giveUpAt = performance.now() + 3_000
  for (let before = await look(); performance.now() < giveUpAt; ) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const now = await look()
    if (now.equals(before)) return
    before = now
  }
}
