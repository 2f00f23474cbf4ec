/** A long article read in the panel: from its row and back, its place, its notes, links and pictures. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readFocused, waitForText } from '../support/read-article.ts'
import { pressButton, readPanel } from '../support/read-list.ts'
import { richTitle, strangeTitle } from '../support/rich-article.ts'
import { goToRich, openRichPanel, openRichStage } from '../support/rich-panel.ts'
import type { Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  const asked: string[] = []

  beforeAll(async () => {
    stage = await openRichStage(browser)
    panel = await openRichPanel(stage, asked)
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    await panel.bringToFront()
    if (await panel.$('.article-screen')) await leave()
  })

  const press = (key: string) => panel.keyboard.press(key as 'j')
  const leave = async () => {
    await press('Escape')
    await waitFor(async () => !(await panel.$('.article-screen')), { saying: 'the list alone' })
  }
  const waitForRow = (title: string) =>
    waitFor(async () => (await readFocused(panel)) === title, { saying: `the focus on ${title}` })
  const open = async () => {
    await press('v')
    await waitForText(panel, richTitle)
  }
  /** The words of the first paragraph that begins below the bar. */
  const readTop = () =>
    panel.evaluate(() => {
      const line = document.querySelector('.article-bar')?.getBoundingClientRect().bottom ?? 0
      const below = [...document.querySelectorAll('.article-text p')].find(
        (element) => element.getBoundingClientRect().top >= line - 1,
      )
      return below?.textContent?.slice(0, 13) ?? ''
    })
  const scrollTo = async (words: string) => {
    await panel.evaluate((words) => {
      const screen = document.querySelector('.article-screen') as HTMLElement
      const found = [...document.querySelectorAll('.article-text p')].find((p) =>
        p.textContent?.startsWith(words),
      )
      screen.scrollTop += (found as Element).getBoundingClientRect().top - 44
    }, words)
    // By then it is kept in mind.
    await new Promise((resolve) => setTimeout(resolve, 400))
  }

  test('its own button opens it, which shows when its row has the focus, and back gives the row the focus', async () => {
    await goToRich(panel)
    const button = await panel.waitForSelector('.row.selected .row-acts > :first-child')
    await waitFor(
      () => panel.$eval('.row.selected .row-acts', (acts) => getComputedStyle(acts).opacity === '1'),
      { saying: 'the buttons of the row' },
    )
    expect(await button?.evaluate((one) => one.getAttribute('aria-label'))).toBe('Read here')
    await button?.evaluate((one) => (one as HTMLElement).click())
    await waitForText(panel, richTitle)
    await pressButton(panel, 'backToList')
    await waitForRow(richTitle)
    expect((await readPanel(panel)).stories.find(({ title }) => title === richTitle)?.unread).toBe(false)
  })

  test('a picture comes when it is near, with its words, and tells nobody who reads', async () => {
    await goToRich(panel)
    await open()
    const picture = await panel.$eval('.article-text img[alt="The quay at six"]', (image) => ({
      loading: image.getAttribute('loading'),
      referrer: image.getAttribute('referrerpolicy'),
    }))
    expect(picture).toEqual({ loading: 'lazy', referrer: 'no-referrer' })
    expect(asked).not.toContain('https://pictures.example/far.png')
    await panel.$eval('.article-text img[alt="The quay at six"]', (image) => image.scrollIntoView())
    await waitFor(() => asked.includes('https://pictures.example/far.png'), { saying: 'the picture' })
  })

  test('its place is the same when it is opened again, by this page and by the next', async () => {
    await goToRich(panel)
    await open()
    await scrollTo('Paragraph 20 ')
    expect(await readTop()).toBe('Paragraph 20 ')
    await leave()
    await open()
    expect(await readTop()).toBe('Paragraph 20 ')
    await panel.setViewport({ width: 330, height: 500 })
    await leave()
    await open()
    expect(await readTop()).toBe('Paragraph 20 ')
    await panel.setViewport({ width: 400, height: 700 })
    await scrollTo('Paragraph 30 ')
    await panel.close()
    panel = await openRichPanel(stage, asked)
    await panel.bringToFront()
    await goToRich(panel)
    await open()
    expect(await readTop()).toBe('Paragraph 30 ')
    await panel.$eval('.article-screen', (screen) => screen.scrollTo({ top: 0 }))
    await new Promise((resolve) => setTimeout(resolve, 400))
    await leave()
    await open()
    expect(await panel.$eval('.article-screen', (screen) => screen.scrollTop)).toBe(0)
  })

  test('a film is a plain link with its picture', async () => {
    await goToRich(panel)
    await open()
    const film = await panel.$eval('.article-text figure', (figure) => ({
      frames: document.querySelectorAll('iframe, video, object, embed').length,
      links: [...figure.querySelectorAll('a')].map((link) => link.href),
      words: figure.textContent?.trim(),
      picture: figure.querySelector('img')?.src,
    }))
    expect(film).toEqual({
      frames: 0,
      links: Array(2).fill('https://www.youtube.com/watch?v=a1B2c3D4e5F'),
      words: '▶ The launch',
      picture: 'https://i.ytimg.com/vi/a1B2c3D4e5F/hqdefault.jpg',
    })
  })

  test('a link that looks like another says in its own words where it leads, every other when it is pointed at', async () => {
    await goToRich(panel)
    await open()
    const links = await panel.$$eval('.article-text p a[href^="http"]', (all) =>
      all.map((link) => [link.textContent, link.getAttribute('title')]),
    )
    expect(links).toEqual([
      ['apple.com (xn--80ak6aa92e.com)', 'xn--80ak6aa92e.com'],
      ['the report', 'real.example'],
    ])
  })

  test('a note is gone to that has not come to the screen yet, and come back from', async () => {
    await goToRich(panel)
    await panel.evaluate(() => {
      new MutationObserver((_changes, observer) => {
        const mark = document.querySelector<HTMLElement>('.article-text p sup a')
        if (!mark) return
        observer.disconnect()
        const readNotes = () => document.querySelectorAll('.article-text ol [id]').length
        const before = readNotes()
        mark.click()
        document.body.dataset.notes = `${before} then ${readNotes()}`
      }).observe(document.body, { childList: true, subtree: true })
    })
    await open()
    expect(await panel.evaluate(() => document.body.dataset.notes)).toBe('0 then 2')
    const readFocus = () => panel.evaluate(() => document.activeElement?.textContent ?? '')
    expect(await readFocus()).toMatch(/^The first note\./)
    await (await panel.$('.article-text [id]:focus a'))?.click()
    await waitFor(async () => (await readFocus()) === '1', { saying: 'the mark' })
  })

  test.each([
    [0, 'The first note.'],
    [1, 'The second note'],
  ])('note %i is gone to and come back from, and no page is opened', async (nth, words) => {
    await goToRich(panel)
    await open()
    const readFocus = () => panel.evaluate(() => document.activeElement?.textContent ?? '')
    const isInView = () =>
      panel.evaluate(() => {
        const { top, bottom } = (document.activeElement as Element).getBoundingClientRect()
        return top >= 44 && bottom <= innerHeight
      })
    const marks = await panel.$$('.article-text p sup a')
    await marks[nth]?.click()
    await waitFor(async () => (await readFocus()).startsWith(words), { saying: 'the note' })
    expect(await isInView()).toBe(true)
    const back = await panel.$('.article-text [id]:focus a')
    expect(await back?.evaluate((link) => link.getAttribute('aria-label'))).toBe('Back to the text')
    await back?.click()
    await waitFor(async () => (await readFocus()) === String(nth + 1), { saying: 'the mark' })
    expect(await isInView()).toBe(true)
    expect(await panel.evaluate(() => location.hash)).toBe('')
  })

  test.each([1, 2])(
    'button %i of the mouse on its mark goes to no note, and opens no page',
    async (button) => {
      await goToRich(panel)
      await open()
      const pressed = await panel.$eval(
        '.article-text p sup a',
        (mark, button) => {
          const event = new MouseEvent('auxclick', { button, bubbles: true, cancelable: true })
          mark.dispatchEvent(event)
          return [event.defaultPrevented, document.activeElement?.id]
        },
        button,
      )
      expect(pressed).toEqual([true, 'article-title'])
    },
  )

  test('where pictures wait they come with one press, which leaves the focus and the place in the article', async () => {
    const options = await stage.fil.openPage('options', { width: 900, height: 800 })
    const choose = async () => (await options.waitForSelector('#setting-articleImages'))?.click()
    await choose()
    await panel.bringToFront()
    await goToRich(panel)
    asked.length = 0
    await open()
    const countPictures = () => panel.$$eval('.article-screen img:not(.source-icon)', ({ length }) => length)
    expect(await countPictures()).toBe(0)
    await panel.focus('.show-pictures button')
    await press('Enter')
    await panel.waitForSelector('.show-pictures', { hidden: true })
    await waitFor(async () => (await countPictures()) > 0, { saying: 'the pictures' })
    expect(await panel.evaluate(() => document.activeElement?.className)).toBe('article-screen')
    await press(' ')
    await waitFor(() => panel.$eval('.article-screen', ({ scrollTop }) => scrollTop > 0), {
      saying: 'the next page of the article',
    })
    await options.bringToFront()
    await choose()
    await options.close()
  })

  test('a story of a site that Fil may not read says so, offers the original and to allow it', async () => {
    await goToRich(panel)
    for (const key of ['j', 'k']) {
      if ((await readFocused(panel)) !== strangeTitle) await press(key)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await waitForRow(strangeTitle)
    await press('v')
    const { trouble } = await waitForText(panel, strangeTitle)
    expect(trouble).toMatch(/^Fil may not read .?strange\.example.? yet\./)
    const buttons = await panel.$$eval('.no-text button', (all) => all.map((button) => button.textContent))
    expect(buttons).toEqual(['Open the original', 'Let Fil read this site'])
  })
})
