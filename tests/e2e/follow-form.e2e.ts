/** What people paste into the form: attacks, doubles and private addresses; and what is typed while one is looked up. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let options: Page

  beforeAll(async () => {
    stage = await openStage({ browser })
    options = await stage.fil.openPage('options', { width: 800, height: 700 })
    await options.waitForSelector('.follow input')
  })
  afterAll(() => stage?.close())

  const readOutcome = () => options.$eval('#outcome', (line) => line.textContent ?? '')
  const readAddress = () => options.$eval('#address', (field) => (field as HTMLInputElement).value)
  const countSources = async () => (await options.$$('.sources li[data-id]')).length
  const submit = async (address: string) => {
    await options.bringToFront()
    await options.$eval('#address', (field) => {
      ;(field as HTMLInputElement).value = ''
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await options.type('#address', address)
    await options.keyboard.press('Enter')
  }
  const sayYes = async () =>
    (await options.waitForSelector('.follow dialog[open] .answers button:last-child'))?.click()

  test.each([
    'javascript:alert(document.domain)',
    'JavaScript:void(0)',
    'data:text/html,<h1>x</h1>',
    'feed:javascript:alert(1)',
    'blob:https://a.example/1',
    'view-source:https://a.example/',
    'a b c',
    '   ',
    '"><img src=x onerror=alert(1)>',
  ])('%j is refused in words beside the field, kept there, and asks nobody', async (typed) => {
    stage.newsroom.clearLog()
    await submit(typed)
    await waitFor(async () => /^This is not a web address\./.test(await readOutcome()), {
      saying: 'what is wrong',
    })
    expect(await readAddress()).toBe(typed)
    expect(await options.$('dialog[open]')).toBeNull()
    expect(await countSources()).toBe(0)
    expect(stage.newsroom.log).toEqual([])
  })

  test.each([
    'http://localhost:1/',
    'localhost:1',
    'http://192.168.1.1/feed',
    '10.0.0.1',
    'http://[::1]:1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://printer.local/',
    'router.lan',
  ])('%s is on the reader’s own network, and is asked about first', async (typed) => {
    await submit(typed)
    await options.waitForSelector('.follow dialog[open]')
    await options.keyboard.press('Escape')
    await options.waitForSelector('.follow dialog[open]', { hidden: true })
    expect(await readAddress()).toBe(typed)
    expect(await countSources()).toBe(0)
  })

  test('what is typed while an address is looked up stays when that is followed', async () => {
    const source = await findShortest()
    stage.newsroom.setFault(source.id, { kind: 'drip', everyMs: 1, times: 1 })
    await submit(source.url)
    await sayYes()
    await waitFor(async () => /Looking/.test(await readOutcome()), { saying: 'the looking' })
    await options.click('#address', { count: 3 })
    await options.type('#address', 'next.example')
    expect(await readOutcome()).toMatch(/Looking/)
    await waitFor(async () => /is followed now/.test(await readOutcome()), {
      timeoutMs: 60_000,
      saying: 'the end of it',
    })
    expect(await readAddress()).toBe('next.example')
    expect(await countSources()).toBe(1)
  })

  /** A byte every millisecond or two is long enough for the shortest feed. */
  async function findShortest() {
    const sizes = await Promise.all(
      stage.newsroom.sources.map(async (source) => ({
        source,
        size: (await (await fetch(source.url)).arrayBuffer()).byteLength,
      })),
    )
    const [shortest] = sizes.sort((one, other) => one.size - other.size)
    console.log(`the shortest source has ${shortest?.size} bytes`)
    return shortest?.source as (typeof stage.newsroom.sources)[0]
  }

  const findOther = async () => {
    const { id } = await findShortest()
    return stage.newsroom.sources.find((source) => source.id !== id) as (typeof stage.newsroom.sources)[0]
  }

  test('the same address with a slash behind it, a tracker or a feed’s scheme is followed already', async () => {
    const { url, title } = await findShortest()
    for (const typed of [
      `${url}/`,
      `${url}?utm_source=paste`,
      `feed:${url}`,
      url.replace('127.0.0.1', 'desk:secret@127.0.0.1'),
    ]) {
      await submit(typed)
      await sayYes()
      await waitFor(
        async () => (await readOutcome()).includes(`“\u2068${title}\u2069” is followed already.`),
        {
          timeoutMs: 20_000,
          saying: `${typed} to be known`,
        },
      )
      expect(await countSources()).toBe(1)
    }
  })

  test('a site that leads to another asks the reader to follow that one, and stores nothing', async () => {
    const source = await findOther()
    stage.newsroom.setFault(source.id, {
      kind: 'redirect',
      to: 'https://elsewhere.invalid/feed',
      times: 2,
    })
    await submit(source.url)
    await sayYes()
    await waitFor(
      async () =>
        /^(This address leads to another site|The site could not be reached)/.test(await readOutcome()),
      {
        timeoutMs: 30_000,
        saying: 'where it leads',
      },
    )
    expect(await readOutcome()).toMatch(/^This address leads to another site\./)
    expect(await readAddress()).toBe(source.url)
    expect(await countSources()).toBe(1)
    stage.newsroom.setFault(source.id)
  })

  test('a site with a fault of its own is not said to be tried again by itself', async () => {
    const source = await findOther()
    stage.newsroom.setFault(source.id, { kind: 'status', status: 500, times: 1 })
    await submit(source.url)
    await sayYes()
    await waitFor(async () => (await readOutcome()) === 'The site has a fault of its own. Try again later.', {
      timeoutMs: 30_000,
      saying: 'the fault',
    })
    expect(await countSources()).toBe(1)
  })
})
