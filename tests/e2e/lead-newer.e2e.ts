/** A newer story on top of the list: chosen by its source, in its own direction, safe, and never under the eyes of a reader. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readTopParagraph, waitForText } from '../support/read-article.ts'
import { chooseOnTop, readLead, waitForLead } from '../support/read-lead.ts'
import { pressButton, pressRefresh, scrollList } from '../support/read-list.ts'
import { richText, richTitle } from '../support/rich-article.ts'
import { findOutlet, openListStage, type Stage } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'
import { handWritten, judge } from './article-attacks.ts'

/** On a picture that did not come, and on the room of a wide table. */
const settledByFil = /^(?:img hidden|div (?:class|tabindex|role|aria-label))$/

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page
  let total: number

  beforeAll(async () => {
    ;({ stage, panel, total } = await openListStage(browser))
    await chooseOnTop(stage, 'nawras')
  })
  afterAll(() => stage?.close())
  beforeEach(() => panel.bringToFront())

  const outletOf = (id: string) => findOutlet(stage, id)
  const refresh = () => pressRefresh(panel)
  const scrollTo = (top: number) => scrollList(panel, top)
  /** What is read within the lead keeps a newer story away. */
  const leaveReader = async () => {
    await panel.keyboard.press('Escape')
    await panel.waitForSelector('.article-screen', { hidden: true })
    await panel.mouse.move(200, 10)
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await scrollTo(0)
  }
  const waitForCount = (count: number) =>
    panel.waitForFunction(
      (count) => document.querySelector('.row')?.getAttribute('aria-setsize') === String(count),
      { timeout: 20_000 },
      count,
    )

  /** A feed of one story in place of the one of Le Courrier des Remparts. */
  const tellInFull = (title: string, url: string, html: string) => {
    const escaped = html.replaceAll(']]>', ']]&gt;')
    stage.newsroom.setFault('remparts', {
      kind: 'bytes',
      body: `<rss version="2.0"><channel><title>In full</title><link>${url}</link><item><guid>${title}</guid><title>${title}</title><link>${url}</link><pubDate>${new Date().toUTCString()}</pubDate><description><![CDATA[${escaped}]]></description></item></channel></rss>`,
      contentType: 'application/rss+xml; charset=utf-8',
    })
  }

  test('a newer story of a source that was chosen for it stands there, from right to left where it is Arabic', async () => {
    const told = stage.newsroom.publish('nawras')
    await refresh()
    const lead = await waitForLead(panel, told.title)
    total += 1
    expect(lead).toMatchObject({ direction: 'rtl', language: 'ar-TN' })
    expect(lead.text.length).toBeGreaterThan(300)
    expect(await panel.$eval('.lead h2', (title) => [title.lang, getComputedStyle(title).direction])).toEqual(
      ['ar-TN', 'rtl'],
    )
    const [title, text] = await panel.$$eval('.lead h2, .lead .article-text', (all) =>
      all.map((one) => one.getBoundingClientRect().right),
    )
    expect(title).toBe(text)
    const readByline = () => panel.$eval('.lead .byline', (byline) => getComputedStyle(byline).direction)
    expect(await readByline()).toBe('rtl')
    await pressButton(panel, 'leadFold')
    await panel.waitForSelector('.lead.folded .byline')
    expect(await readByline()).toBe('rtl')
    await pressButton(panel, 'leadUnfold')
    await waitForLead(panel, told.title)
    await panel.mouse.move(200, 10)
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  })

  test('a dispatch of one sentence is all there is: it offers nothing to read on, and the reader lacks nothing', async () => {
    const sentence = 'فتح الجسر على النهر أبوابه من جديد هذا الصباح على الساعة الثامنة، حسب بلاغ للعمالة.'
    const title = 'الجسر يفتح من جديد'
    stage.newsroom.publish('nawras', { title, paragraphs: [sentence], summary: sentence })
    await refresh()
    const lead = await waitForLead(panel, title)
    total += 1
    expect(lead.text.trim()).toBe(sentence)
    expect(await panel.$('.lead-body > button')).toBeNull()
    await panel.focus('.lead h2 a')
    await panel.keyboard.press('v')
    const { text, trouble } = await waitForText(panel, title)
    expect([text.trim(), trouble]).toEqual([sentence, ''])
    expect(await panel.$('.article-end button')).not.toBeNull()
    await pressButton(panel, 'backToList')
    await panel.waitForSelector('.article-screen', { hidden: true })
  })

  test('who reads further down keeps their place, and finds the newer story on top when they come back', async () => {
    const { title } = await readLead(panel)
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await scrollTo(3_000)
    const readHeights = () =>
      panel.$$eval('.row', (rows) =>
        Object.fromEntries(
          rows.map((row) => [
            row.querySelector('.headline')?.textContent ?? '',
            Math.round(row.getBoundingClientRect().top),
          ]),
        ),
      )
    const before = await readHeights()
    const told = stage.newsroom.publish('nawras')
    await refresh()
    total += 1
    await waitForCount(total)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const after = await readHeights()
    const both = Object.keys(before).filter((headline) => headline in after)
    expect(both.length).toBeGreaterThan(5)
    for (const headline of both) expect(after[headline], headline).toBe(before[headline])
    expect((await readLead(panel)).title).toBe(title)
    await scrollTo(0)
    await waitForLead(panel, told.title)
  })

  test('who reads within it keeps the line that they read, and its story', async () => {
    const { title, height } = await readLead(panel)
    expect(height).toBeGreaterThan(500)
    await scrollTo(100)
    const readTop = () =>
      panel.$eval('.lead .article-text', (text) => Math.round(text.getBoundingClientRect().top))
    const top = await readTop()
    stage.newsroom.publish('nawras')
    await refresh()
    total += 1
    await waitForCount(total)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect([await readTop(), (await readLead(panel)).title]).toEqual([top, title])
    await scrollTo(0)
  })

  /** Each has some 300 characters. */
  const publishLong = async (length: number) => {
    const paragraphs = Array.from(
      { length },
      (_, nth) => `الفقرة ${nth} ${'عاد القارب إلى الميناء قبل الفجر محملا بالأخبار. '.repeat(6)}`,
    )
    const told = stage.newsroom.publish('nawras', { paragraphs })
    await refresh()
    return { told, text: (await waitForLead(panel, told.title)).text }
  }

  test('a story as long as news usually are stands there in full', async () => {
    const { text } = await publishLong(20)
    expect(text.length).toBeGreaterThan(6_000)
    expect(text).toContain('الفقرة 19 ')
    expect(await panel.$('.lead-body > .button')).toBeNull()
    const isScrolled = await panel.$eval('.lead .article-text', (box) => box.scrollHeight > box.clientHeight)
    expect(isScrolled).toBe(false)
  })

  // The second is cleaned in pieces, and its first piece stands there.
  test.each([30, 60])('of a story of %i paragraphs the reader goes on below the beginning', async (count) => {
    const { told, text } = await publishLong(count)
    expect(text).toContain('الفقرة 0 ')
    expect(text).not.toContain(`الفقرة ${count - 1} `)
    expect(text.length).toBeGreaterThan(6_000)
    expect(text.length).toBeLessThan(8_500)
    const readOn = async () => {
      await panel.$eval('.lead-body > .button', (button) => (button as HTMLElement).click())
      return (await waitForText(panel, told.title)).text
    }
    const close = async () => {
      await panel.keyboard.press('Escape')
      await panel.waitForSelector('.article-screen', { hidden: true })
    }
    const whole = await readOn()
    expect(whole).toContain(`الفقرة ${count - 1} `)
    expect(whole.startsWith(text.slice(0, 1_000))).toBe(true)
    // It goes on where the beginning ended, and from then on where the reader was.
    const last = Number(text.match(/\d+/g)?.at(-1))
    expect(await readTopParagraph(panel)).toBe(`الفقرة ${last + 1}`)
    await panel.evaluate(async () => {
      document.querySelectorAll('.article-screen .article-text p')[4]?.scrollIntoView()
      await new Promise((resolve) => setTimeout(resolve, 500))
    })
    const there = await readTopParagraph(panel)
    expect(there).toMatch(/ [1-4]$/)
    await close()
    await readOn()
    expect(await readTopParagraph(panel)).toBe(there)
    await leaveReader()
  })

  test('a hostile story comes there as text, pictures and links alone', async () => {
    const { url } = outletOf('remparts')
    const prose = '<p>The ferry of Port Lorne crossed the bay, and nobody looked up from the herons.</p>'
    for (const [nth, attack] of handWritten.slice(0, 12).entries()) {
      tellInFull(`Attack ${nth}`, `${url}?${nth}`, `${prose.repeat(12)}${attack.html}`)
      if (nth === 0) await chooseOnTop(stage, 'remparts')
      await refresh()
      const lead = await waitForLead(panel, `Attack ${nth}`)
      expect(lead.text).toContain('nobody looked up')
      const wrong = await judge(panel, '.lead .article-text *')
      expect(
        wrong.filter((one) => !settledByFil.test(one)),
        attack.id,
      ).toEqual([])
    }
  })

  test('a note that stands below what is shown there is gone to in the reader', async () => {
    tellInFull(richTitle, `${outletOf('remparts').url}?rich`, richText)
    await refresh()
    const { text } = await waitForLead(panel, richTitle)
    expect(text).not.toContain('The second note')
    await (await panel.$$('.lead .article-text sup a'))[1]?.click()
    await waitForText(panel, richTitle)
    const readFocus = () => panel.evaluate(() => document.activeElement?.textContent ?? '')
    await waitFor(async () => (await readFocus()).startsWith('The second note'), { saying: 'the note' })
    const { top, bottom } = await panel.evaluate(() => {
      const { top, bottom } = (document.activeElement as Element).getBoundingClientRect()
      return { top, bottom: innerHeight - bottom }
    })
    expect(Math.min(top, bottom)).toBeGreaterThan(0)
    await leaveReader()
  })

  test('one that is edited has its new text with its new headline', async () => {
    const { id } = outletOf('remparts')
    stage.newsroom.setFault(id)
    const tell = (word: string) => Array.from({ length: 4 }, () => `${word} est rentrée au port. `.repeat(10))
    const told = stage.newsroom.publish(id, { paragraphs: tell('La barque') })
    await refresh()
    expect((await waitForLead(panel, told.title)).text).toContain('La barque')
    const title = `${told.title} (suite)`
    stage.newsroom.revise(id, told.url, { title, paragraphs: tell('La flotte') })
    await refresh()
    expect((await waitForLead(panel, title)).text).toContain('La flotte')
  })
})
