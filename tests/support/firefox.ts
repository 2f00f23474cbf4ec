/** Drives a Firefox that has the extension installed. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { type ColorScheme, type Driver, type Launch, makeEnvironment, nameLocale } from './driver.ts'
import { readGeckoId } from './profile.ts'
import { waitFor } from './wait.ts'

export interface FirefoxDriver extends Driver {
  /** Runs an expression in the browser's own window, where the toolbar and the sidebar are elements. */
  runInWindow(expression: string): Promise<unknown>
}

export async function startFirefox(launch: Launch): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: launch.executable,
    headless: launch.headless,
    userDataDir: launch.profile.data,
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1280', '--height=800'],
    extraPrefsFirefox: listPreferences(launch),
    env: makeEnvironment(launch),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

export async function driveFirefox(browser: Browser, { profile }: Launch): Promise<FirefoxDriver> {
  const id = await browser.installExtension(profile.extension)
  const runInWindow = (expression: string) => runInBrowserWindow(browser, expression)
  const background = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`
  return {
    browser,
    extensionId: id,
    origin,
    runInWindow,
    openTab: () => browser.newPage(),
    goTo,
    setColorScheme: async (scheme, pages) => {
      await runInWindow(`Services.prefs.setIntPref('${schemePreference}', ${schemeValues[scheme]})`)
      for (const page of pages) await waitForScheme(page, scheme)
    },
    // The driver knows no page that an extension has opened.
    closeWelcome: () =>
      waitFor(() => runInWindow(closeWelcomeTab), { timeoutMs: 15_000, saying: 'the welcome page' }).then(
        () => undefined,
      ),
    isWorkerRunning: async () => (await runInWindow(`${background}.backgroundState`)) === 'running',
    stopWorker: async () =>
      void (await runInWindow(`${background}.terminateBackground().then(() => undefined)`)),
  }
}

/** Firefox names the storage after this, so that a profile that is kept finds it again. */
const uuid = '7d2f4c1e-93a8-4b5e-8f60-2a1c0d9e7b34'
const origin = `moz-extension://${uuid}`

/** Runs in the browser's own window; true where the tab was there. */
const closeWelcomeTab = `(() => {
  const tab = gBrowser.tabs.find((one) => one.linkedBrowser.currentURI.spec === '${origin}/welcome.html')
  if (tab) gBrowser.removeTab(tab)
  return tab !== undefined
})()`

const schemePreference = 'layout.css.prefers-color-scheme.content-override'
const schemeValues: Record<ColorScheme, number> = { dark: 0, light: 1 }

function listPreferences({ language, colorScheme, profile, saysYes }: Launch): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [readGeckoId(profile.extension)]: uuid }),
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    // Debian's languages for Firefox are such add-ons.
    'extensions.installDistroAddons': true,
    'intl.locale.requested': nameLocale(language),
    'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
    [schemePreference]: schemeValues[colorScheme],
    ...(saysYes && { 'extensions.webextOptionalPermissionPrompts': false }),
  }
}

/** Firefox never reports the load of an extension's page to its driver, so we ask the page. */
async function goTo(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: [] })
  await waitFor(
    () => page.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url),
    { timeoutMs: 15_000, saying: `${url} to load` },
  )
}

/** Firefox tells its pages a moment later, and its driver sometimes never that a page was closed. */
async function waitForScheme(page: Page, scheme: ColorScheme): Promise<void> {
  const hasScheme = () =>
    page.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme)
  const hasSchemeOrIsGone = () =>
    hasScheme().catch((error: Error) => {
      if (/no such frame/.test(error.message)) return true
      throw error
    })
  await waitFor(hasSchemeOrIsGone, { saying: `the ${scheme} colours` })
}

interface Tree {
  result: { contexts: { context: string }[] }
}

interface Evaluation {
  result:
    | { type: 'success'; result: { value?: unknown } }
    | { type: 'exception'; exceptionDetails: { text: string } }
}

/** Puppeteer has no call for the window itself, but its connection speaks the protocol that has. */
async function runInBrowserWindow(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as {
    connection: { send<T>(method: string, parameters: object): Promise<T> }
  }
  const tree = await connection.send<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome' })
  const context = tree.result.contexts[0]?.context
  const { result } = await connection.send<Evaluation>('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
  })
  if (result.type === 'exception') throw new Error(`Firefox's window: ${result.exceptionDetails.text}`)
  return result.result.value
}
