/** An article taken along: copied as Markdown, heard, and printed. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { waitForText } from '../support/read-article.ts'
import { pressButton } from '../support/read-list.ts'
import { richTitle } from '../support/rich-article.ts'
import { goToRich, openRichPanel, openRichStage } from '../support/rich-panel.ts'
import type { Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page

  beforeAll(async () => {
    stage = await openRichStage(browser)
    panel = await openRichPanel(stage)
    await panel.bringToFront()
    await goToRich(panel)
    await press('v')
    await waitForText(panel, richTitle)
  })
  afterAll(() => stage?.close())
  beforeEach(() => panel.bringToFront())

  const press = (key: string) => panel.keyboard.press(key as 'j')

  test('c copies all of it as Markdown, and says so', async () => {
    await panel.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: {
          writeText: async (text: string) => {
            document.documentElement.dataset.copied = text
          },
        },
      })
    })
    await press('c')
    await panel.waitForSelector('.article-told:not(:empty)')
    expect(await panel.$eval('.article-told', (told) => told.textContent)).toBe(
      'The article is copied as Markdown.',
    )
    const copied = (await panel.evaluate(() => document.documentElement.dataset.copied)) ?? ''
    const [head, byline, address] = copied.split('\n\n')
    expect(head).toBe(`# ${richTitle}`)
    expect(byline).toMatch(/^The Rich Paper · .*\d{4}.* · Ines Calder$/)
    expect(address).toMatch(/^<http:\/\/.*\/rich>$/)
    expect(copied).toContain('Paragraph 0 has a mark[^1] and another[^2].')
    expect(copied).toContain('[apple.com (xn--80ak6aa92e.com)](https://xn--80ak6aa92e.com/a)')
    expect(copied).toContain('## What it costs\n\n- A crossing: **2**\n- A bicycle: *free*')
    expect(copied).toContain('| Hour | Crossings |\n| --- | --- |\n| 8 | 12 |')
    expect(copied).toMatch(/```\nif \(tide < 2\) \{\n\tawait .+\n\}\n```\n\n> Politely at first\./)
    expect(copied).toContain('[▶ Video on films.example](https://films.example/tide.mp4)')
    expect(copied).toContain('[▶ Audio on films.example](https://films.example/tide.mp3)')
    expect(copied).toContain('![The quay at six](https://pictures.example/far.png)\n\nSeen from the ferry.')
    expect(copied).toMatch(
      /\n\n---\n\n\[\^1\]: The first note\.\n\n\[\^2\]: The second note, without a way back\.\n$/,
    )
  })

  test('what is told there covers nothing that can be pressed at the end of the text', async () => {
    // A picture that comes only then makes the text longer.
    await waitFor(
      () =>
        panel.$eval('.article-screen', (screen) => {
          screen.scrollTop = screen.scrollHeight
          const { bottom } =
            screen.querySelector('.article-end')?.lastElementChild?.getBoundingClientRect() ?? {}
          const pictures = [...screen.querySelectorAll<HTMLImageElement>('.article-text img')]
          return pictures.every(({ naturalWidth }) => naturalWidth > 0) && Number(bottom) < innerHeight
        }),
      { saying: 'the end of the article' },
    )
    await press('c')
    await panel.waitForSelector('.article-told:not(:empty)')
    const [told, ...buttons] = await panel.$$eval('.article-told, .article-end button', (all) =>
      all
        .map((element) => [element.className, element.getBoundingClientRect()] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, { top, bottom }]) => ({ top, bottom })),
    )
    expect(buttons.length).toBeGreaterThan(0)
    for (const { bottom } of buttons) expect(told?.top).toBeGreaterThanOrEqual(bottom)
  })

  test.each(['light', 'sepia', 'dark'])('in %s colours it breaks no rule of accessibility', async (paper) => {
    await panel.evaluate((paper) => {
      const all = [...document.querySelectorAll<HTMLElement>('.looks .articlePaper label')]
      all[['page', 'light', 'sepia', 'dark'].indexOf(paper)]?.click()
    }, paper)
    await panel.waitForSelector(`.article-screen[data-paper="${paper}"]`)
    await panel.evaluate(axe)
    const { violations } = await panel.evaluate(() => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
      return axe.run()
    })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })

  test('the menu offers the same, and Escape leaves the menu alone', async () => {
    await pressButton(panel, 'more')
    await panel.waitForSelector('.menu')
    const items = await panel.$$eval('.menu [role="menuitem"]', (all) => all.map((item) => item.textContent))
    expect(items).toEqual(expect.arrayContaining(['Copy as Markdown', 'Copy the link', 'Print']))
    await press('Escape')
    await panel.waitForSelector('.menu', { hidden: true })
    expect(await panel.$('.article-screen')).not.toBeNull()
  })

  test('on paper it stands alone, black on white, with the addresses of its links and every picture', async () => {
    await panel.evaluate(() => {
      window.print = () => {
        document.documentElement.dataset.printed = String(
          [...document.querySelectorAll<HTMLImageElement>('.article-text img')].every(
            (image) => image.complete && image.loading === 'eager',
          ),
        )
      }
    })
    await press('p')
    await waitFor(() => panel.evaluate(() => document.documentElement.dataset.printed === 'true'), {
      saying: 'the article to be printed',
    })
    if (browser === 'firefox') return
    await stage.fil.setColorScheme('dark')
    await panel.emulateMediaType('print')
    const paper = await panel.evaluate(() => {
      const show = (selector: string) => document.querySelector(selector)?.checkVisibility() ?? false
      const link = document.querySelector('.article-text a[title="real.example"]') as Element
      const { color, backgroundColor } = getComputedStyle(document.querySelector('.article-text') as Element)
      return {
        hidden: ['.panel', '.article-bar', '.article-end', '.article-told'].filter(show),
        shown: ['.article-screen h1', '.byline', '.printed-address', '.article-text p'].every(show),
        ink: color,
        isFilled: backgroundColor !== 'rgba(0, 0, 0, 0)',
        after: getComputedStyle(link, '::after').content,
        address: document.querySelector('.printed-address')?.textContent,
      }
    })
    await panel.emulateMediaType()
    await stage.fil.setColorScheme('light')
    expect(paper).toMatchObject({ hidden: [], shown: true, ink: 'rgb(0, 0, 0)', isFilled: false })
    expect(paper.after).toContain('https://real.example/report')
    expect(paper.address).toMatch(/\/rich$/)
  })

  test('a picture that does not come leaves its words alone and no blank, until it comes after all', async () => {
    await panel.evaluate(addBroken, 'data:image/png;base64,AAAA')
    const look = () =>
      panel.$$eval('.broken', (all) =>
        (all as HTMLElement[]).map((box) => [box.innerText.trim(), box.getBoundingClientRect().height < 60]),
      )
    const isShown = () =>
      panel.$$eval('.broken img', (all) => all.map((image) => image.checkVisibility()).join())
    await waitFor(async () => (await isShown()) === 'false,false,false', { saying: 'no broken picture' })
    expect(await look()).toEqual([
      ['The old quay', true],
      ['The old quay at noon', true],
      ['', true],
    ])
    expect(await panel.$$eval('.broken a', (all) => all.some((link) => link.checkVisibility()))).toBe(false)
    await panel.evaluate(() => {
      document.documentElement.dataset.copied = ''
    })
    await press('c')
    const copied = () => panel.evaluate(() => document.documentElement.dataset.copied ?? '')
    await waitFor(copied, { saying: 'the article to be copied' })
    expect((await copied()).match(/The old quay(?! at noon)/g)).toHaveLength(2)
    await panel.$$eval('.broken img', (all) => {
      for (const image of all) (image as HTMLImageElement).src = 'https://pictures.example/late.png'
    })
    await waitFor(async () => (await isShown()) === 'true,true,true', { saying: 'the pictures' })
    expect((await look()).map(([words]) => words)).toEqual(['', 'The old quay at noon', ''])
    await panel.$$eval('.broken', (all) => {
      for (const box of all) box.remove()
    })
  })

  test('on paper a picture that is not there in time leaves its words alone', async () => {
    await panel.evaluate(addBroken, 'https://pictures.example/never.png')
    await panel.evaluate(() => {
      window.print = () => {
        const shown = [...document.querySelectorAll('.broken img')].map((image) => image.checkVisibility())
        document.documentElement.dataset.onPaper = shown.join()
      }
    })
    await press('p')
    const onPaper = () => panel.evaluate(() => document.documentElement.dataset.onPaper ?? '')
    await waitFor(onPaper, { timeoutMs: 10_000, saying: 'the article to be printed' })
    expect(await onPaper()).toBe('false,false,false')
    await panel.$$eval('.broken', (all) => {
      for (const box of all) box.remove()
    })
  })

  test.each([
    ['over the article', '.article-bar > button:last-of-type', '.article-told'],
    ['in the footer of the list', '.row.selected .row-acts > :last-child', '.facts .says [role="status"]'],
  ])('a link that is copied is said to be %s', async (_where, more, told) => {
    const copied = () => panel.evaluate(() => document.documentElement.dataset.copied ?? '')
    await panel.evaluate(() => {
      document.documentElement.dataset.copied = ''
    })
    if (more.startsWith('.row')) {
      await press('Escape')
      await panel.waitForSelector('.article-screen', { hidden: true })
    }
    await panel.waitForSelector(more)
    await panel.$eval(more, (button) => (button as HTMLElement).click())
    await panel.waitForSelector('.menu')
    await panel.$$eval('.menu [role="menuitem"]', (all) => {
      for (const item of all) if (item.textContent === 'Copy the link') (item as HTMLElement).click()
    })
    await waitFor(async () => /\/rich$/.test(await copied()), { saying: 'the link' })
    await panel.waitForSelector(`${told}:not(:empty)`)
    expect(await panel.$eval(told, (words) => words.textContent)).toBe('The link is copied.')
  })
})

/** Runs in the page: pictures of one address, one with words, one with a caption that says them, one that is a link. */
function addBroken(src: string): void {
  const add = (name: string, alt: string, ...more: Element[]) => {
    const image = document.createElement('img')
    Object.assign(image, { alt, width: 600, height: 400 })
    const box = document.createElement(name)
    box.className = 'broken'
    box.append(...more)
    ;(more.find((element) => element.matches('a')) ?? box).prepend(image)
    document.querySelector('.article-text')?.append(box)
    image.src = src
  }
  const caption = document.createElement('figcaption')
  caption.textContent = 'The old quay at noon'
  const link = document.createElement('a')
  link.href = 'https://real.example/'
  add('figure', 'The old quay')
  add('figure', 'The old quay', caption)
  add('p', '', link)
}
