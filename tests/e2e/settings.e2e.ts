/** The reader's choices on the options page: each takes effect at once, in a list that is open beside it. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pressButton, readPanel } from '../support/read-list.ts'
import { openListStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let options: Page
  let total: number

  beforeAll(async () => {
    ;({ stage, panel, total } = await openListStage(browser))
    options = await stage.fil.openPage('options', { width: 900, height: 800 })
    await options.waitForSelector('.sources li')
  })
  afterAll(() => stage?.close())

  const choose = async (name: string, value: string) => {
    await options.bringToFront()
    await options.select(`#setting-${name}`, value)
  }
  const tick = async (selector: string) => {
    await options.bringToFront()
    await options.click(selector)
  }
  const waitForBadge = (text: string) =>
    waitFor(async () => (await stage.fil.badge()).text === text, { saying: `the badge to tell "${text}"` })
  const waitForUnread = (count: number) =>
    waitFor(async () => (await readPanel(panel)).unreadTotal === String(count), {
      saying: `${count} unread in the panel`,
    })
  const paper = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('color-scheme'))
  const sizeOf = (page: Page, selector: string) =>
    page.$eval(selector, (element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const openedUrl = async (url: string) =>
    waitFor(async () => (await stage.fil.openedTabs()).find((tab) => tab.url === url), {
      saying: `a tab with ${url}`,
    })

  test('density and size change the open list, and the size the options page too', async () => {
    const height = () => panel.$eval('.row', (row) => row.getBoundingClientRect().height)
    const before = await height()
    await choose('density', 'compact')
    await waitFor(async () => (await height()) < before, { saying: 'lower rows' })
    await choose('density', 'cosy')
    await waitFor(async () => (await height()) > before, { saying: 'higher rows' })
    await choose('textPercent', '130')
    await waitFor(async () => (await sizeOf(panel, '.headline')) > 18, { saying: 'larger headlines' })
    await waitFor(async () => (await sizeOf(options, '.setting label')) > 18, { saying: 'larger settings' })
  })

  test('the theme is worn by both pages, and by the next one from its first moment', async () => {
    await choose('theme', 'dark')
    for (const page of [panel, options]) {
      await waitFor(async () => (await paper(page)) === 'dark', { saying: 'a dark page' })
    }
    const popup = await stage.fil.openPage('popup', { width: 400, height: 580 })
    expect(await paper(popup)).toBe('dark')
    await popup.close()
  })

  test('the usual comes back with one button, which then is gone', async () => {
    await options.bringToFront()
    const button = await options.waitForSelector('.settings > .button')
    await button?.click()
    await waitFor(async () => (await paper(panel)) === 'light dark', { saying: 'the system’s colours' })
    await waitFor(async () => !(await options.$('.settings > .button')), { saying: 'no button' })
    expect(await options.$eval('#setting-density', (select) => (select as HTMLSelectElement).value)).toBe(
      'normal',
    )
    expect(await options.evaluate(() => document.activeElement?.id)).toBe('settings')
  })

  test('a setting is found by any of its words, and goes back to the usual by itself', async () => {
    await choose('density', 'compact')
    await options.type('#find-setting', 'cosy')
    await waitFor(async () => (await options.$$('[aria-labelledby=settings] .setting')).length === 1, {
      saying: 'one setting',
    })
    await options.click('[aria-labelledby=settings] .reset')
    await waitFor(async () => !(await options.$('[aria-labelledby=settings] .reset')), {
      saying: 'the usual density',
    })
    expect(await options.$eval('#setting-density', (select) => (select as HTMLSelectElement).value)).toBe(
      'normal',
    )
    expect(await options.evaluate(() => document.activeElement?.id)).toBe('setting-density')
    await options.click('#find-setting', { count: 3 })
    await options.keyboard.press('Backspace')
    await waitFor(async () => (await options.$$('[aria-labelledby=settings] .setting')).length > 5, {
      saying: 'all settings',
    })
  })

  test('a story younger than an hour shows its age where that is chosen', async () => {
    const told = stage.newsroom.publish(stage.newsroom.sources[0]?.id)
    await panel.bringToFront()
    await pressButton(panel, 'refresh')
    const find = async () => (await readPanel(panel)).stories.find(({ title }) => title === told.title)
    await waitFor(find, { timeoutMs: 20_000, saying: 'the new story' })
    total += 1
    expect((await find())?.time).toMatch(/^\d+:\d\d\s[AP]M$/)
    await tick('#setting-ages')
    await waitFor(async () => /^\d+ min$/.test((await find())?.time ?? ''), { saying: 'its age' })
    await tick('#setting-ages')
    await waitFor(async () => /[AP]M$/.test((await find())?.time ?? ''), { saying: 'its time' })
  })

  test('a click and Enter open stories where that is chosen for each', async () => {
    await choose('click', 'background')
    await choose('middleClick', 'tab')
    await choose('enter', 'background')
    await panel.bringToFront()
    const [first, second, third] = (await readPanel(panel)).stories
    const rows = await panel.$$('.row > a')
    await rows[0]?.click()
    expect((await openedUrl(first?.url as string)).active).toBe(false)
    await rows[1]?.focus()
    await panel.keyboard.press('Enter')
    expect((await openedUrl(second?.url as string)).active).toBe(false)
    await rows[2]?.click({ button: 'middle' })
    expect((await openedUrl(third?.url as string)).active).toBe(true)
    total -= 3
    await waitForBadge(String(total))
  })

  test('a folder stands in the switcher with its unread count, and lists its sources alone', async () => {
    await openChoices(options)
    const source = await options.$eval('.sources li .name bdi', (name) => name.textContent)
    const field = await options.waitForSelector('.sources li input.folder')
    await field?.type('  Morning ')
    await options.keyboard.press('Enter')
    await waitFor(
      async () =>
        (await options.$$eval('.folder-head h3', (heads) => heads.map((head) => head.textContent))).includes(
          'Morning',
        ),
      { saying: 'the folder above the source' },
    )
    await panel.bringToFront()
    await panel.click('.more-views')
    const folder = await panel.waitForSelector('.switcher button.folder')
    expect(await folder?.$eval('.name', (name) => name.textContent)).toBe('Morning')
    const count = Number(await folder?.$eval('.count', (name) => name.textContent))
    await folder?.click()
    await waitFor(async () => (await readPanel(panel)).stories.every((story) => story.source === source), {
      saying: 'one source alone',
    })
    await panel.keyboard.press('g')
    await panel.waitForSelector('.switcher')
    await panel.keyboard.press('a')
    await waitFor(async () => (await readPanel(panel)).stories.some((story) => story.source !== source), {
      saying: 'all sources',
    })
    expect(count).toBeGreaterThan(0)

    // The same source, no longer counted, takes as many from the totals and stays in the list.
    await tick('.sources li .switch input')
    await waitForBadge(String(total - count))
    await waitForUnread(total - count)
    expect((await readPanel(panel)).stories.some((story) => story.source === source)).toBe(true)
    await tick('.sources li .switch input')
    await waitForBadge(String(total))
    await waitForUnread(total)
  })

  test('a muted source tells until when, and is heard again with one button', async () => {
    await panel.bringToFront()
    const first = await panel.$('.row')
    await first?.hover()
    await pressButton(panel, 'more')
    const mute = await panel.waitForSelector('::-p-xpath(//*[@role="menuitem"][contains(., "for a day")])')
    await mute?.click()
    await waitFor(async () => (await stage.fil.badge()).text !== String(total), { saying: 'fewer unread' })
    await options.bringToFront()
    await openChoices(options)
    const until = await options.waitForSelector('.mute option[value="muted"]')
    expect(await until?.evaluate((option) => option.textContent)).toMatch(/^Until \w+/)
    const muted = await until?.evaluateHandle((option) => option.parentElement as HTMLSelectElement)
    await muted?.select('')
    await waitForBadge(String(total))
  })

  test('what is scrolled past slowly is read in one act; what is leapt over is not', async () => {
    await tick('#setting-readByScroll')
    await panel.bringToFront()
    const scroll = (top: number) =>
      panel.$eval('.column', (list, top) => list.scrollTo({ top, behavior: 'instant' }), top)
    const rest = () => new Promise((resolve) => setTimeout(resolve, 900))
    await scroll(1_000_000)
    await rest()
    await scroll(0)
    await rest()
    await waitForBadge(String(total))
    const height = await panel.$eval('.row', (row) => row.getBoundingClientRect().height)
    const passed = (await readPanel(panel)).stories.slice(0, 4).filter(({ unread }) => unread).length
    for (const rows of [2, 4]) await scroll(height * (rows + 0.5))
    await waitForBadge(String(total - passed))
    await waitForUnread(total - passed)
    await (await panel.waitForSelector('.undo button'))?.click()
    await waitForBadge(String(total))
    await tick('#setting-readByScroll')
  })

  test('the badge counts what came since the last look, or nothing, and again all', async () => {
    await choose('badge', 'none')
    await waitForBadge('')
    await choose('badge', 'new')
    await waitForBadge('')
    stage.newsroom.publish(stage.newsroom.sources[1]?.id)
    // The panel stays behind, so that nobody looks.
    await panel.$eval('button[aria-label="Check all sources now"]', (button) =>
      (button as HTMLElement).click(),
    )
    await waitForBadge('1')
    await panel.bringToFront()
    await waitForBadge('')
    await choose('badge', 'unread')
    await waitForBadge(String(total + 1))
  })
})

async function openChoices(options: Page): Promise<void> {
  await options.bringToFront()
  await options.$$eval('.sources details', (all) => {
    for (const details of all) details.open = true
  })
  await options.waitForSelector('.source-details')
}
