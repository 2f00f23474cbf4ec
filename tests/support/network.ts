/** Takes the network away from Fil's worker and gives it back, as a train that enters a tunnel and leaves it. */
import type { FilBrowser } from './fil-browser.ts'
import type { FirefoxDriver } from './firefox.ts'

/** Returns what gives it back. */
export async function takeNetwork({
  browser,
  driver,
  sendMessage,
}: FilBrowser): Promise<() => Promise<void>> {
  if ('runInWindow' in driver) {
    const { runInWindow } = driver as FirefoxDriver
    const set = (isOffline: boolean) =>
      runInWindow(`Services.io.manageOfflineStatus = false; Services.io.offline = ${isOffline}`)
    await set(true)
    return async () => void (await set(false))
  }
  // It wakes it where it sleeps.
  await sendMessage({ kind: 'repaint' })
  const worker = browser
    .targets()
    .find((target) => target.type() === 'service_worker' && target.url().startsWith(driver.origin))
  if (!worker) throw new Error('No worker runs.')
  const session = await worker.createCDPSession()
  await session.send('Network.enable')
  const set = (offline: boolean) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
  await set(true)
  return () => set(false).then(() => session.detach())
}
