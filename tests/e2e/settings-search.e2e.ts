/** One field finds whatever is on the options page: choices, rules, notifications, files, sources and what is chosen for each. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followAll, openStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let options: Page

  beforeAll(async () => {
    stage = await openStage({ browser, allowedPermissions: ['notifications'] })
    await followAll(stage)
    options = await stage.fil.openPage('options', { width: 900, height: 900 })
    await options.waitForSelector('.sources li[data-id]')
    await makeRule()
  })
  afterAll(() => stage?.close())

  async function makeRule(): Promise<void> {
    await options.click('.rules > .button')
    await options.waitForSelector('.rule-form')
    await options.type('#rule-text', 'Zeppelin')
    await options.click('.rule-form [type="submit"]')
    await options.waitForSelector('.rules li .head')
  }
  const look = async (typed: string) => {
    await options.$eval(
      '#find-setting',
      (field, typed) => {
        const input = field as HTMLInputElement
        input.value = typed
        input.dispatchEvent(new Event('input', { bubbles: true }))
      },
      typed,
    )
  }
  /** What can be seen: the headings of sections, and the labels of choices. */
  const readShown = () =>
    options.$$eval(
      '.options > section h2, .setting > :is(label, p:not([class])), .rules li .head b, .name bdi',
      (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent?.trim() ?? ''),
    )
  const waitForShown = (typed: string, isRight: (shown: string[]) => boolean) =>
    waitFor(
      async () => {
        const shown = await readShown()
        return isRight(shown) ? shown : undefined
      },
      { saying: `what is about “${typed}”` },
    )

  test.each([
    ['notifications', ['Notifications', 'Show notifications']],
    ['quiet', ['Notifications', 'Show notifications']],
    ['opml', ['Import, export and backup', 'Your list of sources']],
    ['everything backup', ['Import, export and backup', 'Everything']],
    ['zeppelin', ['Rules', 'Mute']],
    ['regular expression', ['Rules', 'Mute']],
    ['density', ['Settings', 'Density']],
    ['toolbar', ['Settings', 'The number on the button']],
  ])('“%s” is found, and nothing else stands there', async (typed, expected) => {
    await look(typed)
    const shown = await waitForShown(typed, (all) => all.length === expected.length)
    expect(shown).toEqual(expected)
  })

  test('a source is found by its name, and alone', async () => {
    await look('Médina')
    const shown = await waitForShown('Médina', (all) => all.length === 2)
    expect(shown).toEqual(['Sources 8', 'Minute Médina'])
  })

  test('what is chosen for each source leads to the sources, and says so', async () => {
    await look('colour')
    await waitForShown('colour', (all) => all.some((one) => /^Sources/.test(one)) && all.length > 8)
    expect(
      await options.$eval('[aria-labelledby="sources"] > .hint:not(.no-network)', (line) => line.textContent),
    ).toBe('Chosen for each source by itself: Colour. Open one of them.')
  })

  test('where nothing is about it, that is said', async () => {
    await look('xylophone')
    await waitFor(
      async () => /^Nothing here/.test(await options.$eval('.find .hint', (line) => line.textContent ?? '')),
      { saying: 'that there is nothing' },
    )
    expect(await readShown()).toEqual([])
  })

  test('what was being typed elsewhere is still there afterwards', async () => {
    await look('')
    await options.type('#address', 'half an addr')
    await options.click('.rules > .button')
    await (await options.waitForSelector('#rule-text'))?.type('half a rule')
    await look('density')
    await waitForShown('density', (all) => all.length === 2)
    await look('')
    await waitForShown('', (all) => all.length > 20)
    const read = (selector: string) => options.$eval(selector, (field) => (field as HTMLInputElement).value)
    expect(await read('#address')).toBe('half an addr')
    expect(await read('#rule-text')).toBe('half a rule')
  })

  test('quiet hours go back to the usual each by itself, and a time that is not whole is told', async () => {
    await options.click('#setting-notifies')
    await options.waitForSelector('#setting-quietFrom')
    await setTime('#setting-quietFrom', '21:30')
    const reset = await options.waitForSelector('.settings .reset')
    expect(await reset?.evaluate((button) => button.getAttribute('aria-label'))).toBe(
      'Quiet from: back to “22:00”',
    )
    await setTime('#setting-quietFrom', '')
    await waitFor(
      async () =>
        (await options.$eval('#setting-quietFrom-fault', (line) => line.textContent)) ===
        'Write a whole time. Until then it stays 21:30.',
      { saying: 'what is wrong' },
    )
    expect(await options.$eval('#setting-quietFrom', (field) => (field as HTMLInputElement).value)).toBe('')
    await options.click('.settings .reset')
    await waitFor(async () => !(await options.$('.settings .reset')), { saying: 'the usual time' })
    const read = () =>
      options.$eval('#setting-quietFrom', (field) => [
        (field as HTMLInputElement).value,
        document.getElementById('setting-quietFrom-fault')?.textContent,
      ])
    await waitFor(async () => (await read()).join() === '22:00,', { saying: 'nothing wrong' })
  })

  const setTime = (selector: string, value: string) =>
    options.$eval(
      selector,
      (field, value) => {
        const input = field as HTMLInputElement
        input.value = value
        input.dispatchEvent(new Event('change', { bubbles: true }))
      },
      value,
    )
})
