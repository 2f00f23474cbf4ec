/** The demo: builds Fil, plays the press to it, and shows what it lists (`npm start [-- --once --firefox --json]`). */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from 'puppeteer-core'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { openNativePanel } from '../support/native.ts'
import { pressButton, readPanel, readWholePanel } from '../support/read-list.ts'
import { waitFor } from '../support/wait.ts'
import { type Listing, makePrinter } from './listing.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pictures = join(root, '.output/pictures')
const panelSize = { width: 400, height: 720 }
const publishEveryMs = 4_000
const refreshEveryMs = 5_000

const { once, firefox, json } = readOptions()
const browserName = firefox ? 'firefox' : 'chromium'
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
const started: { newsroom?: Newsroom; fil?: FilBrowser } = {}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0))
try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  await end(1)
}

async function run(): Promise<void> {
  tell('Building Fil…')
  await build()
  const newsroom = await startNewsroom()
  started.newsroom = newsroom
  const allowedOrigins = newsroom.sources.map((source) => new URL(source.url).origin)
  tell(`Opening ${firefox ? 'Firefox' : 'Chromium'}…`)
  const fil = await launchFil({ browser: browserName, headless: !hasDisplay, allowedOrigins })
  started.fil = fil
  for (const { url } of newsroom.sources) await fil.sendMessage({ kind: 'follow', address: url })
  const total = newsroom.sources.reduce((sum, { id }) => sum + newsroom.expectedStories(id).length, 0)
  const panel = await openPanelToWatch(fil)
  const first = await waitFor(
    async () => {
      const listing = await readListing(fil, panel, readWholePanel)
      return listing.stories.length >= total ? listing : undefined
    },
    { timeoutMs: 60_000, saying: `${total} headlines in the panel` },
  )
  const print = makePrinter(json)
  print(first)
  await takePictures(fil)
  if (once) return end(0)
  newsroom.startPublishing({ everyMs: publishEveryMs })
  tell('The newsroom goes on publishing. Ctrl-C ends it all.')
  await watch(fil, panel, print)
}

/** With a display the native panel stands beside the page; it lives in a target of its own, so a tab is what is read. */
async function openPanelToWatch(fil: FilBrowser): Promise<Page> {
  if (hasDisplay && !firefox) await openNativePanel(fil)
  return fil.openPage('sidepanel', panelSize)
}

async function watch(fil: FilBrowser, panel: Page, print: (listing: Listing) => void): Promise<void> {
  let shown = ''
  for (let refreshedAt = 0; fil.browser.connected; ) {
    if (Date.now() - refreshedAt > refreshEveryMs) {
      refreshedAt = Date.now()
      await pressButton(panel, 'refresh')
    }
    const listing = await readListing(fil, panel, readPanel)
    const now = JSON.stringify([listing.badge, listing.stories])
    if (now !== shown) print(listing)
    shown = now
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

async function readListing(fil: FilBrowser, panel: Page, read: typeof readPanel): Promise<Listing> {
  const [{ stories }, { text, title }] = await Promise.all([read(panel), fil.badge()])
  return { badge: text, tooltip: title, stories }
}

async function takePictures(fil: FilBrowser): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  for (const [name, size] of Object.entries({ popup: { width: 400, height: 580 }, sidepanel: panelSize })) {
    const page = await fil.openPage(name, size)
    await page.waitForSelector('.row')
    await page.screenshot({ path: join(pictures, `${name}.png`) as `${string}.png` })
    await page.close()
  }
  tell(`Pictures of popup and panel: ${relative(process.cwd(), pictures) || '.'}`)
}

function build(): Promise<void> {
  const command = join(root, 'node_modules/.bin/wxt')
  const child = spawn(command, ['build', '--browser', firefox ? 'firefox' : 'chrome'], { cwd: root })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed:\n${output}`))))
  })
}

function readOptions(): { once: boolean; firefox: boolean; json: boolean } {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({ options: { once: flag, firefox: flag, json: flag } }).values
  } catch {
    console.error('Usage: npm start -- [--once] [--firefox] [--json]')
    process.exit(1)
  }
}

/** Facts about the run go beside the list, so that the list alone can be piped on. */
function tell(words: string): void {
  console.error(words)
}

async function end(code: number): Promise<never> {
  await started.fil?.close().catch(() => undefined)
  await started.newsroom?.close()
  process.exit(code)
}
