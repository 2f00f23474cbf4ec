/** The popup, the sidebar and the questions as Firefox itself shows them, which no driver reaches. */
import type { FilBrowser } from './fil-browser.ts'
import type { FirefoxDriver } from './firefox.ts'
import { waitFor } from './wait.ts'

/** Puts the button, and with it the badge, on the toolbar; a new extension's hides in a menu. */
export async function pinFirefoxButton(fil: FilBrowser): Promise<void> {
  await runInWindow(fil, `CustomizableUI.addWidgetToArea('${writeElementId(fil)}-browser-action', 'nav-bar')`)
}

export async function openFirefoxPopup(fil: FilBrowser): Promise<void> {
  await runInWindow(
    fil,
    `ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
      .ExtensionParent.apiManager.global
      .browserActionFor(WebExtensionPolicy.getByID('${fil.extensionId}').extension)
      .openPopup(window).then(() => undefined)`,
  )
}

export async function openFirefoxSidebar(fil: FilBrowser): Promise<void> {
  await runInWindow(
    fil,
    `SidebarController.show('${writeElementId(fil)}-sidebar-action').then(() => undefined)`,
  )
}

/** Presses the toolbar's button as a key of the reader's would, over the tab that is in front: that gives leave to read it. */
export async function pressFirefoxButton(fil: FilBrowser): Promise<void> {
  await runInWindow(
    fil,
    `ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
      .ExtensionParent.apiManager.global
      .browserActionFor(WebExtensionPolicy.getByID('${fil.extensionId}').extension)
      .triggerAction(window)`,
  )
}

/** Answers Firefox's own question for leave with a press of its button, once Firefox takes one for meant. */
export async function answerFirefoxQuestion(fil: FilBrowser, answer: 'allow' | 'deny'): Promise<string> {
  const read = `(PopupNotifications.panel.state === 'open' &&
    PopupNotifications.panel.querySelector('popupnotification'))`
  await waitFor(() => runInWindow(fil, `Boolean(${read})`), { timeoutMs: 10_000, saying: 'Firefox to ask' })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const asked = await runInWindow(fil, `${read}.textContent + ' ' + ${read}.getAttribute('label')`)
  await runInWindow(fil, `${read}.${answer === 'allow' ? 'button' : 'secondaryButton'}.click()`)
  return String(asked)
}

/** Runs a function in the popup that is open, as given the window of its page; undefined where none is open. */
export function runInFirefoxPopup<T>(fil: FilBrowser, work: (page: Window) => T): Promise<T | undefined> {
  return runInWindow(fil, `(${askPopup})(${JSON.stringify(String(work))})`) as Promise<T | undefined>
}

/** Presses what stands at that selector in the popup with a mouse, as Firefox takes it from the system. */
export async function clickInFirefoxPopup(fil: FilBrowser, selector: string): Promise<void> {
  const find = `(page) => Boolean(page.document.querySelector(${JSON.stringify(selector)}))`
  await waitFor(() => runInWindow(fil, `(${askPopup})(${JSON.stringify(find)})`), {
    timeoutMs: 10_000,
    saying: `${selector} in the popup`,
  })
  const press = `(page) => {
    const button = page.document.querySelector(${JSON.stringify(selector)})
    button.scrollIntoView({ block: 'nearest' })
    const { left, top, width, height } = button.getBoundingClientRect()
    for (const type of ['mousedown', 'mouseup']) {
      const [x, y] = [left + width / 2, top + height / 2]
      if (page.synthesizeMouseEvent) page.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 })
      else page.windowUtils.sendMouseEvent(type, x, y, 0, 1, 0)
    }
  }`
  await runInWindow(fil, `(${askPopup})(${JSON.stringify(press)})`)
}

/** Runs in the browser's own window. The popup's page is in another process, which only such a script reaches. */
const askPopup = `(work) => new Promise((resolve, reject) => {
  const view = document.querySelector('browser[webextension-view-type="popup"]')
  if (!view) return resolve(undefined)
  const name = 'fil-test-' + Math.random()
  // A page that goes meanwhile answers never.
  setTimeout(resolve, 1_000)
  view.messageManager.addMessageListener(name, ({ data }) =>
    'fault' in data ? reject(new Error(data.fault)) : resolve(data.value))
  const script = '(async () => { try { sendAsyncMessage(' + JSON.stringify(name) + ', { value: await (' + work +
    ')(content) }) } catch (error) { sendAsyncMessage(' + JSON.stringify(name) + ', { fault: String(error) }) } })()'
  view.messageManager.loadFrameScript('data:text/javascript,' + encodeURIComponent(script), false)
})`

/** From now on notes whatever the extension asks the web for. */
export async function watchFirefoxRequests(fil: FilBrowser): Promise<void> {
  await runInWindow(
    fil,
    `(() => {
      window.filAsked = []
      Services.obs.addObserver((subject) => {
        const { loadInfo, URI } = subject.QueryInterface(Ci.nsIHttpChannel)
        const { loadingPrincipal, triggeringPrincipal } = loadInfo
        const isOurs = [loadingPrincipal, triggeringPrincipal].some((one) => one?.addonId === '${fil.extensionId}')
        // A story that is opened in a tab is the reader's own visit.
        if (isOurs && loadInfo.externalContentPolicyType !== Ci.nsIContentPolicy.TYPE_DOCUMENT) window.filAsked.push(URI.spec)
      }, 'http-on-modify-request')
    })()`,
  )
}

export async function readFirefoxRequests(fil: FilBrowser): Promise<string[]> {
  return JSON.parse(String(await runInWindow(fil, 'JSON.stringify(window.filAsked)')))
}

/** Firefox writes an extension's id into its elements' ids in this form. */
function writeElementId({ extensionId }: FilBrowser): string {
  return extensionId.toLowerCase().replace(/[^a-z0-9_-]/g, '_')
}

async function runInWindow({ driver }: FilBrowser, expression: string): Promise<unknown> {
  if (!isFirefox(driver)) throw new Error('Only Firefox has these.')
  return driver.runInWindow(expression)
}

function isFirefox(driver: FilBrowser['driver']): driver is FirefoxDriver {
  return 'runInWindow' in driver
}
