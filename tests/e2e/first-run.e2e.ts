/** From install to the first headlines: the welcome page, its packs and its one question, and the demo. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { playPacks } from '../support/press-build.ts'
import { waitForText } from '../support/read-article.ts'
import { readPanel } from '../support/read-list.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let newsroom: Newsroom
  let fil: FilBrowser
  let welcome: Page
  const build = mkdtempSync(join(tmpdir(), 'fil-packs-'))

  beforeAll(async () => {
    newsroom = await startNewsroom()
    playPacks(browser, build, newsroom)
    fil = await launchFil({
      browser,
      extensionDir: build,
      saysYes: true,
      keepsWelcome: true,
      // Chromium's question cannot be answered here; Firefox's is.
      allowedOrigins: browser === 'chromium' ? ['http://127.0.0.1'] : [],
    })
  })
  afterAll(async () => {
    await fil?.close()
    await newsroom?.close()
    rmSync(build, { recursive: true, force: true })
  })

  const readStatus = () => welcome.$eval('.begin [role=status]', (line) => line.textContent ?? '')
  const listAsked = () => newsroom.log.filter(({ page }) => page === 'source')

  test('the welcome page opens by itself, once, and asks nobody for anything', async () => {
    const tabs = await waitFor(
      async () => {
        const open = await fil.evaluate(listTabs)
        return open.some((url) => url.endsWith('/welcome.html')) ? open : undefined
      },
      { timeoutMs: 10_000, saying: 'the welcome page' },
    )
    expect(tabs.filter((url) => url.endsWith('/welcome.html'))).toHaveLength(1)
    expect(newsroom.log).toEqual([])
    expect(await fil.evaluate(listOrigins)).toEqual(browser === 'chromium' ? ['*://127.0.0.1/*'] : [])
  })

  test('the demo fills the list without a network, says what it is, and goes with one press', async () => {
    welcome = await fil.openPage('welcome', { width: 900, height: 800 })
    await (await welcome.waitForSelector('.demo .button'))?.click()
    const panel = await fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row')
    const { stories } = await readPanel(panel)
    expect(stories.length).toBeGreaterThan(8)
    expect(stories.every(({ source }) => source.startsWith('Demo: '))).toBe(true)
    const tabs = await fil.evaluate(listTabs)
    await panel.keyboard.press('j')
    await panel.keyboard.press('o')
    const { text, trouble } = await waitForText(panel)
    expect([trouble, text]).toEqual(['', expect.stringMatching(/^This story is made up: /)])
    expect(await panel.$(`.article-bar [aria-label="Open the original"], .article-end > .button`)).toBeNull()
    expect(await fil.evaluate(listTabs)).toEqual(tabs)
    await panel.keyboard.press('Escape')
    await panel.waitForSelector('.article-screen', { hidden: true })
    await (await panel.waitForSelector('.demo-line button'))?.click()
    await panel.waitForSelector('.empty')
    expect(await panel.$('.demo-line')).toBeNull()
    await panel.close()
    expect(newsroom.log).toEqual([])
  })

  test('without a tick nothing is asked, and the page says what to do', async () => {
    await welcome.bringToFront()
    await welcome.click('.begin .primary')
    expect(await readStatus()).toBe('Tick at least one source first.')
  })

  test('a language that the reader does not read takes its sites away, with their ticks', async () => {
    const count = () => welcome.$$eval('.pack label:not(.pack-name)', (labels) => labels.length)
    const before = await count()
    await welcome.click('.pack .pack-name input')
    expect(await welcome.$$eval('.pack :checked', (boxes) => boxes.length)).toBe(13)
    await welcome.click('.languages label[lang=fr] input')
    expect(await count()).toBeLessThan(before)
    await welcome.click('.languages label[lang=fr] input')
    expect(await count()).toBe(before)
    // Two of Morocco's are in other languages.
    expect(await welcome.$$eval('.pack :checked', (boxes) => boxes.length)).toBe(2)
  })

  test('addresses that nobody of Fil has read are marked', async () => {
    const marked = await welcome.$$eval('.pack .about', (all) =>
      all.filter((one) => /unverified/.test(one.textContent ?? '')).map((one) => one.textContent),
    )
    expect(marked).toHaveLength(9)
  })

  test('one press and one question follow all that is ticked, and headlines stand there within seconds', async () => {
    for (let nth = 0; nth < newsroom.sources.length; nth++) {
      await welcome.evaluate((index) => {
        const box = document.querySelectorAll<HTMLInputElement>('.pack label:not(.pack-name) input')[index]
        if (box && !box.checked) box.click()
      }, nth)
    }
    expect(await welcome.$eval('.begin .primary', (button) => button.textContent)).toBe('Follow 8 sources')
    const startedAt = performance.now()
    await welcome.click('.begin .primary')
    await welcome.waitForSelector('.begin .preview li')
    const took = performance.now() - startedAt
    console.log(`${browser}: first headlines ${Math.round(took)} ms after the press`)
    expect(took).toBeLessThan(5_000)
    await waitFor(async () => (await readStatus()) === '8 of 8 sources', {
      timeoutMs: 20_000,
      saying: 'all to be followed',
    })
    expect(
      listAsked()
        .map(({ outlet }) => outlet)
        .sort(),
    ).toEqual(newsroom.sources.map(({ id }) => id).sort())
    expect(await fil.evaluate(listOrigins)).toEqual(['*://127.0.0.1/*'])
    expect(await welcome.$('.failed')).toBeNull()
  })

  test('the button leads to the list, in place of the page', async () => {
    await welcome.click('.begin-line + .begin-line .primary, .preview + .begin-line .primary')
    await waitFor(() => welcome.evaluate(() => location.pathname === '/tab.html'), { saying: 'the list' })
    await welcome.waitForSelector('.row')
    expect((await readPanel(welcome)).stories.length).toBeGreaterThan(0)
  })
})

/** What follows runs in the browser. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ url?: string; pendingUrl?: string }[]> }
  permissions: { getAll(): Promise<{ origins?: string[] }> }
}

async function listTabs(): Promise<string[]> {
  return (await chrome.tabs.query({})).map(({ url, pendingUrl }) => url || pendingUrl || '')
}

async function listOrigins(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? []
}
