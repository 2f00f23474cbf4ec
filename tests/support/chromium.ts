/** Drives a Chromium that has the extension installed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { type ColorScheme, type Driver, type Launch, makeEnvironment, nameLocale } from './driver.ts'
import { waitFor } from './wait.ts'

export async function startChromium(launch: Launch): Promise<Browser> {
  pinToToolbar(launch)
  return puppeteer.launch({
    executablePath: launch.executable,
    headless: launch.headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: launch.profile.data,
    defaultViewport: null,
    args: listArguments(launch),
    // Its banner would stand in every picture.
    ignoreDefaultArgs: ['--enable-automation'],
    env: makeChromiumEnvironment(launch),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

export async function driveChromium(browser: Browser, { profile }: Launch): Promise<Driver> {
  const extensionId = await browser.installExtension(profile.extension)
  const origin = `chrome-extension://${extensionId}`
  const findWorkers = () =>
    browser
      .targets()
      .filter((target) => target.type() === 'service_worker' && target.url().startsWith(origin))
  return {
    browser,
    extensionId,
    origin,
    // A tab in the foreground would close a popup that is open.
    openTab: () => browser.newPage({ background: true }),
    goTo: async (page, url) => void (await page.goto(url)),
    setColorScheme: emulateColorScheme,
    closeWelcome: async () => {
      const page = await waitFor(
        async () => (await browser.pages()).find((one) => one.url().startsWith(`${origin}/welcome.html`)),
        { timeoutMs: 15_000, saying: 'the welcome page' },
      )
      await page.close()
    },
    isWorkerRunning: async () => findWorkers().length > 0,
    stopWorker: async (page) => {
      const session = await page.createCDPSession()
      const statuses: string[] = []
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        statuses.push(...versions.map(({ runningStatus }) => runningStatus))
      })
      await session.send('ServiceWorker.enable')
      const wasRunning = findWorkers().length > 0
      await session.send('ServiceWorker.stopAllWorkers')
      // Its target says nothing: an event that waits starts the next worker at once, under the same one.
      await waitFor(() => !wasRunning || statuses.includes('stopped'), { saying: 'the worker to stop' })
      await session.detach()
    },
  }
}

export function listArguments({ language, colorScheme, headless, netLog }: Launch): string[] {
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--hide-crash-restore-bubble',
    '--window-position=0,0',
    '--window-size=1280,800',
    `--lang=${nameLocale(language)}`,
    `--accept-lang=${nameLocale(language)}`,
    ...(colorScheme === 'dark' ? ['--force-dark-mode'] : []),
    // Chromium refuses to run as root with its sandbox, and says so in a banner unless it is under test.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(headless ? [] : ['--test-type']),
    ...(netLog ? [`--log-net-log=${netLog}`] : []),
  ]
}

/** On Linux the language is the environment's; glib looks at LANGUAGE only where the locale is not plain C. */
export function makeChromiumEnvironment(launch: Launch): NodeJS.ProcessEnv {
  return { ...makeEnvironment(launch), LANGUAGE: launch.language, LC_ALL: 'C.UTF-8' }
}

async function emulateColorScheme(scheme: ColorScheme, pages: Iterable<Page>): Promise<void> {
  for (const page of pages) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
}

/** A new extension hides behind the puzzle piece, and its badge with it. */
function pinToToolbar({ profile }: Launch): void {
  const folder = join(profile.data, 'Default')
  const preferences = join(folder, 'Preferences')
  if (existsSync(preferences)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    preferences,
    JSON.stringify({ extensions: { pinned_extensions: [nameAfter(profile.extension)] } }),
  )
}

/** Chromium's id of an unpacked extension: half of the hash of its path, in the letters a to p. */
function nameAfter(path: string): string {
  const digits = createHash('sha256').update(path).digest('hex').slice(0, 32)
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
}
