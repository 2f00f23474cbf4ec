/** Muting a source from the list, seeing that it is, and hearing it again without the options page. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pressButton, readPanel } from '../support/read-list.ts'
import { openListStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let total: number

  beforeAll(async () => {
    ;({ stage, panel, total } = await openListStage(browser))
  })
  afterAll(() => stage?.close())

  const waitForUnread = (count: number) =>
    waitFor(async () => (await readPanel(panel)).unreadTotal === String(count), {
      saying: `${count} unread in the panel`,
    })

  test('a muted source stands muted among the views, uncounted, and is heard again from there', async () => {
    await panel.bringToFront()
    const source = await panel.$eval('.row .source', (name) => name.textContent ?? '')
    const choose = async (words: string) => {
      await (await panel.$('.row'))?.hover()
      await pressButton(panel, 'more')
      const item = await panel.waitForSelector(`::-p-xpath(//*[@role="menuitem"][contains(., "${words}")])`)
      await item?.click()
    }
    await choose('for an hour')
    await waitFor(async () => (await readPanel(panel)).stories.every((story) => story.source !== source), {
      saying: 'a list without the source',
    })
    await panel.click('.more-views')
    const line = await panel.waitForSelector('.switcher li.muted')
    expect(await line?.$eval('.name', (name) => name.textContent)).toBe(source)
    expect(await line?.$eval('.count', (count) => count.textContent)).toBe('')
    const unmute = await line?.$('.unmute')
    expect(await unmute?.evaluate((button) => button.textContent)).toMatch(/^\d+:\d\d\s[AP]M$/)
    await unmute?.click()
    await panel.waitForSelector('.switcher li.muted', { hidden: true })
    await waitForUnread(total)
    expect(await panel.evaluate(() => document.activeElement?.querySelector('.name')?.textContent)).toBe(
      source,
    )
    // What has ended by itself or by other means cannot be undone any more.
    expect(await panel.$('.undo button')).toBeNull()

    // Its own list shows it all the same, and its menu has it heard again.
    await panel.keyboard.press('Enter')
    await waitFor(async () => (await readPanel(panel)).stories.every((story) => story.source === source), {
      saying: 'one source alone',
    })
    await choose('for a day')
    await waitFor(async () => (await readPanel(panel)).unreadTotal !== String(total), {
      saying: 'fewer unread',
    })
    await choose('Unmute')
    await waitForUnread(total)
    await waitFor(async () => (await stage.fil.badge()).text === String(total), {
      saying: 'all on the badge',
    })
    await panel.keyboard.press('g')
    await panel.waitForSelector('.switcher')
    await panel.keyboard.press('a')
    await waitFor(async () => (await readPanel(panel)).stories.some((story) => story.source !== source), {
      saying: 'all sources',
    })
  })
})
