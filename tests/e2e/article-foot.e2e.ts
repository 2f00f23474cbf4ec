/** An article to its end and on from there: what is told over it, where it is opened again, what comes next. */
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

  beforeAll(async () => {
    stage = await openRichStage(browser)
    panel = await openRichPanel(stage)
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    await panel.bringToFront()
    if (await panel.$('.article-screen')) await leave()
    await goToRich(panel)
    await open()
  })

  const press = (key: string) => panel.keyboard.press(key as 'j')
  const open = async () => {
    await press('v')
    await waitForText(panel, richTitle)
  }
  const leave = async () => {
    await press('Escape')
    await waitFor(async () => !(await panel.$('.article-screen')), { saying: 'the list alone' })
  }
  const waitForTold = (words: string) =>
    waitFor(async () => (await panel.$eval('.article-told', (told) => told.textContent)) === words, {
      saying: words,
    })

  test('m and u say what they did, and the menu does the same', async () => {
    await press('m')
    await waitForTold('1 marked as unread')
    await press('u')
    await waitForTold('Taken back: 1 marked as unread')
    await press('m')
    await waitForTold('1 marked as unread')
    await pressButton(panel, 'more')
    const item = await panel.waitForSelector('.menu [role="menuitem"]')
    expect(await item?.evaluate(({ textContent }) => textContent)).toBe('Mark as read')
    await item?.click()
    await waitForTold('1 marked as read')
    await pressButton(panel, 'more')
    await panel.waitForSelector('::-p-xpath(//*[@role="menuitem"][.="Mark as unread"])')
    await press('Escape')
    await panel.waitForSelector('.menu', { hidden: true })
  })

  test('whoever left it at its end begins at its top, and whoever went up again from there where they went', async () => {
    const readTop = () => panel.$eval('.article-screen', ({ scrollTop }) => scrollTop)
    /** The last line stands at the bottom of the window, or so many pixels below it; the foot is out of view. */
    const goToEnd = async (below: number) => {
      await panel.evaluate((below) => {
        const [screen, text] = [...document.querySelectorAll('.article-screen, .article-text')]
        if (screen && text) screen.scrollTop += text.getBoundingClientRect().bottom - innerHeight - below
      }, below)
      // By then it is kept in mind.
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    // A picture that comes only then makes the text longer.
    await waitFor(
      () =>
        panel.$$eval('.article-text:not([aria-busy]) img', (all) => {
          const pictures = all as HTMLImageElement[]
          for (const picture of pictures) picture.loading = 'eager'
          return pictures.length > 1 && pictures.every(({ naturalWidth }) => naturalWidth > 0)
        }),
      { saying: 'all of the text, and its pictures' },
    )
    await goToEnd(0)
    const end = await readTop()
    expect(end).toBeGreaterThan(5_000)
    await leave()
    await open()
    expect(await readTop()).toBe(0)
    await goToEnd(0)
    await goToEnd(200)
    const above = await readTop()
    expect(above).toBeLessThan(end - 100)
    await leave()
    await open()
    expect(Math.abs((await readTop()) - above)).toBeLessThan(2)
    await panel.$eval('.article-screen', (screen) => screen.scrollTo({ top: 0 }))
    await new Promise((resolve) => setTimeout(resolve, 400))
  })

  test('in its foot stands the headline of the next story, which a press opens, and of the last none', async () => {
    await leave()
    const [first, last] = (await readPanel(panel)).stories.map(({ title }) => title)
    expect([first, last].sort()).toEqual([strangeTitle, richTitle])
    await press('Home')
    await waitFor(async () => (await readFocused(panel)) === first, { saying: 'the first story' })
    await press('v')
    await waitForText(panel, first)
    const next = await panel.waitForSelector('.article-end .next-story')
    const words = await next?.$eval('bdi', (bdi) => [bdi.textContent, bdi.lang, bdi.clientHeight < 30])
    expect(words).toEqual([last, 'en', true])
    await next?.click()
    expect((await waitForText(panel, last)).focused).toBe(last)
    await panel.waitForSelector('.article-end')
    expect(await panel.$('.next-story')).toBeNull()
  })

  test('code keeps its lines and indents, and is scrolled by itself, with the keys too, but wrapped on paper', async () => {
    const readCode = () =>
      panel.$eval('.article-text pre', (code) => {
        const { tabSize, whiteSpace, lineHeight, paddingBlockStart } = getComputedStyle(code)
        const lines =
          (code.clientHeight - 2 * Number.parseFloat(paddingBlockStart)) / Number.parseFloat(lineHeight)
        return { tabSize, whiteSpace, lines: Math.round(lines), isWider: code.scrollWidth > code.clientWidth }
      })
    expect(await readCode()).toEqual({ tabSize: '2', whiteSpace: 'pre', lines: 3, isWider: true })
    expect(await panel.$eval('.article-screen', (screen) => screen.scrollWidth - screen.clientWidth)).toBe(0)
    await panel.$eval('.article-text pre', (code) => code.scrollIntoView({ block: 'center' }))
    await panel.focus('.article-text pre')
    await press('ArrowRight')
    await waitFor(() => panel.$eval('.article-text pre', ({ scrollLeft }) => scrollLeft > 0), {
      saying: 'the end of the line',
    })
    await panel.$eval('.article-screen', (screen) => screen.scrollTo({ top: 0 }))
    if (browser === 'firefox') return
    await panel.emulateMediaType('print')
    const onPaper = await readCode()
    const readStyle = (name: 'fontSize' | 'overflowX', selector: string) =>
      panel.$eval(selector, (element, name) => getComputedStyle(element)[name], name)
    const others = [await readStyle('fontSize', '.article-text'), await readStyle('overflowX', '.wide')]
    await panel.emulateMediaType()
    expect(onPaper).toMatchObject({ whiteSpace: 'pre-wrap', isWider: false })
    // 11 points.
    expect(others).toEqual(['14.6667px', 'visible'])
  })

  test('a film and a sound without a title are told apart in words', async () => {
    const links = await panel.$$eval('.article-text figcaption a[href^="https://films.example/"]', (all) =>
      all.map((link) => [link.getAttribute('href'), link.textContent]),
    )
    expect(links).toEqual([
      ['https://films.example/tide.mp4', '▶ Video on films.example'],
      ['https://films.example/tide.mp3', '▶ Audio on films.example'],
    ])
  })

  test.each([400, 300])(
    'in a window of %i pixels the choices of looks stand in even lines',
    async (width) => {
      await panel.setViewport({ width, height: 700 })
      await pressButton(panel, 'articleLooks')
      await panel.waitForSelector('.looks :checked:focus')
      const lines = await panel.$$eval('.looks fieldset', (all) =>
        all
          .filter((choices) => choices.checkVisibility())
          .map((choices) => {
            const places = [...choices.querySelectorAll('label')].map((label) =>
              label.getBoundingClientRect(),
            )
            const [lines, columns] = [
              new Set(places.map(({ top }) => top)),
              new Set(places.map(({ right }) => Math.round(right))),
            ]
            return `${places.length} in ${lines.size} by ${columns.size}`
          }),
      )
      expect(lines).toEqual(['5 in 1 by 5', '2 in 1 by 2', '3 in 1 by 3', '4 in 2 by 2'])
      expect(await panel.$eval('.looks', (looks) => looks.scrollWidth - looks.clientWidth)).toBe(0)
      await press('Escape')
      await panel.setViewport({ width: 400, height: 700 })
    },
  )
})
