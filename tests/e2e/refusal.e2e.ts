/** Leave that is asked for on the welcome page and refused, then given: as each browser's own question is answered. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { answerFirefoxQuestion } from '../support/native-firefox.ts'
import { answerQuestion } from '../support/native-question.ts'
import { playPacks } from '../support/press-build.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let newsroom: Newsroom
  let fil: FilBrowser
  let welcome: Page
  const build = mkdtempSync(join(tmpdir(), 'fil-refusal-'))

  beforeAll(async () => {
    newsroom = await startNewsroom()
    playPacks(browser, build, newsroom)
    fil = await launchFil({ browser, extensionDir: build, headless: false, allowedOrigins: [] })
    welcome = await fil.openPage('welcome', { width: 900, height: 700 })
    await welcome.waitForSelector('.pack label')
    await welcome.$$eval('.pack label:not(.pack-name) input', (boxes) => {
      for (const box of boxes.slice(0, 3)) (box as HTMLInputElement).click()
    })
  })
  afterAll(async () => {
    await fil?.close()
    await newsroom?.close()
    rmSync(build, { recursive: true, force: true })
  })

  const readStatus = () => welcome.$eval('.begin [role=status]', (line) => line.textContent ?? '')
  const answer = (choice: 'allow' | 'deny') =>
    browser === 'chromium' ? answerQuestion(fil, choice) : answerFirefoxQuestion(fil, choice)
  const press = async () => {
    await welcome.bringToFront()
    await welcome.click('.begin .primary')
    await waitFor(async () => /asking you/.test(await readStatus()), { saying: 'the page to wait' })
  }

  test('who refuses is told that nothing is followed, and how to allow it later', async () => {
    await press()
    await answer('deny')
    await waitFor(async () => /^That is fine\./.test(await readStatus()), {
      timeoutMs: 10_000,
      saying: 'what a refusal means',
    })
    expect(await readStatus()).toMatch(/nothing is followed yet.*Press the button again/)
    expect(await fil.evaluate(listOrigins)).toEqual([])
    expect(newsroom.log).toEqual([])
  })

  test('the ticks stay, and nothing waits to be followed', async () => {
    expect(await welcome.$eval('.begin .primary', (button) => button.textContent)).toBe('Follow 3 sources')
    const options = await fil.openPage('options')
    await options.waitForSelector('.adding')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await options.$('#waiting')).toBeNull()
    expect(await options.$('.sources li')).toBeNull()
    await options.close()
  })

  test('the demo needs no leave', async () => {
    await welcome.bringToFront()
    await welcome.click('.demo .button')
    await welcome.waitForSelector('.demo .button + .button')
    await welcome.click('.demo .button + .button')
    await waitFor(async () => (await welcome.$$('.demo .button')).length === 1, { saying: 'no demo' })
    expect(newsroom.log).toEqual([])
  })

  test('the same press asks again, and once allowed all are followed', async () => {
    await press()
    await answer('allow')
    await waitFor(async () => (await readStatus()) === '3 of 3 sources', {
      timeoutMs: 20_000,
      saying: 'all to be followed',
    })
    expect(await fil.evaluate(listOrigins)).toEqual(['*://127.0.0.1/*'])
    await welcome.waitForSelector('.begin .preview li')
  })
})

/** What follows runs in the browser. */
declare const chrome: { permissions: { getAll(): Promise<{ origins?: string[] }> } }

async function listOrigins(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? []
}
