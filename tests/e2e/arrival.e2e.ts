/** What comes while the list is open: it moves nothing that is being read, says so once, and shows what was edited. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pressButton, readPanel } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page

  beforeAll(async () => {
    stage = await openStage({ browser })
    await followAll(stage)
    panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
  })
  afterAll(() => stage?.close())
  beforeEach(() => panel.bringToFront())

  /** Each headline in view and how high it stands. */
  const readHeights = () =>
    panel.evaluate(() => {
      const list = document.querySelector('.column')?.getBoundingClientRect()
      return [...document.querySelectorAll('.row')]
        .map((row) => ({
          title: row.querySelector('.headline')?.textContent ?? '',
          top: Math.round(row.getBoundingClientRect().top),
        }))
        .filter(({ top }) => list && top > list.top && top < list.bottom)
    })
  const publish = async (count: number) => {
    const told = Array.from({ length: count }, (_, nth) =>
      stage.newsroom.publish(stage.newsroom.sources[nth]?.id),
    )
    await panel.evaluate(() => {
      document.querySelector<HTMLElement>('.tools button:nth-child(2)')?.click()
    })
    return told
  }
  const scrollTo = (top: number) =>
    panel.evaluate(async (top) => {
      document.querySelector('.column')?.scrollTo(0, top)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }, top)

  test('scrolled down, what is being read stays where it is, and a pill leads to what came', async () => {
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await scrollTo(1_000)
    const before = await readHeights()
    expect(before.length).toBeGreaterThan(4)
    const told = await publish(3)
    const pill = await panel.waitForSelector('.pill', { visible: true })
    await waitFor(async () => (await panel.$eval('.pill', (one) => one.textContent)) === '3 new', {
      timeoutMs: 20_000,
      saying: 'three stories to have come',
    })
    const after = new Map((await readHeights()).map(({ title, top }) => [title, top]))
    for (const { title, top } of before.slice(1, -1)) expect(after.get(title), title).toBe(top)
    await pill?.click()
    await waitFor(
      async () => {
        const titles = new Set((await readPanel(panel)).stories.map((story) => story.title))
        return told.every(({ title }) => titles.has(title))
      },
      { saying: 'what came, at the top of the list' },
    )
    await waitFor(async () => !(await panel.$('.pill')), { saying: 'the pill to go' })
  })

  test('it is said once to who cannot see it', async () => {
    await scrollTo(0)
    await publish(2)
    await waitFor(
      () =>
        panel.evaluate(() =>
          [...document.querySelectorAll('[role="status"]')].some((line) =>
            /new stor/.test(line.textContent ?? ''),
          ),
        ),
      { timeoutMs: 20_000, saying: 'the arrival to be announced' },
    )
  })

  test('the row that has the focus keeps it, whatever comes above it', async () => {
    await scrollTo(0)
    await panel.keyboard.press('j')
    await panel.keyboard.press('j')
    const read = () =>
      panel.evaluate(() => document.activeElement?.querySelector('.headline')?.textContent ?? '')
    const place = () =>
      panel.evaluate(() => document.activeElement?.closest('.row')?.getAttribute('aria-posinset'))
    await waitFor(async () => (await place()) === '2', { saying: 'the second row to have the focus' })
    const title = await read()
    const [told] = await publish(1)
    await waitFor(
      () =>
        panel.evaluate(
          (title) => [...document.querySelectorAll('.headline')].some((one) => one.textContent === title),
          told?.title as string,
        ),
      { timeoutMs: 20_000, saying: 'the story to come' },
    )
    expect(await read()).toBe(title)
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  })

  test('the row whose menu is open stays beside it', async () => {
    await scrollTo(0)
    await panel.hover('.row[aria-posinset="2"]')
    await panel.waitForSelector('.row[aria-posinset="2"] .row-acts')
    const title = await panel.$eval('[aria-posinset="2"] .headline', (one) => one.textContent)
    await panel.$eval('[aria-posinset="2"] .row-acts button:last-child', (one) =>
      (one as HTMLElement).click(),
    )
    await panel.waitForSelector('.menu')
    // Longer than a pointer that rests is taken for one that aims.
    await new Promise((resolve) => setTimeout(resolve, 3_200))
    const before = (await readHeights()).find((one) => one.title === title)
    expect(before).toBeDefined()
    const [told] = await publish(1)
    await waitFor(
      () =>
        panel.evaluate(
          (title) => [...document.querySelectorAll('.headline')].some((one) => one.textContent === title),
          told?.title as string,
        ),
      { timeoutMs: 20_000, saying: 'the story to come' },
    )
    expect((await readHeights()).find((one) => one.title === title)).toEqual(before)
    await panel.keyboard.press('Escape')
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  })

  test('an edited headline says so, and its details show the former one struck through', async () => {
    await scrollTo(0)
    const [source] = stage.newsroom.sources
    const [story] = stage.newsroom.expectedStories(source?.id as string)
    const title = 'A headline that was put right'
    stage.newsroom.revise(source?.id as string, story?.url as string, { title })
    await pressButton(panel, 'refresh')
    await waitFor(
      async () => {
        await scrollTo(0)
        return (await readPanel(panel)).stories.some((one) => one.title === title)
      },
      { timeoutMs: 20_000, saying: 'the edited headline' },
    )
    const row = await panel.waitForSelector(`::-p-xpath(//li[.//*[normalize-space()="${title}"]])`)
    expect(await row?.evaluate((element) => element.querySelector('.meta')?.textContent)).toContain('edited')
    await row?.evaluate((element) => element.querySelector('a')?.focus())
    await panel.keyboard.press('i')
    const former = await panel.waitForSelector('dialog[open] del')
    expect(await former?.evaluate((element) => element.textContent)).toBe(story?.title)
    await panel.keyboard.press('Escape')
    expect((await readPanel(panel)).stories.find((one) => one.title === title)?.unread).toBe(true)
  })

  test('a line stands where the last visit ended', async () => {
    await panel.close()
    const told = stage.newsroom.publish(stage.newsroom.sources[0]?.id)
    await stage.fil.sendMessage({ kind: 'repaint' })
    const other = await stage.fil.openPage('popup', { width: 400, height: 580 })
    await other.waitForSelector('.row')
    await pressButton(other, 'refresh')
    await waitFor(async () => (await readPanel(other)).stories[0]?.title === told.title, {
      timeoutMs: 20_000,
      saying: 'the newest story',
    })
    const divided = await other.waitForSelector('.row.divided')
    expect(await divided?.evaluate((row) => row.getAttribute('aria-posinset'))).toBe('2')
    panel = other
  })
})
