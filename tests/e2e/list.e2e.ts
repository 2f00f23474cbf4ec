/** The walk of a reader: sources are followed, headlines listed, the badge counted. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseMenuItem, pressButton, readPanel, readWholePanel } from '../support/read-list.ts'
import { expectStories, followAll, openStage, openWholeList, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page

  beforeAll(async () => {
    stage = await openStage({ browser })
    await followAll(stage)
    panel = await openWholeList(stage)
  })
  afterAll(() => stage?.close())

  const badge = async () => (await stage.fil.badge()).text
  const unreadRows = async () => (await readPanel(panel)).stories.filter((story) => story.unread)

  test('every story of every source is listed once, with its words, source and time', async () => {
    const { stories } = await readPanel(panel)
    const name = (story: { source: string; title: string }) => `${story.source} | ${story.title}`
    expect(stories.map(name).sort()).toEqual(expectStories(stage).map(name).sort())
    const listed = new Map(stories.map((story) => [name(story), story]))
    for (const expected of expectStories(stage)) {
      if (expected.publishedAt === undefined) continue
      expect(listed.get(name(expected))?.at, name(expected)).toBe(expected.publishedAt)
      expect(listed.get(name(expected))?.url, name(expected)).toBe(expected.url)
    }
  })

  test('the list is newest first, and nothing in it lies ahead of now', async () => {
    const times = (await readPanel(panel)).stories.map((story) => story.at)
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect(times[0]).toBeLessThanOrEqual(Date.now())
  })

  test('each story stands under its own day in the reader’s zone, with its clock time there', async () => {
    const format = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'Africa/Casablanca' })
    const dayOf = (at: number) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Africa/Casablanca').toPlainDate()
    const today = dayOf(Date.now())
    for (const story of (await readPanel(panel)).stories) {
      const age = dayOf(story.at).until(today).days
      expect(story.day, story.title).toMatch([/^Today$/, /^Yesterday$/][age] ?? /^\w+day, /)
      expect(story.time).toBe(format.format(story.at))
    }
  })

  test('badge, tooltip, header and rows tell one count of unread stories', async () => {
    const count = (await unreadRows()).length
    expect(count).toBe(expectStories(stage).length)
    expect(await stage.fil.badge()).toMatchObject({ text: `${count}`, title: `Fil: ${count} unread stories` })
    expect((await readPanel(panel)).unreadTotal).toBe(`${count}`)
  })

  test('a story published later arrives in the open panel and in the badge without a reload', async () => {
    const before = Number(await badge())
    const [source] = stage.newsroom.sources
    const told = stage.newsroom.publish(source?.id)
    await pressButton(panel, 'refresh')
    const arrived = await waitFor(
      async () => (await readPanel(panel)).stories.find((story) => story.title === told.title),
      { timeoutMs: 20_000, saying: 'the new story in the panel' },
    )
    expect(arrived).toMatchObject({ unread: true, source: source?.title, day: 'Today' })
    await waitFor(async () => (await badge()) === `${before + 1}`, { saying: 'one more on the badge' })
    expect(await unreadRows()).toHaveLength(before + 1)
  })

  test('a check of all sources shows how far it is, and brings nothing twice', async () => {
    const before = (await readPanel(panel)).stories.length
    const [slow] = stage.newsroom.sources
    stage.newsroom.setFault(slow?.id as string, { kind: 'hang' })
    await pressButton(panel, 'refresh')
    const total = stage.newsroom.sources.length
    await waitFor(async () => (await readPanel(panel)).footer.includes(`${total - 1} of ${total} sources`), {
      timeoutMs: 20_000,
      saying: 'all sources but one to be checked',
    })
    stage.newsroom.setFault(slow?.id as string, undefined)
    expect((await readPanel(panel)).stories).toHaveLength(before)
    await waitFor(async () => !/of \d+ sources/.test((await readPanel(panel)).footer), {
      timeoutMs: 45_000,
      saying: 'the last source to be given up',
    })
    expect((await readPanel(panel)).footer).toContain('1 source in trouble')
    expect((await readPanel(panel)).footer).toContain('took too long to answer')
  })

  test('a click opens the story in a tab in front and marks it read, a middle click behind', async () => {
    for (const [button, active] of [
      ['left', true],
      ['middle', false],
    ] as const) {
      await panel.bringToFront()
      const before = Number(await badge())
      const [first] = await unreadRows()
      const rows = await panel.$$('.row.unread > a')
      await rows[0]?.click({ button })
      const url = first?.url as string
      const tab = await waitFor(async () => (await stage.fil.openedTabs()).find((tab) => tab.url === url), {
        saying: `a tab with ${url}`,
      })
      expect(tab.active).toBe(active)
      await waitFor(async () => (await badge()) === `${before - 1}`, { saying: 'one less on the badge' })
      expect((await unreadRows()).some((story) => story.url === url && story.title === first?.title)).toBe(
        false,
      )
    }
  })

  test('the worker may die at any time: the next click or alarm finds it again', async () => {
    await stage.fil.stopWorker()
    const told = stage.newsroom.publish(stage.newsroom.sources[1]?.id)
    await panel.bringToFront()
    await pressButton(panel, 'refresh')
    await waitFor(async () => (await readPanel(panel)).stories.some((story) => story.title === told.title), {
      timeoutMs: 20_000,
      saying: 'a story that was published while the worker was dead',
    })
  })

  test('the popup shows the same list as the panel', async () => {
    const popup = await stage.fil.openPage('popup', { width: 400, height: 580 })
    await popup.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    const [inPopup, inPanel] = [await readWholePanel(popup), await readPanel(panel)]
    expect(inPopup.stories).toEqual(inPanel.stories)
    expect(inPopup.unreadTotal).toEqual(inPanel.unreadTotal)
    await popup.close()
  })

  test('marking all as read empties badge and counts, and stays so after the next check', async () => {
    await panel.bringToFront()
    await chooseMenuItem(panel, 'markAllRead')
    await waitFor(async () => (await badge()) === '', { saying: 'an empty badge' })
    await waitFor(async () => (await unreadRows()).length === 0, { saying: 'every row to be read' })
    await pressButton(panel, 'refresh')
    await waitFor(async () => !/of \d+ sources/.test((await readPanel(panel)).footer), {
      timeoutMs: 30_000,
      saying: 'the check to end',
    })
    expect(await unreadRows()).toEqual([])
    expect(await stage.fil.badge()).toMatchObject({ text: '', title: 'Fil: nothing unread' })
    expect((await readPanel(panel)).unreadTotal).toBe('0')
  })

  test('every request was polite: no cookie, no referrer, and conditional after the first', () => {
    const first = new Set<string>()
    for (const request of stage.newsroom.log.filter((entry) => isFeed(stage, entry))) {
      expect(request.headers.cookie).toBeUndefined()
      expect(request.headers.referer).toBeUndefined()
      const isConditional = 'if-none-match' in request.headers || 'if-modified-since' in request.headers
      expect(isConditional, `${request.outlet} ${request.path}`).toBe(first.has(request.outlet))
      if (request.status === 200 || request.status === 304) first.add(request.outlet)
    }
    expect(first.size).toBe(stage.newsroom.sources.length)
  })
})

function isFeed({ newsroom }: Stage, entry: { outlet: string; path: string }): boolean {
  const source = newsroom.sources.find(({ id }) => id === entry.outlet)
  return source?.url.endsWith(entry.path) ?? false
}
