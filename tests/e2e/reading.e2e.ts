/** Reading on by keys alone: views, marks, saving, and undo that outlasts the popup. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
  beforeEach(() => panel.bringToFront())

  const press = async (...keys: string[]) => {
    for (const key of keys) await panel.keyboard.press(key as 'j')
  }
  const badge = async () => (await stage.fil.badge()).text
  const waitForBadge = (text: string) =>
    waitFor(async () => (await badge()) === text, { saying: `the badge to tell "${text}"` })
  /** The headline whose row has the focus. */
  const readFocused = () =>
    panel.evaluate(() => document.activeElement?.querySelector('.headline')?.textContent ?? '')
  const waitForFocus = (title: string | undefined) =>
    waitFor(async () => (await readFocused()) === title, { saying: `the focus on "${title}"` })
  const waitForTotal = (count: number) =>
    waitFor(async () => (await readPanel(panel)).unreadTotal === String(count), {
      saying: `${count} unread in the panel`,
    })

  test('j, k, Home, End and the arrows walk the list from end to end', async () => {
    const { stories } = await readPanel(panel)
    await press('j')
    await waitForFocus(stories[0]?.title)
    await press('j')
    await waitForFocus(stories[1]?.title)
    await press('ArrowDown')
    await waitForFocus(stories[2]?.title)
    await press('k')
    await waitForFocus(stories[1]?.title)
    await press('End')
    const position = () =>
      panel.evaluate(() => document.activeElement?.closest('.row')?.getAttribute('aria-posinset'))
    await waitFor(async () => (await position()) === String(total), { saying: 'the last row' })
    await press('PageUp')
    await waitFor(async () => Number(await position()) < total - 3, { saying: 'a page up' })
    await press('Home')
    await waitForFocus(stories[0]?.title)
  })

  test('the search that is opened right after a step keeps the focus', async () => {
    await panel.evaluate(async () => {
      const press = (key: string) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      press('j')
      press('/')
      for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame)
    })
    expect(await panel.evaluate(() => document.activeElement?.matches('.search input'))).toBe(true)
    await press('Escape')
    await panel.waitForSelector('.search', { hidden: true })
    await press('Home')
    await waitForFocus((await readPanel(panel)).stories[0]?.title)
  })

  test('m marks a row read and unread, s saves it, and each is undone by u, one after the other', async () => {
    await press('m')
    await waitForBadge(String(total - 1))
    await waitForTotal(total - 1)
    await press('s')
    await panel.waitForSelector('.row.selected.saved')
    await press('u')
    await panel.waitForSelector('.row.selected:not(.saved)')
    await press('u')
    await waitForBadge(String(total))
    await waitForTotal(total)
  })

  test('g and a letter choose a view, and the saved view holds what was saved alone', async () => {
    await press('s')
    await panel.waitForSelector('.row.selected.saved')
    const saved = await readFocused()
    await press('g')
    await panel.waitForSelector('.switcher')
    await press('s')
    await waitFor(async () => (await readPanel(panel)).stories.length === 1, { saying: 'the saved view' })
    expect((await readPanel(panel)).stories[0]?.title).toBe(saved)
    await press('g')
    await panel.waitForSelector('.switcher')
    await press('a')
    await waitFor(async () => (await readPanel(panel)).stories.length > 3, { saying: 'the view of all' })
  })

  test('each source is a view of its own, with its unread count', async () => {
    const [source] = stage.newsroom.sources
    await press('g')
    await panel.waitForSelector('.switcher')
    const views = await panel.$$eval('.switcher button', (buttons) =>
      buttons.map((button) => [
        button.querySelector('.name')?.textContent,
        button.querySelector('.count')?.textContent,
      ]),
    )
    expect(views.map(([name]) => name)).toEqual([
      'Unread',
      'All',
      'Saved',
      ...stage.newsroom.sources.map(({ title }) => title).sort((one, other) => one.localeCompare(other)),
    ])
    expect(views[0]?.[1]).toBe(String(total))
    const expected = stage.newsroom.expectedStories(source?.id as string).length
    expect(views.find(([name]) => name === source?.title)?.[1]).toBe(String(expected))
    await panel.evaluate((title) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.switcher button')]
      buttons.find((button) => button.textContent?.includes(title))?.click()
    }, source?.title as string)
    await waitFor(
      async () => (await readPanel(panel)).stories.every((story) => story.source === source?.title),
      { saying: 'the stories of one source' },
    )
    await press('g')
    await panel.waitForSelector('.switcher')
    await press('a')
    await waitFor(
      async () => (await readPanel(panel)).stories.some((story) => story.source !== source?.title),
      { saying: 'the view of all' },
    )
  })

  test('a story that is read in the unread view stays where it is until the view is left', async () => {
    await press('g')
    await panel.waitForSelector('.switcher')
    await press('u')
    await waitFor(async () => (await readPanel(panel)).stories.length > 3, { saying: 'the unread stories' })
    await press('Home')
    const title = (await readPanel(panel)).stories[0]?.title
    await waitFor(async () => (await readFocused()) === title, { saying: 'the first row to have the focus' })
    await press('m')
    await waitForTotal(total - 1)
    expect((await readPanel(panel)).stories[0]).toMatchObject({ title, unread: false })
    await press('g')
    await panel.waitForSelector('.switcher')
    await press('u')
    await waitFor(async () => (await readPanel(panel)).stories[0]?.title !== title, {
      saying: 'the story that was read to go',
    })
    await press('u')
    await waitForTotal(total)
  })

  test('all that was marked read at once is undone in a popup opened afterwards', async () => {
    await press('a')
    await waitForBadge('')
    await waitForTotal(0)
    await panel.waitForSelector('.empty')
    await panel.close()
    const popup = await stage.fil.openPage('popup', { width: 400, height: 580 })
    await popup.waitForSelector('.undo button')
    expect(await popup.$eval('.undo', (line) => line.textContent)).toContain(`${total} marked as read`)
    await popup.click('.undo button')
    await waitForBadge(String(total))
    await popup.close()
    panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row')
    await waitForTotal(total)
  })

  test('a source that is muted for an hour is neither listed nor counted until that is undone', async () => {
    await press('g')
    await panel.waitForSelector('.switcher')
    await press('a')
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    await press('Home')
    await waitFor(readFocused, { saying: 'a row to have the focus' })
    const [first] = (await readPanel(panel)).stories
    const { id } = stage.newsroom.sources.find(({ title }) => title === first?.source) as { id: string }
    const count = stage.newsroom.expectedStories(id).length
    await pressButton(panel, 'more')
    const mute = await panel.waitForSelector('::-p-xpath(//*[@role="menuitem"][contains(., "for an hour")])')
    await mute?.click()
    await waitForBadge(String(total - count))
    await waitForTotal(total - count)
    expect((await readPanel(panel)).stories.some(({ source }) => source === first?.source)).toBe(false)
    await panel.click('.undo button')
    await waitForBadge(String(total))
    await waitForTotal(total)
  })

  test('the sheet of keys names every key, and Escape closes it', async () => {
    await press('?')
    await panel.waitForSelector('dialog[open] .keys')
    const keys = await panel.$$eval('dialog kbd', (all) => all.map((key) => key.textContent))
    expect(keys).toEqual(expect.arrayContaining(['j', 'k', 'o', 'b', 'm', 's', 'u', 'a', 'g', '/', 'r', '?']))
    await press('Escape')
    await waitFor(async () => !(await panel.$('dialog[open]')), { saying: 'the sheet to close' })
  })
})
