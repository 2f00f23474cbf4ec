/** What a list looks like where room is scarce: nothing runs into another, and what belongs together stands in line. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage({ browser: 'chromium' })
  await followAll(stage)
})
afterAll(() => stage?.close())

async function openList(width: number, entry = 'sidepanel'): Promise<Page> {
  const page = await stage.fil.openPage(entry, { width, height: 700 })
  await page.waitForSelector('.row-acts')
  return page
}

test.each(['90', '100', '115', '130'])('the time keeps clear of the dot at %s percent', async (size) => {
  const options = await stage.fil.openPage('options', { width: 900, height: 800 })
  await options.waitForSelector('#setting-textPercent')
  await options.select('#setting-textPercent', size)
  const page = await openList(300)
  const readRoom = () =>
    page.$$eval('.row time', (times) =>
      times.map((time) => {
        const words = (time.firstElementChild as Element).getBoundingClientRect()
        const dot = (time.nextElementSibling as Element).getBoundingClientRect()
        return { before: words.left, between: dot.left - words.right }
      }),
    )
  await waitFor(async () => (await readRoom()).every(({ before, between }) => before >= 0 && between >= 5), {
    saying: 'room on both sides of each time',
  })
  await page.close()
  await options.select('#setting-textPercent', '100')
  await options.close()
})

test.each([300, 500])('the buttons of a row stand clear of its source, %i pixels wide', async (width) => {
  const page = await openList(width)
  const faded = await page.$$eval('.row', (rows) =>
    rows.map((row) => {
      const [meta, acts] = ['.meta', '.row-acts'].map((part) => row.querySelector(part) as Element)
      const isRtl = (meta as Element).matches(':dir(rtl)')
      const line = (meta as Element).getBoundingClientRect()
      const buttons = (acts as Element).getBoundingClientRect()
      const room = Number.parseFloat(getComputedStyle(meta as Element).getPropertyValue('--acts'))
      return isRtl ? line.left + room - buttons.right : buttons.left - (line.right - room)
    }),
  )
  expect(faded.length).toBeGreaterThan(3)
  for (const between of faded) expect(between).toBeGreaterThanOrEqual(0)
  await page.close()
})

test('the words that were found are in view 300 pixels wide, buttons or not', async () => {
  const page = await openList(300)
  await page.keyboard.press('/')
  await page.waitForSelector('.search input')
  await page.keyboard.type('port')
  await page.waitForSelector('.said mark')
  const rooms = await page.$$eval('.row .meta:has(.said mark)', (lines) =>
    lines.map((line) => {
      const mark = (line.querySelector('.said mark') as Element).getBoundingClientRect()
      const { left, right } = line.getBoundingClientRect()
      const room = Number.parseFloat(getComputedStyle(line).getPropertyValue('--acts'))
      return line.matches(':dir(rtl)') ? mark.left - left - room : right - room - mark.right
    }),
  )
  for (const room of rooms) expect(room).toBeGreaterThanOrEqual(0)
  await page.close()
})

test('where each source has a column, the buttons of all rows stand in one below it', async () => {
  const page = await openList(1100, 'tab')
  const lefts = await page.$$eval('.row-acts', (acts) => acts.map((own) => own.getBoundingClientRect().left))
  expect(new Set(lefts).size).toBe(1)
  await page.close()
})

test('the names of sources begin in one line, in whatever direction they are written', async () => {
  const page = await openList(400)
  await page.keyboard.press('g')
  await page.waitForSelector('.switcher')
  const begins = await page.$$eval('.switcher .source .name', (names) =>
    names.map((name) => {
      const words = document.createRange()
      words.selectNodeContents(name)
      return Math.round(words.getBoundingClientRect().left)
    }),
  )
  expect(begins).toHaveLength(stage.newsroom.sources.length)
  expect(new Set(begins).size).toBe(1)
  await page.close()
})

test('after g and a letter the keys go on in the list, not on the button of the views', async () => {
  const page = await openList(400)
  await page.keyboard.press('g')
  await page.waitForSelector('.switcher')
  await page.keyboard.press('u')
  await page.waitForSelector('.switcher', { hidden: true })
  expect(await page.evaluate(() => document.activeElement?.closest('header'))).toBeNull()
  await page.keyboard.press('g')
  await page.waitForSelector('.switcher')
  await page.keyboard.press('a')
  await page.close()
})

test.each(['en', 'fr', 'ar'])('the times of the checks are whole 300 pixels wide: %s', async (language) => {
  const page = await openList(300)
  const room = await page.evaluate(async (language) => {
    const messages = await (await fetch(`/_locales/${language}/messages.json`)).json()
    const time = { en: '12:58 PM', fr: '12:58', ar: '12:58 م' }[language] as string
    const [last, next] = ['checkedAt', 'nextCheckAt'].map((name) =>
      messages[name].message.replace('$1', time),
    )
    const line = document.querySelector('.facts .undo') as HTMLElement
    ;(line.firstElementChild as HTMLElement).textContent = `${last} · ${next}`
    return line.clientWidth - line.scrollWidth
  }, language)
  expect(room).toBe(0)
  await page.close()
})

test.each(['en', 'fr', 'ar'])('every choice of a setting is whole where it stands: %s', async (language) => {
  const page = await stage.fil.openPage('options', { width: 760, height: 800 })
  await page.waitForSelector('#setting-middleClick')
  const missing = await page.evaluate(async (language) => {
    const messages = await (await fetch(`/_locales/${language}/messages.json`)).json()
    const select = document.querySelector('#setting-middleClick') as HTMLSelectElement
    ;(select.options[1] as HTMLOptionElement).textContent = messages.openBehind.message
    const narrow = select.offsetWidth
    select.style.maxInlineSize = 'none'
    return select.offsetWidth - narrow
  }, language)
  expect(missing).toBe(0)
  await page.close()
})

test.each([280, 300, 340, 360, 379])(
  'the unread count is in the header beside every view, %i pixels wide',
  async (width) => {
    const page = await openList(width)
    for (const nth of [0, 2, 1]) {
      await page.$$eval('.view', (views, nth) => (views[nth] as HTMLElement).click(), nth)
      await page.waitForSelector(`.view:nth-child(${nth + 1})[aria-current]`)
      const { shown, room } = await page.$eval('.views', (views) => {
        const end = views.getBoundingClientRect()
        const shown = [...views.querySelectorAll('.unread-total, [aria-current], .more-views')].map(
          (part) => {
            const { left, right, width } = part.getBoundingClientRect()
            return width > 0 && left >= end.left && right <= end.right
          },
        )
        return { shown, room: views.clientWidth - views.scrollWidth }
      })
      expect({ shown, room }).toEqual({ shown: [true, true, true], room: 0 })
    }
    await page.close()
  },
)

test('the arrow stands beside the views, and no unread story is nothing to shout about', async () => {
  const page = await openList(500)
  const between = await page.$eval('.more-views svg', (arrow) => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelectorAll('.view')[2] as Element)
    return arrow.getBoundingClientRect().left - range.getBoundingClientRect().right
  })
  expect(between).toBeLessThanOrEqual(14)
  const readTotal = () =>
    page.$eval('.unread-total', (total) => ({
      count: total.textContent,
      isQuiet:
        getComputedStyle(total).color === getComputedStyle(document.querySelector('.facts') as Element).color,
    }))
  expect((await readTotal()).isQuiet).toBe(false)
  await page.bringToFront()
  await page.keyboard.press('a')
  await waitFor(async () => (await readTotal()).count === '0', { saying: 'nothing unread' })
  expect((await readTotal()).isQuiet).toBe(true)
  await page.keyboard.press('u')
  await waitFor(async () => (await readTotal()).count !== '0', { saying: 'the unread ones again' })
  await page.close()
})
