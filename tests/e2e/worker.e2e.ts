/** The worker's hard life in real Chromium: killed at any moment, and pressed from all sides. */
import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { readEvidence } from '../support/evidence.ts'
import { checkInvariants } from '../support/invariants.ts'
import { pressButton, readPanel } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

async function judge({ fil, newsroom }: Stage): Promise<string[]> {
  return checkInvariants({ ...(await readEvidence(fil)), log: newsroom.log })
}

async function waitForEndOfCheck(panel: Page): Promise<void> {
  await waitFor(async () => !/of \d+ sources/.test((await readPanel(panel)).footer), {
    timeoutMs: 60_000,
    everyMs: 250,
    saying: 'the check to end',
  })
}

test('a poll of 200 sources that is killed 20 times loses nothing and doubles nothing', async () => {
  const stage = await openStage(
    { browser: 'chromium' },
    { synthetic: { sources: 200, stories: 20, ports: 16 } },
  )
  try {
    await followAll(stage)
    const panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row')
    for (let kill = 0; kill < 20; kill += 1) {
      for (const { id } of stage.newsroom.sources) stage.newsroom.publish(id)
      await panel.bringToFront()
      await pressButton(panel, 'refresh')
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 700))
      await stage.fil.stopWorker()
      expect(await judge(stage), `after kill ${kill + 1}`).toEqual([])
    }
    await panel.bringToFront()
    await pressButton(panel, 'refresh')
    await waitForEndOfCheck(panel)
    expect(await judge(stage)).toEqual([])
    const { stories } = await readEvidence(stage.fil)
    expect(stories).toHaveLength(200 * (20 + 20))
    await waitFor(async () => (await stage.fil.badge()).text === '999+', {
      saying: 'the badge to be painted',
    })
  } finally {
    await stage.close()
  }
})

test('two panels, a popup and the worker that all ask at once make one request a source', async () => {
  const stage = await openStage({ browser: 'chromium' })
  try {
    await followAll(stage)
    const pages: Page[] = []
    for (const name of ['sidepanel', 'sidepanel', 'popup']) pages.push(await stage.fil.openPage(name))
    for (const page of pages) await page.waitForSelector('.row')
    for (const { id } of stage.newsroom.sources) stage.newsroom.publish(id)
    stage.newsroom.clearLog()
    await Promise.all([
      ...pages.map((page) =>
        page.$eval('header .tools button:nth-child(2)', (button) => (button as HTMLElement).click()),
      ),
      stage.fil.sendMessage({ kind: 'refresh' }),
    ])
    const asked = () => new Set(stage.newsroom.log.map((entry) => entry.outlet)).size
    await waitFor(() => asked() === stage.newsroom.sources.length, {
      timeoutMs: 20_000,
      saying: 'all to be asked',
    })
    await waitForEndOfCheck(pages[0] as Page)
    // A second round that was waiting would ask now.
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    for (const { id } of stage.newsroom.sources) expect(stage.newsroom.requestsFor(id), id).toHaveLength(1)
  } finally {
    await stage.close()
  }
})
