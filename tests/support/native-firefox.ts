/** The popup and the sidebar as Firefox itself shows them: for pictures, since no driver reaches inside. */
import type { FilBrowser } from './fil-browser.ts'
import type { FirefoxDriver } from './firefox.ts'

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

/** Firefox writes an extension's id into its elements' ids in this form. */
function writeElementId({ extensionId }: FilBrowser): string {
  return extensionId.toLowerCase().replace(/[^a-z0-9_-]/g, '_')
}

async function runInWindow({ driver }: FilBrowser, expression: string): Promise<void> {
  if (!isFirefox(driver)) throw new Error('Only Firefox has these.')
  await driver.runInWindow(expression)
}

function isFirefox(driver: FilBrowser['driver']): driver is FirefoxDriver {
  return 'runInWindow' in driver
}
