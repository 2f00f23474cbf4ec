/** Following the page behind the native popup, in the shipped extension: what the click gives, and no more. */
import type { HTTPRequest, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { openNativePopup } from '../support/native.ts'
import { answerQuestion } from '../support/native-question.ts'
import { readPanel } from '../support/read-list.ts'
import { waitFor } from '../support/wait.ts'

let newsroom: Newsroom
let fil: FilBrowser
let page: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  fil = await launchFil({
    browser: 'chromium',
    headless: false,
    allowedOrigins: [],
    timeZone: 'Africa/Casablanca',
  })
  page = (await fil.browser.pages()).find((one) => !one.url().startsWith('chrome-extension')) as Page
})
afterAll(async () => {
  await fil?.close()
  await newsroom?.close()
})

const findOutlet = (id: string) =>
  newsroom.sources.find((source) => source.id === id) as (typeof newsroom.sources)[0]

async function openSheet(url: string): Promise<Page> {
  await page.goto(url)
  const popup = await openNativePopup(fil)
  await (await popup.waitForSelector('.site button'))?.click()
  await popup.waitForSelector('.sheet .preview li, .sheet [role=status]:not(:empty)')
  return popup
}

test('behind a page that is none of the web, the popup leads to where a site is added', async () => {
  await page.goto('about:blank')
  const popup = await openNativePopup(fil)
  await popup.waitForSelector('.site button')
  expect(await popup.$eval('.site', (line) => line.textContent)).toBe('Add a source')
})

test('opening the popup alone reads nothing of the page behind it', async () => {
  await page.goto(findOutlet('remparts').homeUrl)
  newsroom.clearLog()
  const popup = await openNativePopup(fil)
  await popup.waitForSelector('.site button')
  expect(await popup.$eval('.site', (line) => line.textContent)).toMatch(/^Follow this site127\.0\.0\.1/)
  // The browser itself draws the page's icon on its tab.
  expect(newsroom.log.filter(({ path }) => path !== '/favicon.svg')).toEqual([])
  expect(await fil.badge()).toMatchObject({ text: '' })
})

test.each([
  ['a feed that is declared', 'remparts', 'home'],
  ['a JSON feed', 'harbour-hill', 'home'],
  ['a feed in another alphabet and charset', 'rasif', 'home'],
  ['a news sitemap that robots.txt names', 'qafila', 'home'],
  ['the page itself, as a ticker', 'minute', 'home'],
  ['the feed that is open itself', 'salt-wind', 'source'],
] as const)(
  'a page offers %s, with its first headlines, before any leave is given',
  async (_what, id, which) => {
    const outlet = findOutlet(id)
    const popup = await openSheet(which === 'home' ? outlet.homeUrl : outlet.url)
    await popup.waitForSelector('.preview li')
    expect(await popup.$$eval('.site-offers .address', (all) => all.map((one) => one.textContent))).toEqual([
      outlet.url,
    ])
    const shown = await popup.$$eval('.preview li span', (all) => all.map((one) => one.textContent))
    const told = newsroom.expectedStories(id).map(({ title }) => title)
    expect(shown).toHaveLength(5)
    expect(shown.filter((title) => !told.includes(title ?? ''))).toEqual([])
    expect(await fil.evaluate(listOrigins)).toEqual([])
    expect(await fil.badge()).toMatchObject({ text: '' })
  },
)

test('the headlines of an offer come in without moving the button below them', async () => {
  const { homeUrl, url } = findOutlet('remparts')
  const held: HTTPRequest[] = []
  const hold = (request: HTTPRequest) => {
    if (request.url() === url) held.push(request)
    else void request.continue()
  }
  await page.setRequestInterception(true)
  page.on('request', hold)
  await page.goto(homeUrl)
  const popup = await openNativePopup(fil)
  await (await popup.waitForSelector('.site button'))?.click()
  const button = await popup.waitForSelector('.site-follow .button')
  const before = await button?.boundingBox()
  await waitFor(() => held.length === 1, { saying: 'the request of the preview' })
  expect(await popup.$('.preview li')).toBeNull()
  await held[0]?.continue()
  await popup.waitForSelector('.preview li')
  expect(await button?.boundingBox()).toEqual(before)
  page.off('request', hold)
  await page.setRequestInterception(false)
})

test('the question is for the one site; who declines it has followed nothing', async () => {
  await pressFollow(await openSheet(findOutlet('remparts').homeUrl))
  newsroom.clearLog()
  await answerQuestion(fil, 'deny')
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  expect(await fil.evaluate(listOrigins)).toEqual([])
  expect(newsroom.log).toEqual([])
})

test('once allowed it is followed, though the question has closed the popup', async () => {
  await pressFollow(await openSheet(findOutlet('remparts').homeUrl))
  await answerQuestion(fil, 'allow')
  await waitFor(async () => (await fil.badge()).text !== '', {
    timeoutMs: 15_000,
    saying: 'unread headlines',
  })
  expect(await fil.evaluate(listOrigins)).toEqual(['*://127.0.0.1/*'])
  const panel = await fil.openPage('sidepanel', { width: 400, height: 700 })
  await panel.waitForSelector('.row')
  const told = newsroom.expectedStories('remparts')[0]?.title
  expect((await readPanel(panel)).stories[0]?.title).toBe(told)
  await panel.close()
})

test('a source that is followed already is told so', async () => {
  const popup = await openSheet(findOutlet('remparts').homeUrl)
  await popup.waitForSelector('.site-offers .known')
  expect(await popup.$eval('.site-offers .known', (mark) => mark.textContent)).toBe('followed')
  expect(await popup.$('.site-follow .button')).toBeNull()
})

/** The newsroom is on this machine, and so the sheet asks first; then the browser's question closes the popup. */
async function pressFollow(popup: Page): Promise<void> {
  await (await popup.waitForSelector('.site-follow .button'))?.click()
  await popup.waitForSelector('.sheet dialog[open] .primary')
  await popup.click('.sheet dialog[open] .primary').catch((error: Error) => {
    if (!/Target closed/.test(error.message)) throw error
  })
}

/** What follows runs in the browser. */
declare const chrome: { permissions: { getAll(): Promise<{ origins?: string[] }> } }

async function listOrigins(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? []
}
