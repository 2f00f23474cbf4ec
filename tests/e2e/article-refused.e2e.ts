/** Stories whose page gives no text: each says why in words, and offers the original. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeNetwork } from '../support/network.ts'
import { listSource, readFocused, waitForText } from '../support/read-article.ts'
import { readPanel } from '../support/read-list.ts'
import { answerWith } from '../support/rich-article.ts'
import { findOutlet, openListStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page

  beforeAll(async () => {
    ;({ stage, panel } = await openListStage(browser))
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    await panel.bringToFront()
    if (!(await panel.$('.article-screen'))) return
    await panel.keyboard.press('Escape')
    await waitFor(async () => !(await panel.$('.article-screen')), { saying: 'the list alone' })
  })

  const outletOf = (id: string) => findOutlet(stage, id)
  const readButtons = () =>
    panel.$$eval('.no-text button', (buttons) => buttons.map((button) => button.textContent))
  /** Opens the story of a source that has the focus; what is said of it, and what is offered. */
  const open = async (title: string) => {
    await panel.keyboard.press('v')
    const { trouble, text } = await waitForText(panel, title)
    return { trouble, text, buttons: await readButtons() }
  }

  test.each([
    ['paywall-english', 'rasif', /^This story is for subscribers of .+\. The original has all/],
    ['script-only', 'minute', /^.+ draws this page with scripts, which Fil does not run\./],
    ['challenge-captcha', 'nawras', /^.+ wants to see a person first\./],
  ])('%s', async (fixture, id, words) => {
    await listSource(panel, outletOf(id).title)
    await panel.keyboard.press('End')
    await waitFor(async () => (await readFocused(panel)) === (await readPanel(panel)).stories.at(-1)?.title, {
      saying: 'the last story',
    })
    stage.newsroom.setFault(id, answerWith(fixture))
    const { trouble, text, buttons } = await open(await readFocused(panel))
    stage.newsroom.setFault(id)
    expect(trouble).toMatch(words)
    expect(trouble).toContain(new URL(outletOf(id).url).hostname)
    expect(buttons[0]).toBe('Open the original')
    if (fixture === 'paywall-english') expect(text).toContain('For ninety years')
  })

  test('where a page has no text, what the feed says is all that was found', async () => {
    await listSource(panel, outletOf('nawras').title)
    const body = '<!doctype html><title>Film</title><main><p>Film</p></main>'
    stage.newsroom.setFault('nawras', { kind: 'bytes', body, contentType: 'text/html', everywhere: true })
    const { trouble, text, buttons } = await open(await readFocused(panel))
    stage.newsroom.setFault('nawras')
    expect(text).not.toBe('')
    expect(trouble).toBe('This is all that Fil found. The original may have more.')
    expect(buttons).toEqual(['Open the original'])
  })

  test('without a network that is said, and the text comes with it', async () => {
    await listSource(panel, outletOf('qafila').title)
    const title = await readFocused(panel)
    await stage.newsroom.closeDoor('qafila')
    const giveBack = await takeNetwork(stage.fil)
    const { trouble, buttons } = await open(title)
    await giveBack()
    await stage.newsroom.openDoor('qafila')
    expect(trouble).toMatch(/^There is no network\./)
    expect(buttons).toEqual(['Open the original', 'Try again'])
    await (await panel.$('.no-text button:last-child'))?.click()
    await waitFor(async () => (await waitForText(panel, title)).text.length > 400, { saying: 'the text' })
  })
})
