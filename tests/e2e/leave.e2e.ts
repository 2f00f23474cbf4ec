/** Leave to read a site: none at install, asked for one site, taken back and given again, given back at the end. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Newsroom, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from '../support/browsers.ts'
import type { FilBrowser } from '../support/fil-browser.ts'
import { findBuild } from '../support/profile.ts'
import { waitFor } from '../support/wait.ts'

test.each(['chromium', 'firefox'] as const)(
  'the manifest for %s asks for no site and puts no script into pages',
  (browser) => {
    const manifest = JSON.parse(readFileSync(join(findBuild(browser), 'manifest.json'), 'utf8'))
    expect(manifest).not.toHaveProperty('host_permissions')
    expect(manifest).not.toHaveProperty('content_scripts')
    expect(manifest.optional_host_permissions).toEqual(['*://*/*'])
    const others = ['activeTab', 'alarms', 'scripting', 'storage', 'unlimitedStorage']
    expect(manifest.permissions.sort()).toEqual(
      browser === 'chromium' ? [...others, 'sidePanel'].sort() : others,
    )
  },
)

/** Only Firefox can be told beforehand what its reader answers. */
describe('in firefox', () => {
  let newsroom: Newsroom
  let fil: FilBrowser
  let options: Page

  beforeAll(async () => {
    newsroom = await startNewsroom()
    fil = await launchFil({ browser: 'firefox', allowedOrigins: [], saysYes: true })
    options = await fil.openPage('options', { width: 800, height: 700 })
    await options.waitForSelector('.follow input')
  })
  afterAll(async () => {
    await fil?.close()
    await newsroom?.close()
  })

  const listOrigins = () => fil.evaluate(readOrigins)
  const countAsked = () => newsroom.log.filter(({ page }) => page === 'source').length
  const source = () => newsroom.sources[0] as (typeof newsroom.sources)[0]

  async function follow(address: string): Promise<void> {
    await options.bringToFront()
    await options.type('#address', address)
    await options.keyboard.press('Enter')
    await (await options.waitForSelector('.follow dialog[open] .primary'))?.click()
  }

  test('at install Fil may read no site', async () => {
    expect(await listOrigins()).toEqual([])
  })

  test('following asks for the one site', async () => {
    await follow(source().url)
    await options.waitForSelector('.sources li')
    expect(await listOrigins()).toEqual(['*://127.0.0.1/*'])
  })

  test('leave that is taken back pauses the source at once, in the options and in the panel', async () => {
    await waitFor(() => newsroom.log.some(({ page }) => page === 'icon'), {
      timeoutMs: 15_000,
      saying: 'the icon to be asked for',
    })
    const before = countAsked()
    await fil.evaluate(takeBack)
    await waitFor(
      async () =>
        /^Paused: /.test(await options.$eval('.sources .trouble', (line) => line.textContent ?? '')),
      { timeoutMs: 10_000, saying: 'the pause' },
    )
    const panel = await fil.openPage('sidepanel', { width: 400, height: 700 })
    await (await panel.waitForSelector('.troubled summary'))?.click()
    expect(await panel.$eval('.troubled li .button', (button) => button.textContent)).toBe('Allow again')
    await panel.close()
    await fil.sendMessage({ kind: 'refresh' })
    expect(countAsked()).toBe(before)
  })

  test('one press gives it again, and the source goes on', async () => {
    const before = countAsked()
    await options.bringToFront()
    await options.click('.sources .allow-again .button')
    await waitFor(async () => !(await options.$('.sources .trouble')), {
      timeoutMs: 10_000,
      saying: 'the source to go on',
    })
    expect(await listOrigins()).toEqual(['*://127.0.0.1/*'])
    expect(countAsked()).toBe(before + 1)
  })

  test('leave that led to nothing is given back', async () => {
    await options.$eval('.sources details', (details) => {
      details.open = true
    })
    await (await options.waitForSelector('.source-acts > button:nth-of-type(3)'))?.click()
    await waitFor(async () => (await listOrigins()).length === 0, { saying: 'the leave to be given back' })
    await follow(`${new URL(source().url).origin}/there-is-no-such-page`)
    await waitFor(
      () => options.$eval('#outcome', (line) => /nothing at this address/.test(line.textContent ?? '')),
      {
        timeoutMs: 10_000,
        saying: 'the trouble',
      },
    )
    await waitFor(async () => (await listOrigins()).length === 0, { saying: 'the leave to be given back' })
  })
})

/** What follows runs in the browser. */
declare const chrome: {
  permissions: {
    getAll(): Promise<{ origins?: string[] }>
    remove(what: { origins: string[] }): Promise<boolean>
  }
}

async function readOrigins(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? []
}

async function takeBack(): Promise<void> {
  await chrome.permissions.remove({ origins: ['*://127.0.0.1/*'] })
}
