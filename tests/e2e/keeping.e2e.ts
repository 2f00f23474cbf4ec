/** Articles that are kept ahead, read with the newsroom closed. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listSource, readArticle, readFocused, waitForText } from '../support/read-article.ts'
import { readPanel } from '../support/read-list.ts'
import { followAll, openStage, openWholeList, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

/** Fil leaves five seconds between two pages of one host; timers may be a little early. */
const gap = 4_900

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let options: Page

  beforeAll(async () => {
    stage = await openStage({ browser }, { stories: 5 })
    await followAll(stage)
    panel = await openWholeList(stage)
    await panel.setViewport({ width: 400, height: 700 })
    options = await stage.fil.openPage('options', { width: 900, height: 800 })
    await options.waitForSelector('.sources li')
  })
  afterAll(() => stage?.close())

  const outletOf = (id: string) => {
    const found = stage.newsroom.sources.find((source) => source.id === id)
    if (!found) throw new Error(`No outlet ${id}`)
    return found
  }
  const pagesAsked = () => stage.newsroom.log.filter(({ page }) => page === 'article')
  /** Once somebody has been asked for a page, and nobody is any more for so long. */
  const waitForQuiet = (quietMs: number) =>
    waitFor(
      async () => {
        const last = Math.max(0, ...pagesAsked().map(({ at, endedAt }) => endedAt ?? at + 60_000))
        return last > 0 && Date.now() - last > quietMs
      },
      { timeoutMs: 60_000, saying: 'no page to be asked for any more' },
    )
  const goToLast = async () => {
    const title = (await readPanel(panel)).stories.at(-1)?.title
    await panel.keyboard.press('End')
    await waitFor(async () => (await readFocused(panel)) === title, { saying: `the focus on ${title}` })
    return title as string
  }
  const closeAll = () => Promise.all(stage.newsroom.sources.map(({ id }) => stage.newsroom.closeDoor(id)))
  const openAll = () => Promise.all(stage.newsroom.sources.map(({ id }) => stage.newsroom.openDoor(id)))
  const leave = async () => {
    await panel.keyboard.press('Escape')
    await waitFor(async () => !(await panel.$('.article-screen')), { saying: 'the list alone' })
  }

  test('the newest unread are fetched slowly, none twice though the worker is ended, and the space is told', async () => {
    const { stories } = await readPanel(panel)
    const newest = stories.slice(0, 10).map(({ title }) => title)
    stage.newsroom.clearLog()
    await options.bringToFront()
    await options.select('#setting-keepUnread', '10')
    // By then it waits to ask the same hosts again.
    await waitForQuiet(1_500)
    await stage.fil.stopWorker()
    await stage.fil.sendMessage({ kind: 'refresh' })
    await waitForQuiet(7_000)
    const paths = pagesAsked().map(({ outlet, path }) => `${outlet} ${path}`)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.length).toBeGreaterThan(2)
    expect(paths.length).toBeLessThanOrEqual(10)
    for (const asked of Map.groupBy(pagesAsked(), ({ outlet }) => outlet).values()) {
      for (const [nth, { at }] of asked.slice(1).entries()) {
        expect(at - (asked[nth]?.at as number)).toBeGreaterThan(gap)
      }
    }
    const told = await options.$eval('.kept-space', (place) => place.textContent ?? '')
    expect(await options.$('.kept-space[role]')).toBeNull()
    expect(told).toMatch(/^\d+ articles can be read offline, about [\d.]+ MB on this disk\.$/)
    await closeAll()
    await panel.bringToFront()
    await panel.keyboard.press('Home')
    for (const title of newest) {
      await panel.keyboard.press(title === newest[0] ? 'v' : 'j')
      const { text, trouble } = await waitForText(panel, title)
      expect([trouble, text.length > 250]).toEqual(['', true])
    }
    await leave()
    await openAll()
  })

  test('what is saved is there without the newsroom, also once it is read', async () => {
    await options.bringToFront()
    await options.select('#setting-keepUnread', '0')
    await panel.bringToFront()
    await listSource(panel, outletOf('qafila').title)
    const title = await goToLast()
    stage.newsroom.clearLog()
    await panel.keyboard.press('m')
    await panel.keyboard.press('s')
    await waitFor(async () => pagesAsked().some(({ endedAt }) => endedAt !== undefined), {
      timeoutMs: 20_000,
      saying: 'the page of what was saved',
    })
    expect(pagesAsked().map(({ outlet }) => outlet)).toEqual(['qafila'])
    await closeAll()
    await panel.keyboard.press('v')
    const { text, trouble } = await waitForText(panel, title)
    expect([trouble, text.length > 250]).toEqual(['', true])
    await leave()
    await openAll()
  })

  test('a source that is read from its pages is, whatever its feed says, and without the newsroom too', async () => {
    const { id, title } = outletOf('remparts')
    await panel.bringToFront()
    await listSource(panel, title)
    const story = (await readPanel(panel)).stories.at(-1)
    await goToLast()
    stage.newsroom.clearLog()
    await panel.keyboard.press('v')
    await waitForText(panel, story?.title)
    expect(pagesAsked()).toEqual([])
    await leave()
    const item = await waitFor(
      async () => {
        for (const one of await options.$$('.sources li[data-id]')) {
          if ((await one.$eval('.name bdi', (name) => name.textContent)) === title) return one
        }
        return undefined
      },
      { saying: 'the source among the sources' },
    )
    await options.bringToFront()
    await (await item.$('summary'))?.click()
    await (await item.waitForSelector('.full-text'))?.click()
    await options.waitForSelector('.full-text:checked')
    await panel.bringToFront()
    const [path] = story?.url ? [new URL(story.url).pathname] : []
    await panel.keyboard.press('v')
    await waitForText(panel, story?.title)
    await waitFor(async () => pagesAsked().some((asked) => asked.outlet === id && asked.path === path), {
      timeoutMs: 20_000,
      saying: 'the page of the story',
    })
    await waitFor(async () => (await readArticle(panel)).text.length > 250, { saying: 'its text' })
    await leave()
    await closeAll()
    await panel.keyboard.press('v')
    const { text, trouble } = await waitForText(panel, story?.title)
    expect([trouble, text.length > 250]).toEqual(['', true])
    await leave()
    await openAll()
  })
})
