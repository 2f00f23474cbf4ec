/** Whom Fil's network traffic goes to, from install to reading: those that are followed, and nobody else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import { playPacks } from '../support/press-build.ts'
import { waitFor } from '../support/wait.ts'

test('every request that Fil makes, as Chromium itself notes them, is for a site that is followed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fil-silence-'))
  const netLog = join(folder, 'requests.json')
  const newsroom = await startNewsroom()
  try {
    const build = join(folder, 'build')
    playPacks('chromium', build, newsroom)
    const allowedOrigins = ['http://127.0.0.1']
    const fil = await launchFil({ browser: 'chromium', extensionDir: build, netLog, allowedOrigins })
    const { origin } = fil.driver
    const followed = newsroom.sources.slice(0, 6)
    try {
      const welcome = await fil.openPage('welcome', { width: 900, height: 800 })
      await (await welcome.waitForSelector('.demo .button'))?.click()
      await welcome.waitForSelector('.demo .button + .button')
      await welcome.$$eval('.pack label:not(.pack-name) input', (boxes) => {
        for (const box of boxes.slice(0, 6)) (box as HTMLInputElement).click()
      })
      await welcome.click('.begin .primary')
      await waitFor(
        () => welcome.$eval('.begin [role=status]', (line) => line.textContent === '6 of 6 sources'),
        { timeoutMs: 20_000, saying: 'all to be followed' },
      )
      await waitFor(
        () => newsroom.log.filter(({ path }) => path === '/favicon.ico').length >= followed.length,
        { timeoutMs: 20_000, saying: 'the icons to be asked for' },
      )
      const before = newsroom.log.length
      const panel = await fil.openPage('sidepanel', { width: 400, height: 700 })
      await panel.waitForSelector('.row')
      await panel.keyboard.press('r')
      await waitFor(() => newsroom.log.length >= before + followed.length, {
        timeoutMs: 20_000,
        saying: 'a round of checks',
      })
      // The driver waits for ever for the end of a click that has put another tab in front.
      await panel.$eval('.row a[href^="http:"]', (link) => (link as HTMLElement).click())
      for (const name of ['options', 'popup', 'tab']) {
        await (await fil.openPage(name)).waitForSelector('.sources, .row')
      }
    } finally {
      await fil.close()
    }
    const asked = readRequests(netLog, origin)
    expect(asked.length).toBeGreaterThan(2 * followed.length)
    const hosts = new Set(followed.map(({ url }) => new URL(url).host))
    expect([...new Set(asked.map((url) => new URL(url).host))].filter((host) => !hosts.has(host))).toEqual([])
  } finally {
    await newsroom.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

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
