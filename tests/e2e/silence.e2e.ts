/** Whom Fil's network traffic goes to, from install through a day of checks to reading: those that are followed, and nobody else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { readFirefoxRequests, watchFirefoxRequests } from '../support/native-firefox.ts'
import { playPacks } from '../support/press-build.ts'
import { waitForText } from '../support/read-article.ts'
import { waitFor } from '../support/wait.ts'

test.each(['chromium', 'firefox'] as const)(
  'every request that Fil makes, as %s itself notes them, is for a site that is followed',
  async (browser) => {
    const folder = mkdtempSync(join(tmpdir(), 'fil-silence-'))
    const netLog = join(folder, 'requests.json')
    const newsroom = await startNewsroom()
    try {
      const build = join(folder, 'build')
      playPacks(browser, build, newsroom)
      const wishes = {
        chromium: { netLog, allowedOrigins: ['http://127.0.0.1'] },
        firefox: { saysYes: true, allowedOrigins: [] },
      }
      const fil = await launchFil({ browser, extensionDir: build, ...wishes[browser] })
      const followed = newsroom.sources.slice(0, 6)
      let asked: string[] = []
      try {
        if (browser === 'firefox') await watchFirefoxRequests(fil)
        await beginWithPacks(fil, newsroom, followed.length)
        await useForADay(fil, newsroom, followed.length)
        if (browser === 'firefox') asked = await readFirefoxRequests(fil)
      } finally {
        await fil.close()
      }
      if (browser === 'chromium') asked = readRequests(netLog, fil.driver.origin)
      expect(asked.length).toBeGreaterThan(2 * followed.length)
      const hosts = new Set(followed.map(({ url }) => new URL(url).host))
      const strangers = asked.map((url) => new URL(url).host).filter((host) => !hosts.has(host))
      expect([...new Set(strangers)]).toEqual([])
    } finally {
      await newsroom.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

/** From the welcome page: the demo, then so many sources, until their icons are there too. */
async function beginWithPacks(fil: FilBrowser, newsroom: Newsroom, count: number): Promise<void> {
  const welcome = await fil.openPage('welcome', { width: 900, height: 800 })
  await (await welcome.waitForSelector('.demo .button'))?.click()
  await welcome.waitForSelector('.demo .button + .button')
  await welcome.$$eval(
    '.pack label:not(.pack-name) input',
    (boxes, count) => {
      for (const box of boxes.slice(0, count)) (box as HTMLInputElement).click()
    },
    count,
  )
  await welcome.click('.begin .primary')
  await waitFor(
    () =>
      welcome.$eval(
        '.begin [role=status]',
        (line, count) => line.textContent === `${count} of ${count} sources`,
        count,
      ),
    { timeoutMs: 20_000, saying: 'all to be followed' },
  )
  await waitFor(() => newsroom.log.filter(({ path }) => path === '/favicon.ico').length >= count, {
    timeoutMs: 20_000,
    saying: 'the icons to be asked for',
  })
}

/** Checks, a day of them where the worker's clock can be moved; reading; and every page of Fil. */
async function useForADay(fil: FilBrowser, newsroom: Newsroom, count: number): Promise<void> {
  const before = newsroom.log.length
  const panel = await fil.openPage('sidepanel', { width: 400, height: 700 })
  await panel.waitForSelector('.row')
  await panel.keyboard.press('r')
  await waitFor(() => newsroom.log.length >= before + count, {
    timeoutMs: 20_000,
    saying: 'a round of checks',
  })
  if (!('runInWindow' in fil.driver)) await passDay(fil, newsroom)
  await panel.bringToFront()
  await panel.waitForSelector('.row a[href^="http:"]')
  await panel.focus('.row a[href^="http:"]')
  await panel.keyboard.press('v')
  const article = await waitForText(panel)
  expect(article.text.length).toBeGreaterThan(100)
  await panel.keyboard.press('Escape')
  // The driver waits for ever for the end of a click that has put another tab in front.
  await panel.$eval('.row a[href^="http:"]', (link) => (link as HTMLElement).click())
  for (const name of ['options', 'popup', 'tab']) {
    await (await fil.openPage(name)).waitForSelector('.sources, .row')
  }
}

/** The worker's clock goes a day ahead, an hour at a time; at each hour it is woken as the browser wakes it. */
async function passDay(fil: FilBrowser, newsroom: Newsroom): Promise<void> {
  const target = await fil.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith(fil.driver.origin),
  )
  const worker = await target.worker()
  if (!worker) throw new Error('The worker has gone.')
  await worker.evaluate(() => {
    const readClock = Date.now.bind(Date)
    Object.assign(globalThis, { hoursAhead: 0 })
    Date.now = () => readClock() + (globalThis as unknown as { hoursAhead: number }).hoursAhead * 3_600_000
  })
  const polled: number[] = []
  for (let hour = 1; hour <= 24; hour += 1) {
    newsroom.publish()
    const before = newsroom.log.length
    await worker.evaluate((hours) => Object.assign(globalThis, { hoursAhead: hours }), hour)
    await fil.evaluate(ringAlarm, hour === 24 ? 'sweep' : 'round')
    await waitFor(async () => (await readChecked(fil)) >= Date.now() + (hour - 0.5) * 3_600_000, {
      timeoutMs: 20_000,
      saying: `the checks of hour ${hour}`,
    })
    polled.push(newsroom.log.length - before)
  }
  console.log(`requests in each hour of the day: ${polled.join(' ')}`)
  expect(polled.filter((count) => count > 0).length).toBeGreaterThan(20)
}

/** When the source was last checked that was so last. */
function readChecked(fil: FilBrowser): Promise<number> {
  return fil.evaluate(async () => {
    const opened = indexedDB.open('fil')
    await new Promise((resolve) => {
      opened.onsuccess = resolve
    })
    const all = opened.result.transaction('sources').objectStore('sources').getAll()
    await new Promise((resolve) => {
      all.onsuccess = resolve
    })
    opened.result.close()
    return Math.max(...all.result.map(({ checkedAt = 0 }: { checkedAt?: number }) => checkedAt))
  })
}

declare const chrome: { alarms: { create(name: string, when: object): Promise<void> } }

/** Runs in the browser: the worker's own alarm, now and then as before. */
async function ringAlarm(name: string): Promise<void> {
  await chrome.alarms.create(name, { when: Date.now() + 1, periodInMinutes: name === 'round' ? 1 : 1440 })
}

/** The addresses outside the extension that its worker or its pages asked for. */
function readRequests(file: string, origin: string): string[] {
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as {
    events: { params?: { url?: string; initiator?: string; method?: string } }[]
  }
  return events.flatMap(({ params }) =>
    params?.method && params.initiator === origin && params.url && /^(?:https?|wss?):/.test(params.url)
      ? [params.url]
      : [],
  )
}
