/** The story on top of the list under the keys: they reach it, page through it, and leave it where it is when the list turns. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { waitForText } from '../support/read-article.ts'
import { chooseLead, readFrames, readLead, waitForLead, watchFrames } from '../support/read-lead.ts'
import { pressButton, readWholePanel, scrollList } from '../support/read-list.ts'
import { openListStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let total: number

  beforeAll(async () => {
    ;({ stage, panel, total } = await openListStage(browser))
    await chooseLead(stage)
    await panel.bringToFront()
    await waitForLead(panel, leadOfMinute())
  })
  afterAll(() => stage?.close())
  beforeEach(() => panel.bringToFront())

  const scrollTo = (top: number) => scrollList(panel, top)
  const leadOfMinute = () =>
    stage.newsroom.expectedStories('minute').find(({ lead }) => lead)?.title as string

  test('a list that turns back has it from its first frame on, in view, and no row moves', async () => {
    await panel.keyboard.press('j')
    await panel.waitForFunction(() => document.activeElement?.closest('.row'))
    const turnTo = async (key: 'u' | 'a') => {
      await panel.keyboard.press('g')
      await panel.waitForSelector('.switcher')
      await panel.keyboard.press(key)
    }
    await turnTo('u')
    await waitForLead(panel, '')
    await watchFrames(panel)
    await turnTo('a')
    await waitForLead(panel, leadOfMinute())
    const { height } = await readLead(panel)
    const ofAll = (frames: Awaited<ReturnType<typeof readFrames>>) =>
      frames.filter(({ listed }) => listed === 'all')
    const back = ofAll(await readFrames(panel))
    expect(back).toEqual([{ listed: 'all', row: expect.any(Number), scrolled: 0 }])
    expect(back[0]?.row).toBeGreaterThan(height)
    // Where nothing is found there is no list meanwhile.
    await panel.keyboard.press('/')
    await panel.waitForSelector('.search input')
    await panel.keyboard.type('nothing is called so')
    await panel.waitForSelector('.empty')
    await watchFrames(panel)
    await panel.keyboard.press('Escape')
    await waitForLead(panel, leadOfMinute())
    expect(ofAll(await readFrames(panel))).toEqual(back)
  })

  test('a page down and up goes through what does not fit the window', async () => {
    await panel.setViewport({ width: 400, height: 360 })
    const readPlace = () =>
      panel.$eval('.column', (list) => [list.scrollTop, list.clientHeight, list.scrollHeight])
    const [, page = 0] = await readPlace()
    const readFocus = () =>
      panel.evaluate(() => document.activeElement?.closest<HTMLElement>('.row')?.dataset.id)
    const before = await readFocus()
    const { height } = await readLead(panel)
    expect(height).toBeGreaterThan(page + 100)
    await panel.keyboard.press('PageDown')
    expect((await readPlace())[0]).toBe(page - 48)
    expect(await readFocus()).toBe(before)
    await panel.keyboard.press('PageUp')
    expect((await readPlace())[0]).toBe(0)
    for (let top = 0; top + page < height; top += page - 48) await panel.keyboard.press('PageDown')
    await panel.keyboard.press('PageDown')
    await waitFor(async () => (await readFocus()) !== before, { saying: 'another row to have the focus' })
    await panel.setViewport({ width: 400, height: 700 })
    await scrollTo(0)
  })

  test('the keys go through the rows below it, and bring each into view', async () => {
    const readFocus = () =>
      panel.evaluate(() => {
        const row = document.activeElement?.closest('.row')
        const list = document.querySelector('.column')?.getBoundingClientRect()
        const place = row?.getBoundingClientRect()
        const isInView = place && list && place.top >= list.top && place.bottom <= list.bottom
        return `${row?.getAttribute('aria-posinset')} ${isInView ? 'in view' : 'out of view'}`
      })
    for (const [key, focus] of [
      ['Home', '1 in view'],
      ['j', '2 in view'],
      ['k', '1 in view'],
      ['End', `${total} in view`],
      ['Home', '1 in view'],
    ] as const) {
      await panel.keyboard.press(key as 'j')
      await waitFor(async () => (await readFocus()) === focus, { saying: `${focus} after ${key}` })
    }
    await scrollTo(0)
  })

  test('it is one of what the keys go through, and what they do is done to it', async () => {
    const title = leadOfMinute()
    const readFocus = () =>
      panel.evaluate(() => {
        const { activeElement } = document
        const row = activeElement?.closest('.row')
        return activeElement?.closest('.lead') ? 'lead' : (row?.getAttribute('aria-posinset') ?? '')
      })
    await panel.keyboard.press('Home')
    await waitFor(async () => (await readFocus()) === '1', { saying: 'the first row' })
    await panel.keyboard.press('k')
    expect(await readFocus()).toBe('lead')
    const isUnread = async () =>
      (await readWholePanel(panel)).stories.find((story) => story.title === title)?.unread === true
    for (const [key, isSo] of [
      ['m', false],
      ['u', true],
    ] as const) {
      await panel.keyboard.press(key)
      await waitFor(async () => (await isUnread()) === isSo, { saying: `it to answer ${key}` })
    }
    await panel.focus('.lead h2 a')
    await panel.keyboard.press('j')
    await waitFor(async () => (await readFocus()) === '1', { saying: 'the first row again' })
    await scrollTo(0)
  })

  test.each(['key', 'mouse'] as const)(
    'what was put away and is taken back by %s is seen where the list stands at its top',
    async (how) => {
      const title = leadOfMinute()
      await pressButton(panel, 'leadAway')
      await waitForLead(panel, '')
      await panel.waitForSelector('.undo button')
      await panel.hover('.row')
      if (how === 'key') await panel.keyboard.press('u')
      else await panel.click('.undo button')
      await waitForLead(panel, title)
      expect(await panel.$eval('.column', (list) => list.scrollTop)).toBe(0)
    },
  )

  test('put away from further down in it, it leaves the list at its top', async () => {
    await scrollTo(40)
    // A pointer would bring the button into view first.
    await panel.$eval('.lead-acts > :last-child', (button) => (button as HTMLElement).click())
    await waitForLead(panel, '')
    expect(await panel.$eval('.column', (list) => list.scrollTop)).toBe(0)
    await panel.keyboard.press('u')
    await waitForLead(panel, leadOfMinute())
  })
  test('it is written in the letters and with the line space that are chosen for articles', async () => {
    const readLooks = () =>
      panel.$eval('.lead', (lead) => {
        const text = getComputedStyle(lead.querySelector('.article-text') as Element)
        const fonts = [getComputedStyle(lead.querySelector('h2') as Element), text].map(
          ({ fontFamily }) => fontFamily.split(',')[0],
        )
        return [...fonts, (Number.parseFloat(text.lineHeight) / Number.parseFloat(text.fontSize)).toFixed(1)]
      })
    expect(await readLooks()).toEqual(['system-ui', 'system-ui', '1.5'])
    await panel.focus('.lead h2 a')
    await panel.keyboard.press('v')
    await waitForText(panel, leadOfMinute())
    await pressButton(panel, 'articleLooks')
    for (const [name, nth] of [
      ['articleFont', 1],
      ['articleSpacing', 2],
    ] as const) {
      const labels = await panel.$$(`.looks .${name} label`)
      await labels[nth]?.click()
    }
    await waitFor(async () => (await readLooks()).join() === 'Charter,Charter,1.8', { saying: 'its looks' })
  })
})
