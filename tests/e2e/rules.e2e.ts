/** The reader's rules: made from a story, tried out on the week, and in force in an open list and on the toolbar. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoreLate } from '../support/late-store.ts'
import { pressButton, readPanel } from '../support/read-list.ts'
import { followAll, openStage, openWholeList, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let options: Page
  let total: number

  beforeAll(async () => {
    stage = await openStage({ browser, allowedPermissions: ['notifications'] })
    await followAll(stage)
    panel = await openWholeList(stage)
    total = (await readPanel(panel)).stories.length
    options = await stage.fil.openPage('options', { width: 900, height: 900 })
    await options.waitForSelector('.rules > .button')
  })
  afterAll(() => stage?.close())

  const waitForTotal = (count: number) =>
    waitFor(
      async () =>
        (await stage.fil.badge()).text === String(count) &&
        (await readPanel(panel)).unreadTotal === String(count) &&
        (await readPanel(panel)).stories.filter(({ unread }) => unread).length === count,
      { timeoutMs: 15_000, saying: `${count} unread on the toolbar, in the panel and in its rows` },
    )
  const words = (page: Page, selector: string) => page.$eval(selector, (one) => one.textContent ?? '')
  const readPreview = (page: Page) =>
    waitFor(async () => /\d+ stor|nothing/.exec(await words(page, '.preview [role="status"]'))?.[0], {
      saying: 'a preview',
    })
  /** Wherever it stands: what is kept meanwhile moves it. */
  const press = (page: Page, selector: string) =>
    page.$eval(selector, (button) => (button as HTMLElement).click())
  const fill = async (page: Page, choices: Record<string, string>) => {
    await page.bringToFront()
    if (!(await page.$('.rule-form'))) await press(page, '.rules > .button')
    await page.waitForSelector('.rule-form')
    for (const [name, value] of Object.entries(choices)) {
      if (name === 'text') await page.type('#rule-text', value)
      else await page.select(`#rule-${name}`, value)
    }
  }
  const submit = (page: Page) => press(page, '.rule-form [type="submit"]')
  const remove = async (page: Page) => {
    await page.bringToFront()
    await press(page, '.rules .head .icon-button')
  }
  const publish = async () => {
    const told = stage.newsroom.publish(stage.newsroom.sources[0]?.id)
    await panel.bringToFront()
    await pressButton(panel, 'refresh')
    total += 1
    return told
  }

  test('one is made from a story with words of its headline, and mutes what its preview counted', async () => {
    await panel.bringToFront()
    const headline = (await readPanel(panel)).stories[0]?.title ?? ''
    await (await panel.$('.row'))?.hover()
    await pressButton(panel, 'more')
    const item = await panel.waitForSelector('::-p-xpath(//*[@role="menuitem"][contains(., "Make a rule")])')
    await item?.click()
    const made = await waitFor(
      async () =>
        (await stage.fil.browser.pages()).find(
          (page) => page !== options && page.url().includes('options.html'),
        ),
      { saying: 'the page with the form' },
    )
    await (await made.waitForSelector('.chip[aria-pressed="false"]'))?.click()
    const text = await made.$eval('#rule-text', (input) => (input as HTMLInputElement).value)
    expect(text).not.toBe('')
    for (const word of text.split(' ')) expect(headline).toContain(word)
    expect(await made.$$eval('.chip[aria-pressed="true"]', (all) => all.length)).toBeGreaterThan(0)
    const count = Number.parseInt((await readPreview(made)) ?? '', 10)
    expect(count).toBeGreaterThan(0)
    await made.bringToFront()
    await submit(made)
    await waitForTotal(total - count)
    expect((await readPanel(panel)).stories.some(({ title }) => title === headline)).toBe(false)
    const summary = await made.waitForSelector('.rules details summary')
    expect(await summary?.evaluate((one) => one.textContent)).toMatch(new RegExp(`^${count} muted`))
    await made.close()
    await remove(options)
    await waitForTotal(total)
    await options.click('.removed .link')
    await waitForTotal(total - count)
    await options.click('.rules details summary')
    await options.click('.rules .caught .link')
    await waitForTotal(total - count + 1)
    await remove(options)
    await waitForTotal(total)
  })

  test('the form that a story asks for is in view from the start, below all that is followed', async () => {
    const page = await stage.fil.openPage('options', { width: 1280, height: 713 })
    await page.evaluateOnNewDocument(openStoreLate)
    await page.bringToFront()
    // Firefox's driver waits for ever for a reload of its own.
    await page.evaluate(() => {
      history.replaceState(null, '', '#rule=1&World%20Cup')
      setTimeout(() => location.reload())
    })
    await page.waitForSelector('body:has(.sources li[data-id]) #rule-kind:focus')
    for (const id of ['rule-kind', 'rule-text']) expect(await page.$eval(`#${id}`, isInView)).toBe(true)
    await page.close()
  })

  test('what is wrong is said at its field, what was typed is kept, and nothing is stored', async () => {
    await fill(options, { means: 'pattern', text: '(a+)+' })
    await submit(options)
    await waitFor(async () => /very long/.test(await words(options, '#rule-text-fault')), { saying: 'why' })
    expect(await options.evaluate(() => document.activeElement?.id)).toBe('rule-text')
    expect(await options.$eval('#rule-text', (input) => (input as HTMLInputElement).value)).toBe('(a+)+')
    await options.select('#rule-means', 'any')
    await submit(options)
    await waitFor(async () => /every story/.test(await words(options, '#rule-where-fault')), {
      saying: 'why',
    })
    expect(await options.$$eval('.rules .head', (all) => all.length)).toBe(0)
    await options.click('.rule-form .answers .button')
  })

  test('a highlighted story has a mark at its edge, and its row is as high as the others', async () => {
    const source = (await readPanel(panel)).stories[0]?.source ?? ''
    await fill(options, { kind: 'highlight', means: 'any' })
    const value = await options.$eval(
      '#rule-where',
      (select, source) =>
        [...(select as HTMLSelectElement).options].find(({ text }) => text === source)?.value ?? '',
      source,
    )
    await options.select('#rule-where', value)
    await submit(options)
    const marked = await waitFor(
      async () => {
        const names = await panel.$$eval('.row.highlighted .source', (all) =>
          all.map((one) => one.textContent),
        )
        return names.length > 0 ? names : undefined
      },
      { saying: 'a marked row' },
    )
    expect(new Set(marked)).toEqual(new Set([source]))
    const heights = await panel.$$eval('.row', (all) => all.map((row) => row.getBoundingClientRect().height))
    expect(new Set(heights).size).toBe(1)
    await remove(options)
    await waitFor(async () => !(await panel.$('.row.highlighted')), { saying: 'no marked row' })
  })

  test('a headline that is edited meets the rules again, in an open list and on the toolbar', async () => {
    const told = await publish()
    await waitForTotal(total)
    await fill(options, { text: 'zeppelin' })
    await submit(options)
    await options.waitForSelector('.rules .head')
    const revise = async (title: string) => {
      stage.newsroom.revise(stage.newsroom.sources[0]?.id ?? '', told.url, { title })
      await panel.bringToFront()
      await pressButton(panel, 'refresh')
    }
    await revise('A zeppelin over the port')
    await waitForTotal(total - 1)
    await revise(told.title)
    await waitForTotal(total)
    await remove(options)
  })

  test('a notification tells of a story where a rule asks for it, and opens it with a click', async () => {
    await fill(options, { kind: 'alert', means: 'any' })
    const first = stage.newsroom.sources[0]?.title ?? ''
    await options.$eval(
      '#rule-where',
      (select, first) => {
        const list = select as HTMLSelectElement
        list.value = [...list.options].find(({ text }) => text === first)?.value ?? ''
        list.dispatchEvent(new Event('change', { bubbles: true }))
      },
      first,
    )
    await submit(options)
    await options.waitForSelector('.rules .head')
    await options.focus('#setting-notifies')
    await options.keyboard.press(' ')
    await options.waitForSelector('#setting-quietFrom')
    for (const name of ['quietFrom', 'quietUntil']) {
      await options.$eval(`#setting-${name}`, (input) => {
        ;(input as HTMLInputElement).value = '03:00'
        input.dispatchEvent(new Event('change', { bubbles: true }))
      })
    }
    // The page that asks learns of the leave a moment after the one that was given it.
    await waitFor(() => stage.fil.evaluate(() => chrome.notifications !== undefined), {
      saying: 'leave for notifications',
    })
    await stage.fil.evaluate(noteNotices)
    const told = await publish()
    const id = await waitFor(
      async () => (await stage.fil.evaluate(listNotices)).find((one) => one.startsWith('story ')),
      { timeoutMs: 20_000, saying: 'a notification' },
    )
    await waitForTotal(total)
    // Nothing lets a test click one in Firefox, nor call the worker's own listener there.
    if (browser === 'firefox') return
    const worker = stage.fil.browser
      .targets()
      .find((target) => target.type() === 'service_worker' && target.url().includes(stage.fil.extensionId))
    await (await worker?.worker())?.evaluate(click, id)
    await waitFor(async () => (await stage.fil.openedTabs()).find(({ url }) => url === told.url), {
      saying: 'the story in a tab',
    })
    await waitForTotal(total - 1)
  })
})

/** What follows runs in the browser. */
declare const chrome: {
  notifications: {
    getAll(): Promise<Record<string, unknown>>
    onClicked: { dispatch(id: string): void }
    onClosed: { addListener(listen: (id: string) => void): void }
  }
}
declare const told: string[]

/** Without a screen Firefox closes each as soon as it is shown. */
function noteNotices(): void {
  Object.assign(globalThis, { told: [] })
  chrome.notifications.onClosed.addListener((id) => told.push(id))
}

async function listNotices(): Promise<string[]> {
  return [...told, ...Object.keys(await chrome.notifications.getAll())]
}

function click(id: string): void {
  chrome.notifications.onClicked.dispatch(id)
}

function isInView(field: Element): boolean {
  const { top, bottom } = field.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
