/** The list for ears and for tight places: what a screen reader is told, and full use when narrow, zoomed and forced. */
import type { Page, SerializedAXNode } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPanel } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

let stage: Stage
let panel: Page

beforeAll(async () => {
  stage = await openStage({ browser: 'chromium' })
  await followAll(stage)
  panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
  await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
})
afterAll(() => stage?.close())

describe('a screen reader', () => {
  const list = (node: SerializedAXNode): SerializedAXNode[] => [node, ...(node.children ?? []).flatMap(list)]

  test('is told of a list of headlines by day, each with its time, state, words and source', async () => {
    const tree = list((await panel.accessibility.snapshot({ interestingOnly: false })) as SerializedAXNode)
    const main = tree.find(({ role }) => role === 'main') as SerializedAXNode
    expect(main.name).toBe('Headlines')
    const days = list(main).filter(({ role }) => role === 'region')
    // Soon after midnight nothing may have come today.
    expect(days[0]?.name).toMatch(/^(Today|Yesterday) · \d+ unread$/)
    const links = days.flatMap((day) => list(day).filter(({ role }) => role === 'link'))
    const { stories } = await readPanel(panel)
    expect(links.length).toBeGreaterThan(5)
    for (const [index, { name }] of links.entries()) {
      const { time, title, source } = stories[index] as (typeof stories)[number]
      expect(name?.replaceAll(/\s+/g, ' ')).toBe(`${time} Unread ${title} ${source}`.replaceAll(/\s+/g, ' '))
    }
  })

  test('is told of each row where it stands among all', async () => {
    const total = String((await readPanel(panel)).unreadTotal)
    const places = await panel.$$eval('.row', (rows) =>
      rows.map((row) => [row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]),
    )
    expect(places).toEqual(places.map((_, index) => [String(index + 1), total]))
  })

  test('keeps its place where a button goes that was pressed with a key', async () => {
    await panel.bringToFront()
    const readPlace = () =>
      panel.evaluate(() => {
        const main = document.querySelector('main')
        return main?.contains(document.activeElement) ? 'list' : document.activeElement?.tagName
      })
    await panel.keyboard.press('Home')
    await waitFor(async () => (await readPlace()) === 'list', { saying: 'a row to have the focus' })
    await panel.keyboard.press('m')
    await panel.waitForSelector('.undo button')
    await panel.focus('.undo button')
    await panel.keyboard.press('Enter')
    await panel.waitForSelector('.undo button', { hidden: true })
    expect(await readPlace()).toBe('list')
    await panel.keyboard.press('/')
    await panel.waitForSelector('.search input')
    await panel.focus('.search button')
    await panel.keyboard.press('Enter')
    await panel.waitForSelector('.search', { hidden: true })
    await waitFor(async () => (await readPlace()) === 'list', { saying: 'the focus to be back in the list' })
  })

  test('finds every button of the header by its name', async () => {
    const tree = list((await panel.accessibility.snapshot()) as SerializedAXNode)
    const names = tree.filter(({ role }) => role === 'button').map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'Unread 201',
        'All',
        'Saved',
        'Choose a view',
        'Search',
        'Check all sources now',
        'Menu',
      ]),
    )
  })

  test('hears each headline in its own language and direction', async () => {
    const tagged = await panel.$$eval('.row', (rows) =>
      rows.map((row) => ({
        title: row.querySelector('.headline')?.textContent ?? '',
        language: row.querySelector('.headline')?.getAttribute('lang'),
        direction: getComputedStyle(row.querySelector('.headline') as Element).direction,
      })),
    )
    const arabic = tagged.filter(({ title }) => /\p{Script=Arabic}/u.test(title))
    expect(arabic.length).toBeGreaterThan(0)
    for (const one of arabic)
      expect(one).toMatchObject({ language: expect.stringMatching(/^ar\b/), direction: 'rtl' })
    for (const one of tagged.filter((each) => !arabic.includes(each))) expect(one.direction).toBe('ltr')
  })
})

describe('everything is in reach', () => {
  const isWhole = () =>
    panel.evaluate(() => {
      const root = document.documentElement
      const outside = [...document.querySelectorAll('header button, .row > a, footer')]
        .filter((element) => element.getBoundingClientRect().width > 0)
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect()
          return left < 0 || right > innerWidth + 0.5
        })
      return root.scrollWidth <= innerWidth && outside.length === 0
    })

  test.each([300, 200])('%i pixels wide, as in a narrow panel or at 200 % zoom', async (width) => {
    await panel.setViewport({ width, height: 700 })
    await waitFor(isWhole, { saying: 'everything to fit' })
    await panel.bringToFront()
    await panel.keyboard.press('g')
    await panel.waitForSelector('.switcher')
    expect(await panel.$eval('.switcher', (one) => one.getBoundingClientRect().right <= innerWidth)).toBe(
      true,
    )
    await panel.keyboard.press('Escape')
    await panel.keyboard.press('j')
    await panel.waitForSelector('.row.selected .row-acts')
    await panel.setViewport({ width: 400, height: 700 })
  })

  test('nothing moves for who wants no motion', async () => {
    await panel.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
    const moving = await panel.evaluate(() => {
      document.querySelector('.column')?.classList.add('sliding')
      const found = [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return transitionDuration !== '0s' || animationName !== 'none'
      })
      document.querySelector('.column')?.classList.remove('sliding')
      return found.map((element) => element.className)
    })
    expect(moving).toEqual([])
    await panel.emulateMediaFeatures([])
  })

  test('unread and selected can be told apart in forced colours', async () => {
    const session = await panel.createCDPSession()
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    })
    await panel.keyboard.press('j')
    const seen = await panel.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element)
      return {
        dot: style('.row.unread .dot').backgroundColor,
        weight: style('.row.unread .headline').fontWeight,
        outline: style('.row.selected').outlineStyle,
      }
    })
    expect(seen.dot).not.toBe('rgba(0, 0, 0, 0)')
    expect(seen).toMatchObject({ weight: '600', outline: 'solid' })
    await session.send('Emulation.setEmulatedMedia', { features: [] })
    await session.detach()
  })
})
