/** Takes the network away from Fil's worker and gives it back, as a train that enters a tunnel and leaves it. */
import type { FilBrowser } from './fil-browser.ts'
import type { FirefoxDriver } from './firefox.ts'

export async function setWorkerOffline(
  { browser, driver, sendMessage }: FilBrowser,
  offline: boolean,
): Promise<void> {
  if ('runInWindow' in driver) {
    await (driver as FirefoxDriver).runInWindow(
      `Services.io.manageOfflineStatus = false; Services.io.offline = ${offline}`,
    )
    return
  }
  // It wakes it where it sleeps.
  await sendMessage({ kind: 'repaint' })
  const worker = browser
    .targets()
    .find((target) => target.type() === 'service_worker' && target.url().startsWith(driver.origin))
  if (!worker) throw new Error('No worker runs.')
  const session = await worker.createCDPSession()
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
}
