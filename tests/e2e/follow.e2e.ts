/** Following by address on the options page, letting go again, and what bad input gets. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPanel } from '../support/read-list.ts'
import { openStage, type Stage, tallWindow } from '../support/stage.ts'
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
  const readSources = () =>
    options.$$eval('.sources .name bdi', (names) => names.map((name) => name.textContent ?? ''))

  async function followByForm(address: string): Promise<string> {
    await options.bringToFront()
    await options.$eval('#address', (field) => {
      const input = field as HTMLInputElement
      input.value = ''
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await options.type('#address', address)
    await options.keyboard.press('Enter')
    // The newsroom is on this machine, and so the form asks first.
    if (address.startsWith('http')) {
      const yes = await options.waitForSelector('.follow dialog[open] .answers button:last-child')
      await yes?.click()
    }
    await waitFor(async () => !/^$|Looking/.test(await readOutcome()), {
      timeoutMs: 40_000,
      saying: `an outcome for ${address}`,
    })
    return readOutcome()
  }

  test('before anything is followed, the panel says what to do next', async () => {
    const panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.empty')
    expect(await panel.$eval('.empty', (empty) => empty.textContent)).toContain(
      'Add the address of a news site',
    )
    expect(await stage.fil.badge()).toMatchObject({ text: '' })
    await panel.close()
  })

  test('each kind of source is recognised by its bytes and followed with one request', async () => {
    for (const source of stage.newsroom.sources) {
      stage.newsroom.clearLog()
      expect(await followByForm(source.url)).toBe(`“\u2068${source.title}\u2069” is followed now.`)
      const asked = stage.newsroom.requestsFor(source.id).filter(({ path }) => path !== '/favicon.ico')
      expect(asked).toHaveLength(1)
    }
    expect((await readSources()).sort()).toEqual(stage.newsroom.sources.map((source) => source.title).sort())
    const panel = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
    await panel.waitForSelector('.row')
    expect((await readPanel(panel)).stories.length).toBeGreaterThan(0)
    await panel.close()
  })

  test('an address that is followed already is told so and not stored again', async () => {
    const [source] = stage.newsroom.sources
    expect(await followByForm(source?.url ?? '')).toBe(`“\u2068${source?.title}\u2069” is followed already.`)
    expect(await readSources()).toHaveLength(stage.newsroom.sources.length)
  })

  test('bad input gets one sentence that says what to do, keeps what was typed and stores nothing', async () => {
    const [source] = stage.newsroom.sources
    const origin = new URL(source?.url ?? '').origin
    const cases: [typed: string, sentence: RegExp][] = [
      ['news of today', /^This is not a web address\. It should look like/],
      ['javascript:alert(1)', /^This is not a web address/],
      ['file:///etc/passwd', /^This is not a web address/],
      [`${origin}/favicon.ico`, /^This page offers no headlines Fil can read\./],
      [`${origin}/there-is-no-such-page`, /^There is nothing at this address\./],
      ['http://127.0.0.1:9/feed', /^The site could not be reached\./],
    ]
    for (const [typed, sentence] of cases) {
      expect(await followByForm(typed), typed).toMatch(sentence)
      expect(await options.$eval('#address', (field) => (field as HTMLInputElement).value)).toBe(typed)
      expect(await options.$eval('#address', (field) => field.getAttribute('aria-invalid'))).toBe('true')
    }
    expect(await readSources()).toHaveLength(stage.newsroom.sources.length)
  })

  test('a page without headlines offers the feeds that it links to, and one press follows one', async () => {
    const [source] = stage.newsroom.sources
    expect(await followByForm(source?.homeUrl ?? '')).toMatch(/^This page offers no headlines/)
    expect(await options.$eval('.offers bdi', (offer) => offer.textContent)).toBe(source?.title)
    await options.click('.offers button')
    await waitFor(async () => /is followed already/.test(await readOutcome()), {
      saying: 'the offered feed, which is known, to be recognised',
    })
  })

  test('a ticker’s stories move with the zone that the reader chooses', async () => {
    const ticker = stage.newsroom.sources.find((source) => source.kind === 'ticker')
    const panel = await stage.fil.openPage('sidepanel', tallWindow)
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
    const readTimes = async () => {
      const { stories } = await readPanel(panel)
      const lines = stories.filter((story) => story.source === ticker?.title)
      return new Map(lines.map((story) => [story.title, story.at]))
    }
    const before = await readTimes()
    await options.bringToFront()
    await openDetails(options)
    await options.click('.sources .link')
    await options.select('dialog[open] select', 'Asia/Dubai')
    await options.click('dialog[open] .primary')
    await waitFor(
      async () => /Asia\/Dubai/.test(await options.$eval('.sources', (list) => list.textContent ?? '')),
      {
        saying: 'the chosen zone to be shown',
      },
    )
    await panel.bringToFront()
    const shifts = await waitFor(
      async () => {
        const after = await readTimes()
        const hours = [...before].map(([title, at]) => ((after.get(title) ?? Number.NaN) - at) / 3_600_000)
        return hours.some((shift) => shift !== 0) ? hours : undefined
      },
      { saying: 'the stories to move' },
    )
    // The lead has no printed time; every line is as many hours earlier as Dubai's clocks are ahead.
    const hoursAhead = readOffset('Asia/Dubai') - readOffset('Africa/Casablanca')
    expect(new Set(shifts)).toEqual(new Set([0, -hoursAhead]))
    expect(shifts.filter((shift) => shift === 0)).toHaveLength(1)
    await panel.close()
  })

  test('a source that is followed no more is taken back with all its stories, also by its address', async () => {
    const [source] = stage.newsroom.sources
    const before = (await stage.fil.badge()).text
    const told = stage.newsroom.expectedStories(source?.id as string).length
    const letGo = async () => {
      await options.bringToFront()
      const row = await options.waitForSelector(`::-p-xpath(//li[@data-id][contains(., "${source?.title}")])`)
      await row?.$eval('details', (details) => {
        ;(details as HTMLDetailsElement).open = true
      })
      const button = await row?.waitForSelector('.source-acts > button:nth-of-type(3)')
      await button?.click()
      await waitFor(async () => !(await readSources()).includes(source?.title ?? ''), {
        saying: 'the source to be gone',
      })
      await waitForBadge(`${Number(before) - told}`)
    }
    const waitForBadge = (text: string) =>
      waitFor(async () => (await stage.fil.badge()).text === text, { saying: 'the badge to follow' })
    await letGo()
    await options.click('.told .link')
    await waitForBadge(before)
    await letGo()
    await options.close()
    options = await stage.fil.openPage('options', { width: 800, height: 700 })
    await options.waitForSelector('.ended')
    await options.$eval('.ended', (details) => details.setAttribute('open', ''))
    await (await options.waitForSelector('.ended li button'))?.click()
    await waitForBadge(before)
    expect(await readSources()).toContain(source?.title)
    await letGo()
    expect(await followByForm(source?.url ?? '')).toMatch(/followed now/)
    await waitForBadge(before)
  })
})

async function openDetails(options: Page): Promise<void> {
  await options.$$eval('.sources details', (all) => {
    for (const details of all) details.open = true
  })
  await options.waitForSelector('.source-details')
}

function readOffset(timeZone: string): number {
  return Temporal.Now.zonedDateTimeISO(timeZone).offsetNanoseconds / 3.6e12
}
