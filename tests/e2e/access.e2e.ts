/** Every page in every language and both themes: no accessibility violation, no text beside the language. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import type { Language } from '../support/driver.ts'
import { pressButton } from '../support/read-list.ts'
import { followAll, openStage, type Stage } from '../support/stage.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const today: Record<Language, string> = { en: 'Today', fr: 'Aujourd’hui', ar: 'اليوم' }

const yesterday: Record<Language, string> = { en: 'Yesterday', fr: 'Hier', ar: 'أمس' }

const runs = [
  ['chromium', 'en'],
  ['chromium', 'fr'],
  ['chromium', 'ar'],
  ['firefox', 'ar'],
] as const

describe.each(runs)('in %s in %s', (browser, language) => {
  test('popup, panel and options follow the language and break no rule of accessibility', async () => {
    const stage = await openStage({ browser, language })
    try {
      const empty = await stage.fil.openPage('popup', { width: 400, height: 580 })
      await empty.waitForSelector('.empty')
      await checkBothThemes(stage.fil.setColorScheme, empty, 'empty popup')
      await empty.close()
      await followAll(stage)
      await bringTrouble(stage)
      for (const [name, ready] of [
        ['popup', '.row'],
        ['sidepanel', '.row'],
        ['options', '.sources li'],
      ] as const) {
        const page = await stage.fil.openPage(name, { width: 400, height: 700 })
        await page.waitForSelector(ready)
        expect(await page.evaluate(() => document.documentElement.dir)).toBe(
          language === 'ar' ? 'rtl' : 'ltr',
        )
        if (name !== 'options') {
          const words = await page.$$eval('.day h2 bdi', (headings) =>
            headings.map((heading) => heading.textContent),
          )
          expect([today[language], yesterday[language]]).toContain(words[0])
          await page.$eval('.troubled', (details) => details.setAttribute('open', ''))
        }
        if (name === 'options') await openChoices(page)
        await checkBothThemes(stage.fil.setColorScheme, page, name)
        if (name === 'sidepanel') await checkOverlays(stage, page)
        if (name === 'options') {
          await page.click('.sources .choose')
          await page.click('.bulk .button')
          await page.waitForSelector('dialog[open]')
          await checkBothThemes(stage.fil.setColorScheme, page, 'question')
        }
        await page.close()
      }
    } finally {
      await stage.close()
    }
  })
})

/** One source fails, so that its trouble is told wherever troubles are. */
async function bringTrouble(stage: Stage): Promise<void> {
  stage.newsroom.setFault(stage.newsroom.sources[0]?.id as string, { kind: 'status', status: 500 })
  const page = await stage.fil.openPage('sidepanel', { width: 400, height: 700 })
  await page.waitForSelector('.row')
  await pressButton(page, 'refresh')
  await page.waitForSelector('.troubled')
  await page.close()
}

/** What stands over the list, one after the other: a menu, the views, a story's details, the keys, its article, the search. */
async function checkOverlays({ fil }: Stage, page: Page): Promise<void> {
  await page.bringToFront()
  for (const [name, open, shown] of [
    ['menu', () => pressButton(page, 'menu'), '.menu'],
    ['views', () => page.keyboard.press('g'), '.switcher'],
    ['details', () => page.keyboard.press('i'), '.details'],
    ['keys', () => page.keyboard.press('?'), '.keys'],
    ['article', () => page.keyboard.press('v'), '.article-screen > [aria-busy="false"]'],
    ['search', () => page.keyboard.press('/'), '.search'],
  ] as const) {
    await page.keyboard.press('Home')
    await open()
    await page.waitForSelector(shown)
    // A menu stands over the page, as a dialog does, of which this rule makes an exception: in no part of it.
    await checkBothThemes(fil.setColorScheme, page, name, ['region'])
    await page.keyboard.press('Escape')
    await page.waitForSelector(shown, { hidden: true })
  }
}

/** All that can be chosen for each source is on the page too. */
async function openChoices(page: Page): Promise<void> {
  await page.$$eval('.sources details', (all) => {
    for (const details of all) details.setAttribute('open', '')
  })
  await page.waitForSelector('.source-details')
}

async function checkBothThemes(
  setColorScheme: (scheme: 'light' | 'dark') => Promise<void>,
  page: Page,
  name: string,
  ignored: string[] = [],
): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await setColorScheme(scheme)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
      return axe.run()
    })
    const found = violations
      .filter(({ id }) => !ignored.includes(id))
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    expect(found, `${name}, ${scheme}`).toEqual([])
  }
}
