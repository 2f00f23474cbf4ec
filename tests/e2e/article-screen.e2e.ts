/** Reading a story over the list: opened, paged, left and gone on from by keys, and told kindly where it has no text. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listSource, readArticle, readFocused, waitForText } from '../support/read-article.ts'
import { pressButton, readPanel } from '../support/read-list.ts'
import { findOutlet, openListStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let total: number

  beforeAll(async () => {
    ;({ stage, panel, total } = await openListStage(browser))
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    await panel.bringToFront()
    if (await panel.$('.article-screen')) await leave()
  })

  const press = async (...keys: string[]) => {
    for (const key of keys) await panel.keyboard.press(key as 'j')
  }
  const outletOf = (id: string) => findOutlet(stage, id)
  /** Lists one source alone and goes to its newest story. */
  const showSource = (id: string) => listSource(panel, outletOf(id).title)
  const readFocusedRow = () => readFocused(panel)
  const readScreen = () => readArticle(panel)
  const waitForArticle = (title?: string) => waitForText(panel, title)
  const leave = async (key = 'Escape') => {
    await press(key)
    await waitFor(async () => !(await panel.$('.article-screen')), { saying: 'the list alone' })
  }
  const waitForRow = (title: string) =>
    waitFor(async () => (await readFocusedRow()) === title, { saying: `the focus on ${title}` })
  const readScroll = () => panel.$eval('.column', (list) => list.scrollTop)

  test.each(['Escape', 'Backspace', 'v'])(
    'v opens the selected story, which is read by then, and %s goes back to its row without moving the list',
    async (key) => {
      await showSource('remparts')
      await press('End', 'k', 'k')
      await waitFor(async () => (await readScroll()) > 200, { saying: 'the end of the list' })
      // What was selected last has the focus by then.
      await waitFor(() => panel.evaluate(() => document.activeElement?.matches('.row.selected > a')), {
        saying: 'the selected row to have the focus',
      })
      const [title, top] = [await readFocusedRow(), await readScroll()]
      await press('v')
      const { text, focused } = await waitForArticle(title)
      expect(focused).toBe(title)
      expect(text.length).toBeGreaterThan(400)
      expect(await panel.$eval('.panel', (list) => (list as HTMLElement).inert)).toBe(true)
      await leave(key)
      await waitForRow(title)
      expect(await readScroll()).toBe(top)
      expect((await readPanel(panel)).stories.find((story) => story.title === title)?.unread).toBe(false)
    },
  )

  test('j and k go on to the stories beside it, and back leads to the row of the last', async () => {
    await showSource('remparts')
    const { stories } = await readPanel(panel)
    await press('v')
    await waitForArticle(stories[0]?.title)
    await press('k')
    await press('j')
    await waitForArticle(stories[1]?.title)
    await press('j')
    expect((await waitForArticle(stories[2]?.title)).focused).toBe(stories[2]?.title)
    await press('k')
    await waitForArticle(stories[1]?.title)
    await leave()
    await waitForRow(stories[1]?.title as string)
    expect((await readPanel(panel)).stories.slice(0, 3).map(({ unread }) => unread)).toEqual([
      false,
      false,
      false,
    ])
  })

  test('m, s and u do in the article what they do in the list', async () => {
    await showSource('harbour-hill')
    await press('v')
    await waitForArticle()
    await press('s')
    await panel.waitForSelector('.article-bar .is-saved')
    await press('u')
    await panel.waitForSelector('.article-bar .is-saved', { hidden: true })
    await press('m')
    await panel.waitForSelector('.row.selected.unread')
    await press('m')
    await panel.waitForSelector('.row.selected:not(.unread)')
  })

  test('the space turns a page, and with the shift key one back', async () => {
    await showSource('remparts')
    await panel.setViewport({ width: 400, height: 360 })
    await press('v')
    await waitForArticle()
    const readTop = () => panel.$eval('.article-screen', (screen) => screen.scrollTop)
    await press(' ')
    await waitFor(async () => (await readTop()) > 100, { saying: 'a page on' })
    await panel.keyboard.down('Shift')
    await press(' ')
    await panel.keyboard.up('Shift')
    await waitFor(async () => (await readTop()) === 0, { saying: 'the page before' })
    await panel.setViewport({ width: 400, height: 700 })
  })

  test('a story of which the feed says little is read from its page, mirrored where that is Arabic', async () => {
    await showSource('rasif')
    const title = await readFocusedRow()
    await press('v')
    const { text, direction, language } = await waitForArticle(title)
    expect(text.length).toBeGreaterThan(400)
    expect([direction, language?.slice(0, 2)]).toEqual(['rtl', 'ar'])
  })

  test('the menu of a row opens it here, and the button goes back', async () => {
    await showSource('salt-wind')
    const title = await readFocusedRow()
    await pressButton(panel, 'more')
    const item = await panel.waitForSelector('::-p-xpath(//*[@role="menuitem"][.="Read here"])')
    await item?.click()
    await waitForArticle(title)
    await pressButton(panel, 'backToList')
    await waitForRow(title)
  })

  test('the sheet of keys over the article has those that work there, all in view, and Escape closes it alone', async () => {
    await showSource('remparts')
    await press('v')
    await waitForArticle()
    await press('?')
    await panel.waitForSelector('dialog[open] .keys')
    const keys = await panel.$$eval('dialog[open] .keys kbd', (all) => all.map((key) => key.textContent))
    expect(keys.join(' ')).toBe('j k Space Shift Space o b m s i c p u Esc Backspace v ?')
    const bottom = await panel.$$eval('dialog[open] .keys > div', (rows) =>
      rows.at(-1)?.getBoundingClientRect().bottom.toFixed(),
    )
    expect(Number(bottom)).toBeLessThan(700)
    await press('Escape')
    await panel.waitForSelector('dialog[open]', { hidden: true })
    expect(await panel.$('.article-screen')).not.toBeNull()
  })

  test('a page that is refused says so, shows what the feed says and offers the original', async () => {
    const { id } = outletOf('nawras')
    await showSource(id)
    const title = await readFocusedRow()
    stage.newsroom.setFault(id, { kind: 'status', status: 403, everywhere: true })
    await press('v')
    const told = await waitForArticle(title)
    expect(told.trouble).toMatch(/wants to see a person first/)
    expect(told.text).not.toBe('')
    stage.newsroom.setFault(id)
    const [original, again] = await panel.$$('.no-text button')
    expect(await original?.evaluate((button) => button.textContent)).toBe('Open the original')
    await again?.click()
    await waitFor(async () => (await readScreen()).text.length > 400, { saying: 'the text' })
    expect((await readScreen()).trouble).toBe('')
  })

  test('a page that is no more says so, and o opens the original', async () => {
    const { id } = outletOf('qafila')
    await showSource(id)
    const [story] = (await readPanel(panel)).stories
    stage.newsroom.setFault(id, { kind: 'status', status: 404, everywhere: true })
    await press('v')
    expect((await waitForArticle(story?.title)).trouble).toMatch(/is not there any more/)
    stage.newsroom.setFault(id)
    await press('o')
    await waitFor(async () => (await stage.fil.openedTabs()).some(({ url }) => url === story?.url), {
      saying: 'the original',
    })
  })

  test('size, letters and colours are chosen beside the article, at once and for the next', async () => {
    await showSource('remparts')
    await press('v')
    await waitForArticle()
    const readLooks = () =>
      panel.$eval('.article-screen', (screen) => {
        const { fontSize, fontFamily } = getComputedStyle(screen.querySelector('.article-text') as Element)
        return [fontSize, fontFamily.split(',')[0], getComputedStyle(screen).backgroundColor]
      })
    const [size, letters, paper] = await readLooks()
    await pressButton(panel, 'articleLooks')
    await panel.waitForSelector('.looks :checked:focus')
    for (const [name, nth] of [
      ['articlePercent', 3],
      ['articleFont', 1],
      ['articlePaper', 2],
    ] as const) {
      const labels = await panel.$$(`.looks .${name} label`)
      await labels[nth]?.click()
      await panel.waitForSelector(`.looks .${name} label:nth-of-type(${nth + 1}) :checked`)
    }
    const changed = ['20.8px', 'Charter', 'rgb(245, 236, 216)']
    await waitFor(async () => (await readLooks()).join() === changed.join(), { saying: 'the looks' })
    expect([size, letters === 'Charter', paper === changed[2]]).toEqual(['16px', false, false])
    await press('Escape')
    await waitFor(() => panel.$eval('.looks-button', (button) => button === document.activeElement), {
      saying: 'the focus on the button',
    })
    await press('j')
    await waitForArticle()
    expect(await readLooks()).toEqual(changed)
  })

  test('a click and Enter open stories here where that is chosen', async () => {
    const options = await stage.fil.openPage('options', { width: 900, height: 800 })
    await options.waitForSelector('#setting-click')
    await options.select('#setting-click', 'reader')
    await options.select('#setting-enter', 'reader')
    await panel.bringToFront()
    await showSource('remparts')
    const { stories } = await readPanel(panel)
    await waitFor(
      async () => {
        await panel.click('.row.selected .headline')
        return panel.$('.article-screen')
      },
      { saying: 'the choice to have come' },
    )
    await waitForArticle(stories[0]?.title)
    await leave()
    await waitForRow(stories[0]?.title as string)
    await press('j')
    await waitForRow(stories[1]?.title as string)
    await press('Enter')
    await waitForArticle(stories[1]?.title)
    await options.close()
    expect(total).toBeGreaterThan(0)
  })
})
