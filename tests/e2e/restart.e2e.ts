/** After the browser was closed and opened again all is as it was, and no source is asked before it is due. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import { readEvidence } from '../support/evidence.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { readPanel } from '../support/read-list.ts'
import { followAll, openStage, openWholeList } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

test.each(['chromium', 'firefox'] as const)(
  'in %s a restart keeps sources, stories and what was read',
  async (browser) => {
    const profile = mkdtempSync(join(tmpdir(), 'fil-restart-'))
    const newsroom = await startNewsroom()
    const allowedOrigins = newsroom.sources.map((source) => new URL(source.url).origin)
    const launch = () => launchFil({ browser, profile, allowedOrigins, timeZone: 'Africa/Casablanca' })
    let running: FilBrowser | undefined
    try {
      const before = await launch()
      running = before
      const stage = { newsroom, fil: before, close: () => before.close() }
      await followAll(stage)
      const panel = await openWholeList(stage)
      const row = await panel.waitForSelector('.row.unread a')
      await row?.click({ button: 'middle' })
      const total = (await readPanel(panel)).stories.length
      await waitFor(async () => (await before.badge()).text === `${total - 1}`, {
        saying: 'one story to be read',
      })
      // A list of this height is drawn a moment after the badge.
      await waitFor(async () => (await panel.$$('.row:not(.unread)')).length === 1, {
        saying: 'the story to be drawn as read',
      })
      const kept = await readPanel(panel)
      await waitFor(async () => (await readEvidence(before)).unread === total - 1, {
        saying: 'what the badge tells to be stored',
      })
      await before.close()
      newsroom.clearLog()

      const after = await launch()
      running = after
      const reopened = await openWholeList({ newsroom, fil: after, close: () => after.close() })
      const found = await readPanel(reopened)
      expect(found.stories).toEqual(kept.stories)
      await waitFor(async () => (await after.badge()).text === `${total - 1}`, {
        saying: 'the badge to be painted again',
      })
      // The alarm of the minute comes once in this time, and finds nothing due.
      await new Promise((resolve) => setTimeout(resolve, 65_000))
      expect(newsroom.log.map((entry) => `${entry.outlet} ${entry.path}`)).toEqual([])
    } finally {
      await running?.close()
      await newsroom.close()
      rmSync(profile, { recursive: true, force: true })
    }
  },
)

test('pages that are open let go of the store when a newer Fil wants it, and load anew', async () => {
  const stage = await openStage({ browser: 'chromium' })
  try {
    await followAll(stage)
    for (const [name, shown] of [
      ['sidepanel', '.row-acts'],
      ['options', '.sources li'],
    ] as const) {
      const page = await stage.fil.openPage(name, { width: 400, height: 700 })
      await page.waitForSelector(shown)
      await page.evaluate(() => {
        document.documentElement.dataset.before = 'yes'
      })
      const isOpened = await stage.fil.evaluate(
        (version) =>
          new Promise((resolve) => {
            const request = indexedDB.open('fil', version)
            request.onsuccess = () => {
              request.result.close()
              resolve(true)
            }
          }),
        name === 'options' ? 9_999 : 9_998,
      )
      expect(isOpened, name).toBe(true)
      await page.waitForFunction(() => document.documentElement.dataset.before === undefined)
    }
  } finally {
    await stage.close()
  }
})
