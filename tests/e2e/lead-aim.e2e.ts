/** What comes on top of a list while somebody points at its rows: nothing moves then, and the list stands at its top afterwards. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chooseOnTop, readLead, waitForLead } from '../support/read-lead.ts'
import { pressButton, pressRefresh } from '../support/read-list.ts'
import { openListStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let total: number

  beforeAll(async () => {
    ;({ stage, panel, total } = await openListStage(browser))
    await chooseOnTop(stage, 'nawras')
  })
  afterAll(() => stage?.close())
  beforeEach(() => panel.bringToFront())

  const refresh = async (): Promise<void> => {
    await pressRefresh(panel)
    total += 1
  }
  const waitForAll = () =>
    panel.waitForFunction(
      (count) => document.querySelector('.row')?.getAttribute('aria-setsize') === String(count),
      { timeout: 20_000 },
      total,
    )
  const readScrolled = () => panel.$eval('.column', (list) => Math.round(list.scrollTop))

  test('a newer story waits while somebody aims at a row below, and comes with the list at its top', async () => {
    const first = stage.newsroom.publish('nawras', { paragraphs: ['خبر قصير من الميناء.'] })
    await refresh()
    await waitForLead(panel, first.title)
    await panel.hover('.lead .byline')
    const second = stage.newsroom.publish('nawras')
    await refresh()
    await waitForAll()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await readLead(panel)).title).toBe(first.title)
    await panel.hover('.row[aria-posinset="2"]')
    const readRow = () =>
      panel.$eval('.row[aria-posinset="2"]', (row) => Math.round(row.getBoundingClientRect().top))
    const before = await readRow()
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect([await readRow(), (await readLead(panel)).title]).toEqual([before, first.title])
    await waitForLead(panel, second.title)
    expect(await readScrolled()).toBe(0)
  })

  test('where somebody aims below it rows keep their place, and the list is at its top again once nobody does', async () => {
    const { title } = await readLead(panel)
    await pressButton(panel, 'leadFold')
    await panel.waitForSelector('.lead.folded')
    await panel.mouse.move(200, 400)
    const readRows = () =>
      panel.$$eval('.row', (rows) =>
        rows
          .map(
            (row) => [row.querySelector('.headline')?.textContent, row.getBoundingClientRect().top] as const,
          )
          .filter(([, top]) => top > 200 && top < 500),
      )
    const before = await readRows()
    expect(before.length).toBeGreaterThan(2)
    stage.newsroom.publish('rasif')
    await refresh()
    await waitFor(
      async () => {
        await panel.mouse.move(200, 400 + (Date.now() % 2))
        return (await panel.$(`.row[aria-setsize="${total}"]`)) !== null
      },
      { timeoutMs: 20_000, saying: 'the story to come while the pointer moves' },
    )
    const after = new Map(await readRows())
    expect(await readScrolled()).toBeGreaterThan(0)
    for (const [headline, top] of before.slice(0, -1)) expect(after.get(headline), headline).toBe(top)
    await waitFor(async () => (await readScrolled()) === 0, { saying: 'the list at its top again' })
    // Until it has slid there.
    await new Promise((resolve) => setTimeout(resolve, 300))
    await pressButton(panel, 'leadUnfold')
    await waitForLead(panel, title)
    await panel.mouse.move(200, 10)
  })
})
