/** Searching as one types, in three languages, over all that is stored. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPanel } from '../support/read-list.ts'
import { openStage, type Stage, tallWindow } from '../support/stage.ts'
import { waitFor } from '../support/wait.ts'

const told = [
  'L’équipe du Maroc rentre à Fès',
  'المغرب يستعد لاستقبال الضيوف',
  'Morocco opens a harbour library',
  'Le port de Tanger s’agrandit',
  'Tanger : le port est en fête',
  'Le marché couvert rouvre',
]
const said: Record<number, string> = {
  5: 'Après deux ans de travaux, le poissonnier et le boulanger sont de retour au centre, dès lundi matin.',
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  let stage: Stage
  let panel: Page

  beforeAll(async () => {
    stage = await openStage({ browser }, { stories: 5 })
    const [source, other] = stage.newsroom.sources
    for (const [index, title] of told.entries()) {
      stage.newsroom.publish(source?.id, { title, summary: said[index] ?? 'In short.' })
    }
    for (const { url } of [source, other] as { url: string }[]) {
      await stage.fil.sendMessage({ kind: 'follow', address: url })
    }
    panel = await stage.fil.openPage('sidepanel', tallWindow)
    await panel.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
  })
  afterAll(() => stage?.close())

  beforeEach(async () => {
    await panel.bringToFront()
    if (!(await panel.$('.search input'))) await panel.keyboard.press('/')
    await clear()
  })

  const clear = async () => {
    await panel.waitForSelector('.search input')
    await panel.$eval('.search input', (field) => (field as HTMLInputElement).select())
    await panel.keyboard.press('Backspace')
  }

  const find = async (typed: string, expected: number[]) => {
    await panel.type('.search input', typed)
    const titles = expected.map((index) => told[index] as string).sort()
    await waitFor(
      async () => {
        const found = (await readPanel(panel)).stories.map(({ title }) => title).sort()
        return JSON.stringify(found) === JSON.stringify(titles)
      },
      { saying: `${titles.join(' and ')} by ${typed}` },
    )
    expect(await panel.$eval('.found', (count) => count.textContent)).toBe(
      titles.length === 1 ? '1 story' : `${titles.length} stories`,
    )
  }
  const readMarks = () => panel.$$eval('.headline mark', (marks) => marks.map((mark) => mark.textContent))

  test('accents, case and apostrophes make no difference, and what matches is marked', async () => {
    await find('ÉQUIPE fes', [0])
    expect(await readMarks()).toEqual(['équipe', 'Fès'])
  })

  test('Arabic is found with and without its article', async () => {
    await find('مغرب', [1])
    expect(await readMarks()).toEqual(['مغرب'])
  })

  test('words in any order, a phrase, and what is not wanted', async () => {
    await find('tanger port', [3, 4])
    await clear()
    await find('"le port" -fete', [3])
  })

  test('what its headline does not show is marked beside it, in the room that every row has', async () => {
    const readHeights = () =>
      panel.$$eval('.row', (rows) => [
        ...new Set(rows.map((row) => Math.round(row.getBoundingClientRect().height))),
      ])
    const before = await readHeights()
    await find('marché boulanger', [5])
    const words = await panel.waitForSelector('.row .said')
    expect(await readMarks()).toEqual(['marché'])
    expect(await words?.evaluate((line) => line.querySelector('mark')?.textContent)).toBe('boulanger')
    expect(await words?.evaluate((line) => line.textContent)).toContain(
      '…et le boulanger sont de retour au centre, dès lundi matin.',
    )
    expect(await readHeights()).toEqual(before)
    await panel.keyboard.press('ArrowDown')
    await panel.waitForSelector('.row > a:focus')
    await panel.keyboard.press('i')
    const details = await panel.waitForSelector('dialog[open] p:not(.headline) mark')
    expect(await details?.evaluate((mark) => mark.textContent)).toBe('boulanger')
    await panel.keyboard.press('Escape')
    await panel.waitForSelector('dialog', { hidden: true })
    await clear()
    await find('port', [3, 4])
    expect(await panel.$('.row .said')).toBeNull()
  })

  test('nothing found has words and a next step, and Escape brings the list back', async () => {
    await panel.type('.search input', 'zzzz')
    await panel.waitForSelector('.empty')
    await panel.focus('.search input')
    await panel.keyboard.press('Escape')
    await waitFor(async () => !(await panel.$('.search')), { saying: 'the search to close' })
    await waitFor(async () => (await readPanel(panel)).stories.length > told.length, {
      saying: 'the whole list',
    })
    await waitFor(() => panel.evaluate(() => document.activeElement?.closest('.column') != null), {
      saying: 'the focus to be in the list',
    })
  })

  test('what is no date and a source that nobody follows are said in words', async () => {
    const readWords = (selector: string) => panel.$eval(selector, (words) => words.textContent)
    await panel.type('.search input', 'before:bana')
    const today = await panel.evaluate(() => String(Temporal.Now.plainDateISO()))
    const plain = async () => (await readWords('.misread'))?.replaceAll(/[\u2066-\u2069]/g, '')
    const words = `“bana” is not a date. Try before:${today} or before:yesterday.`
    await waitFor(async () => (await plain()) === words, { saying: words })
    await clear()
    await waitFor(async () => (await plain()) === '', { saying: 'nothing that is not understood' })
    await panel.type('.search input', 'source:nobody')
    await panel.waitForSelector('.empty')
    expect(await readWords('.empty')).toBe('Nothing foundNo source has that name.')
  })

  test('a source and a day narrow it down', async () => {
    const [source, other] = stage.newsroom.sources
    await panel.type('.search input', `source:"${other?.title}"`)
    await waitFor(
      async () => {
        const { stories } = await readPanel(panel)
        return stories.length > 0 && stories.every((story) => story.source === other?.title)
      },
      { saying: `only ${other?.title}` },
    )
    await clear()
    await panel.type('.search input', `source:"${source?.title}" after:today port`)
    await waitFor(async () => (await readPanel(panel)).stories.length === 2, { saying: 'today’s two' })
  })
})
