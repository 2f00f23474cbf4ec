/** Stories of the press opened for reading: from the feed, from a ticker, from their pages, and later without a network. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extendBuild } from '../bench/extended-build.ts'
import { removeFolder } from '../support/keeper.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let extensionDir: string
  let stage: Stage
  let page: Page

  beforeAll(async () => {
    extensionDir = await extendBuild(['article'], {}, browser)
    stage = await openStage({ browser, extensionDir }, { stories: 5 })
    await followAll(stage)
    page = await stage.fil.openPage('article', { width: 700, height: 900 })
    await page.waitForFunction(() => 'timeFloor' in window)
  })
  afterAll(async () => {
    await stage?.close()
    if (extensionDir) removeFolder(extensionDir)
  })

  const find = async (url: string | undefined) => {
    const stories = await page.evaluate(() => window.listStories())
    return stories.find((story) => story.url === url)?.id ?? 0
  }
  const open = (id: number, wishes = {}) =>
    page.evaluate((one, given) => window.openStory(one, given), id, wishes)
  const told = (outlet: string) => stage.newsroom.expectedStories(outlet).filter(({ lead }) => !lead)
  const countArticles = (outlet: string) =>
    stage.newsroom.requestsFor(outlet).filter((request) => request.page === 'article').length

  test('a headline of a ticker is read on its own page, asked for once', async () => {
    const [story] = told('minute')
    const id = await find(story?.url)
    const opened = await open(id)
    expect(opened).toMatchObject({
      origin: 'page',
      title: story?.title,
      isRightToLeft: false,
      url: story?.url,
    })
    const { words, minutes, html } = opened as { words: number; minutes: number; html: string }
    expect(words).toBeGreaterThan(50)
    expect(minutes).toBeGreaterThan(0)
    expect(html).toContain('<p>')
    expect(await open(id)).toMatchObject({ origin: 'page', words })
    expect(countArticles('minute')).toBe(1)
    const findStored = () => page.evaluate((one) => window.findStored(one), id)
    await expect.poll(findStored).toMatchObject({ article: { language: 'fr-MA' } })
    expect(await findStored()).not.toHaveProperty('page')
  })

  test('the lead of a ticker is read where it stands', async () => {
    const lead = stage.newsroom.expectedStories('minute').find((one) => one.lead)
    const before = countArticles('minute')
    expect(await open(await find(lead?.url))).toMatchObject({ origin: 'ticker', title: lead?.title })
    expect(countArticles('minute')).toBe(before)
  })

  test('Arabic in windows-1256 is read from right to left', async () => {
    const [story] = told('rasif')
    const opened = await open(await find(story?.url), { fromPage: true })
    expect(opened).toMatchObject({ origin: 'page', isRightToLeft: true, language: 'ar-MA' })
    expect((opened as { text: string }).text).not.toContain('\ufffd')
  })

  test('what was read is there without a network, and what was not says why, with what the feed told', async () => {
    const [first, second] = told('qafila')
    const id = await find(first?.url)
    const read = await open(id)
    expect(read).toMatchObject({ origin: 'page' })
    await stage.newsroom.closeDoor('qafila')
    expect(await open(id)).toMatchObject({ origin: 'page', words: (read as { words: number }).words })
    expect(await open(id, { again: true })).toMatchObject({ origin: 'page' })
    expect(await open(await find(second?.url))).toMatchObject({
      trouble: { reason: 'unreachable' },
      heading: { title: second?.title, url: second?.url },
    })
    await stage.newsroom.openDoor('qafila')
    expect(await open(await find(second?.url))).toMatchObject({ origin: 'page' })
  })

  test('a guard before a page is named, and the page is read when it is gone', async () => {
    const [, , story] = told('minute')
    const id = await find(story?.url)
    stage.newsroom.setFault('minute', { kind: 'status', status: 403, challenge: true, everywhere: true })
    expect(await open(id)).toMatchObject({ trouble: { reason: 'challenge' } })
    stage.newsroom.setFault('minute')
    expect(await open(id)).toMatchObject({ origin: 'page' })
  })

  test('no request for an article carries a cookie or tells where it comes from', () => {
    const asked = stage.newsroom.log.filter((request) => request.page === 'article')
    expect(asked.length).toBeGreaterThan(3)
    for (const { headers } of asked) {
      expect(headers.cookie).toBeUndefined()
      expect(headers.referer).toBeUndefined()
      expect(headers.accept).toMatch(/^text\/html/)
    }
  })
})
