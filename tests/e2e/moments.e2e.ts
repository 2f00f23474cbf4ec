/** A page in its less usual moments: before it is whole, without a network or a store, and at midnight. */
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEarlyScript } from '../support/early-script.ts'
import { removeFolder } from '../support/keeper.ts'
import { findBuild } from '../support/profile.ts'
import { readPanel } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fil-early-'))
    cpSync(findBuild(browser), folder, { recursive: true })
    addEarlyScript(folder, ['sidepanel'], runEarly)
    stage = await openStage({ browser, extensionDir: folder })
    await followAll(stage)
  })
  afterAll(async () => {
    await stage?.close()
    removeFolder(folder)
  })

  /** Opens a panel to which something happens before its first script runs. */
  async function openWith(early: Early): Promise<Page> {
    const page = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await page.evaluate((early) => sessionStorage.setItem('early', early), JSON.stringify(early))
    await markPage(page)
    await stage.fil.driver.goTo(page, await page.evaluate(() => location.href))
    await waitFor(() => isNewPage(page), { saying: 'the page to be loaded anew' })
    return page
  }

  describe('what is pressed before the page is whole', () => {
    const open = async (presses: Pick<Early, 'keys' | 'selector'>) => {
      const page = await openWith(presses)
      await page.waitForSelector('.row-acts')
      expect(await page.evaluate(() => document.documentElement.dataset.pressed)).toBe('early')
      return page
    }

    test('with the pointer is done once it is', async () => {
      const page = await open({ selector: 'header .tools button:last-child' })
      await page.waitForSelector('.menu')
      await page.close()
    })

    test('with the keys is done in its order, each key once', async () => {
      const page = await open({ keys: ['j', 'j', 'ArrowDown', 'k', 's'] })
      await page.waitForSelector('.row.selected.saved')
      const saved = await page.$$eval('.row.saved', (rows) =>
        rows.map((row) => row.getAttribute('aria-posinset')),
      )
      expect(saved).toEqual(['2'])
      await waitFor(() => page.evaluate(() => document.activeElement?.closest('.selected') !== null), {
        saying: 'the focus on the row',
      })
      await page.keyboard.press('u')
      await page.waitForSelector('.row.saved', { hidden: true })
      await page.close()
    })

    test('after the key of the search is looked for, letter by letter', async () => {
      const page = await open({ keys: ['/', ...'le prt', 'Backspace', 'Backspace', ...'ort'] })
      const typed = () => page.$eval('.search input', (field) => (field as HTMLInputElement).value)
      await waitFor(async () => (await typed()) === 'le port', { saying: 'what was typed' })
      await page.keyboard.type('s')
      await waitFor(async () => (await typed()) === 'le ports', { saying: 'what was typed since' })
      await page.close()
    })
  })

  describe('without a network', () => {
    test('the foot says so, and nothing turns for a check that waits', async () => {
      const page = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
      await page.waitForSelector('.row-acts')
      await page.setOfflineMode(true)
      await waitFor(async () => (await readFoot(page)).includes('No network'), {
        saying: 'the foot to say so',
      })
      expect(await page.$('header .turning')).toBeNull()
      await page.setOfflineMode(false)
      await waitFor(async () => !(await readFoot(page)).includes('No network'), { saying: 'the times again' })
      await page.close()
    })

    test.each(['en', 'fr', 'ar'])(
      'the foot says so in one whole line 300 pixels wide: %s',
      async (language) => {
        const page = await stage.fil.openPage('sidepanel', { width: 300, height: 700 })
        await page.waitForSelector('.row-acts')
        const room = await page.evaluate(async (language) => {
          const messages = await (await fetch(`/_locales/${language}/messages.json`)).json()
          const line = document.querySelector('.facts .undo') as HTMLElement
          ;(line.firstElementChild as HTMLElement).textContent = messages.offline.message
          return line.clientWidth - line.scrollWidth
        }, language)
        expect(room).toBe(0)
        await page.close()
      },
    )
  })

  test('where the store cannot be opened the panel says so, and what to do', async () => {
    const page = await openWith({ isStoreClosed: true })
    await page.waitForSelector('.empty .button')
    expect(await page.$eval('.empty', (words) => words.textContent)).toMatch(/cannot be opened.*Try again/)
    // What cannot be known leaves no empty place.
    expect(await page.$('.unread-total, footer')).toBeNull()
    await markPage(page)
    await page.click('.empty .button')
    await waitFor(() => isNewPage(page), { saying: 'the page to begin anew' })
    await page.waitForSelector('.empty .button')
    await page.close()
  })

  test('in another zone the page begins anew, with the days and times of that zone', async () => {
    const page = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await page.waitForSelector('.row-acts')
    const readFirst = async () => {
      const { time, at } = (await readPanel(page)).stories[0] ?? {}
      return { time, at }
    }
    const format = (timeZone: string, at = 0) =>
      new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone }).format(at)
    const before = await readFirst()
    expect(before.time).toBe(format('Africa/Casablanca', before.at))
    await markPage(page)
    // As when a laptop is opened again after a flight.
    await page.emulateTimezone('Asia/Tokyo')
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await waitFor(() => isNewPage(page), { saying: 'the page to begin anew' })
    await page.waitForSelector('.row-acts')
    const after = await readFirst()
    expect(after.time).toBe(format('Asia/Tokyo', after.at))
    await page.close()
  })

  test('at midnight Today becomes Yesterday, without a reload', async () => {
    stage.newsroom.publish(stage.newsroom.sources[0]?.id)
    await stage.fil.sendMessage({ kind: 'refresh' })
    const page = await openWith({ msToMidnight: 15_000 })
    await page.waitForSelector('.row-acts')
    const firstDay = async () => (await readPanel(page)).stories[0]?.day
    expect(await firstDay()).toBe('Today')
    await markPage(page)
    await waitFor(async () => (await firstDay()) === 'Yesterday', { timeoutMs: 25_000, saying: 'Yesterday' })
    expect(await isNewPage(page)).toBe(false)
    await page.close()
  })
})

const readFoot = (page: Page) => page.$eval('footer', (foot) => foot.textContent ?? '')

/** What is begun anew has no mark. */
const markPage = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.dataset.same = 'yes'
  })
/** While one page gives way to the other, there is none to be asked. */
const isNewPage = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset.same === undefined).catch(() => false)

interface Early {
  /** Pressed as soon as the first headline is there. */
  keys?: string[]
  /** Clicked at that moment. */
  selector?: string
  isStoreClosed?: boolean
  /** The clock is moved: so long before midnight the page begins. */
  msToMidnight?: number
}

/** Runs in the page, before all else. */
function runEarly(given: string): void {
  const { keys = [], selector, isStoreClosed, msToMidnight }: Early = JSON.parse(given || '{}')
  if (isStoreClosed) {
    IDBFactory.prototype.open = () => {
      throw new DOMException('A mutation operation was attempted', 'InvalidStateError')
    }
  }
  if (msToMidnight !== undefined) {
    const here = Temporal.Now.zonedDateTimeISO()
    const midnight = here.toPlainDate().add({ days: 1 }).toZonedDateTime(here.timeZoneId)
    const ahead = midnight.epochMilliseconds - msToMidnight - Date.now()
    const readClock = Date.now
    Date.now = () => readClock() + ahead
  }
  if (!selector && keys.length === 0) return
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('.row')) return
    observer.disconnect()
    // Nothing can be done with a row yet.
    document.documentElement.dataset.pressed = document.querySelector('.row-acts') ? 'late' : 'early'
    if (selector) document.querySelector<HTMLElement>(selector)?.click()
    for (const key of keys) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  }).observe(document, { childList: true, subtree: true })
}
