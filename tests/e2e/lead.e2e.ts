/** The story on top of the list: what it shows, where it stands, and how it is folded, put away and opened. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listSource, waitForText } from '../support/read-article.ts'
import { chooseLead, chooseOnTop, readLead, waitForLead } from '../support/read-lead.ts'
import { pressButton, readPanel, readWholePanel, scrollList } from '../support/read-list.ts'
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
  beforeEach(() => panel.bringToFront())

  const outletOf = (id: string) => findOutlet(stage, id)
  const scrollTo = (top: number) => scrollList(panel, top)
  const leadOfMinute = () =>
    stage.newsroom.expectedStories('minute').find(({ lead }) => lead)?.title as string

  test('nothing stands there, and nothing of it is loaded, until it is chosen', async () => {
    expect(await readLead(panel)).toMatchObject({ title: '', room: 0 })
    const loaded = await panel.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => /\/Lead\b/.test(name)),
    )
    expect(loaded).toBe(false)
  })

  test('the lead of a ticker stands above the first heading, in full, and counts no twice', async () => {
    const before = await readPanel(panel)
    await chooseLead(stage)
    await panel.bringToFront()
    const lead = await waitForLead(panel, leadOfMinute())
    expect(lead).toMatchObject({ name: 'Lead article', language: 'fr-MA', direction: 'ltr' })
    expect(lead.text).toMatch(/^Il avait fermé un soir d’octobre.*la patience, elle, ne se règle pas\.$/s)
    expect(lead.byline).toMatch(/Minute Médina.*\d:\d\d/s)
    await waitFor(async () => (await readLead(panel)).room === (await readLead(panel)).height, {
      saying: 'the first heading right below it',
    })
    const { stories, unreadTotal } = await readWholePanel(panel)
    expect(stories).toHaveLength(total)
    expect(unreadTotal).toBe(before.unreadTotal)
    expect(stories.filter(({ title }) => title === lead.title)).toHaveLength(1)
  })

  test('the heading of the day stands below it, and stays in view with its rows', async () => {
    const readTops = () =>
      panel.evaluate(() => {
        const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0
        return { list: top('.column'), heading: top('.day h2'), row: top('.row') }
      })
    const { height } = await readLead(panel)
    for (const above of [0, 100]) {
      await scrollTo(height + above)
      const { list, heading, row } = await readTops()
      expect(Math.round(heading - list)).toBe(0)
      expect(row < heading).toBe(above > 0)
    }
    await scrollTo(height - 100)
    const { list, heading, row } = await readTops()
    expect(Math.round(heading - list)).toBe(100)
    expect(row).toBeGreaterThan(heading)
    await scrollTo(0)
  })

  test('it stands above the stories of its own source too, and above nothing else', async () => {
    await listSource(panel, outletOf('remparts').title)
    await waitForLead(panel, '')
    expect((await readLead(panel)).room).toBe(0)
    await listSource(panel, outletOf('minute').title)
    await waitForLead(panel, leadOfMinute())
    // The row that it went to takes the focus with the next frame.
    await panel.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    for (const [key, listed] of [
      ['u', 'unread'],
      ['s', 'saved'],
    ] as const) {
      await panel.keyboard.press('g')
      await panel.waitForSelector('.switcher')
      await panel.keyboard.press(key)
      await waitForLead(panel, '')
      if (listed === 'unread') await panel.waitForSelector('.length[data-listed="unread"]')
    }
    await panel.keyboard.press('g')
    await panel.waitForSelector('.switcher')
    await panel.keyboard.press('a')
    await waitForLead(panel, leadOfMinute())
    await panel.keyboard.press('/')
    await panel.waitForSelector('.search input')
    await panel.keyboard.type('horloger')
    await waitForLead(panel, '')
    await panel.keyboard.press('Escape')
    await waitForLead(panel, leadOfMinute())
  })

  test('rows of another height begin below it as well', async () => {
    const options = await stage.fil.openPage('options', { width: 900, height: 800 })
    await options.waitForSelector('#setting-density')
    const readRow = () => panel.$eval('.row', (row) => (row as HTMLElement).offsetHeight)
    const before = await readRow()
    for (const density of ['compact', 'normal']) {
      await options.select('#setting-density', density)
      await panel.bringToFront()
      await waitFor(async () => (await readRow()) < before === (density === 'compact'), {
        saying: `${density} rows`,
      })
      const { room, height } = await readLead(panel)
      expect([density, room]).toEqual([density, height])
      await options.bringToFront()
    }
    await options.close()
  })

  test('folded, its headline and its time stay, on the next page from its beginning too', async () => {
    await pressButton(panel, 'leadFold')
    await waitFor(async () => (await readLead(panel)).text === '', { saying: 'it to be folded' })
    const folded = await readLead(panel)
    expect(folded.title).toBe(leadOfMinute())
    expect(folded.byline).toMatch(/\d:\d\d/)
    await waitFor(async () => (await readLead(panel)).room === folded.height, {
      saying: 'the list to follow',
    })
    const next = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    expect(await waitForLead(next, leadOfMinute())).toMatchObject({ text: '', height: folded.height })
    await next.close()
    await panel.bringToFront()
    await pressButton(panel, 'leadUnfold')
    await waitFor(async () => (await readLead(panel)).text !== '', { saying: 'it in full' })
  })

  test('its headline is a link that opens where a row’s does: by a click, with Ctrl, in the middle, by Enter', async () => {
    const { url } = stage.newsroom.expectedStories('minute').find(({ lead }) => lead) ?? {}
    const link = await panel.waitForSelector('.lead h2 a')
    expect(await link?.evaluate((one) => [(one as HTMLAnchorElement).href, one.getAttribute('rel')])).toEqual(
      [url, 'noopener noreferrer'],
    )
    const clickWithControl = async () => {
      await panel.keyboard.down('Control')
      await link?.click()
      await panel.keyboard.up('Control')
    }
    const ways: [open: () => Promise<void> | undefined, isInFront: boolean][] = [
      [() => link?.click(), true],
      [clickWithControl, false],
      [() => link?.click({ button: 'middle' }), false],
      [() => panel.focus('.lead h2 a').then(() => panel.keyboard.press('Enter')), true],
    ]
    const readTabs = async () => (await stage.fil.openedTabs()).filter((tab) => tab.url === url)
    for (const [before, [open, isInFront]] of ways.entries()) {
      await panel.bringToFront()
      await open()
      await waitFor(async () => (await readTabs()).length === before + 1, { saying: 'one more tab' })
      expect((await readTabs()).some(({ active }) => active)).toBe(isInFront)
    }
    await panel.bringToFront()
    expect(await panel.$('.article-screen')).toBeNull()
    await pressButton(panel, 'markUnread')
  })

  test('v opens it in the reader, its row is read by then, and back leads to where it was opened', async () => {
    const title = leadOfMinute()
    const readRow = async () => (await readWholePanel(panel)).stories.find((story) => story.title === title)
    expect((await readRow())?.unread).toBe(true)
    await panel.focus('.lead h2 a')
    await panel.keyboard.press('v')
    expect((await waitForText(panel, title)).text).toContain('ne se règle pas')
    await panel.keyboard.press('Escape')
    await panel.waitForSelector('.article-screen', { hidden: true })
    await waitFor(
      () =>
        panel
          .evaluate(() => document.activeElement?.closest('.lead h2')?.textContent ?? '')
          .then((focused) => focused === title),
      { saying: 'its headline to have the focus' },
    )
    expect((await readRow())?.unread).toBe(false)
    await pressButton(panel, 'markUnread')
    await waitFor(async () => (await readRow())?.unread, { saying: 'it to be unread again' })
  })

  test('put away it is gone on every page, its story stays in the list, and nothing older takes its place', async () => {
    await chooseOnTop(stage, 'nawras')
    await panel.bringToFront()
    await waitForLead(panel, leadOfMinute())
    await pressButton(panel, 'leadAway')
    await waitForLead(panel, '')
    await waitFor(async () => (await readLead(panel)).room === 0, {
      saying: 'no room for it',
    })
    const next = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await next.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await readLead(next)).toMatchObject({ title: '', room: 0 })
    await next.close()
    await panel.bringToFront()
    const { stories } = await readWholePanel(panel)
    expect(stories.filter(({ title }) => title === leadOfMinute())).toHaveLength(1)
  })

  test('what was put away is taken back on the next page, and stands on top of every one again', async () => {
    const next = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await (await next.waitForSelector('.undo button'))?.click()
    await waitForLead(next, leadOfMinute())
    await panel.bringToFront()
    await waitForLead(panel, leadOfMinute())
    // Whoever has the keyboard in it where it goes by itself has it in the list from then on.
    await panel.focus('.lead h2 a')
    await next.bringToFront()
    await pressButton(next, 'leadAway')
    await waitForLead(next, '')
    await next.close()
    await panel.bringToFront()
    await waitForLead(panel, '')
    expect(await panel.evaluate(() => document.activeElement?.closest('.column') !== null)).toBe(true)
  })
})
