/** Takes the pictures that the README shows, from the real thing (`npm run pictures`, after a build). */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import type { ColorScheme, Language } from '../support/driver.ts'
import { followAll, openStage } from '../support/stage.ts'

const folder = fileURLToPath(new URL('../../.github/pictures', import.meta.url))

const pictures: [name: string, page: string, language: Language, scheme: ColorScheme, width: number][] = [
  ['panel-light', 'sidepanel', 'en', 'light', 400],
  ['panel-dark', 'sidepanel', 'en', 'dark', 400],
  ['panel-french', 'sidepanel', 'fr', 'light', 400],
  ['panel-arabic', 'sidepanel', 'ar', 'light', 400],
  ['panel-arabic-dark', 'sidepanel', 'ar', 'dark', 400],
  ['popup-light', 'popup', 'en', 'light', 400],
  ['tab-light', 'tab', 'en', 'light', 1100],
  ['options-light', 'options', 'en', 'light', 760],
  ['options-dark', 'options', 'fr', 'dark', 760],
  ['options-arabic', 'options', 'ar', 'light', 760],
]

mkdirSync(folder, { recursive: true })
for (const language of ['en', 'fr', 'ar'] as const) {
  // Without a window Chromium knows no pointer, and the list is drawn as for touch.
  const stage = await openStage({ browser: 'chromium', language, headless: false })
  await followAll(stage)
  for (const [name, entry, spoken, scheme, width] of pictures) {
    if (spoken !== language) continue
    await stage.fil.setColorScheme(scheme)
    const page = await stage.fil.openPage(entry, { width, height: entry === 'popup' ? 580 : 720 })
    // A window's scrollbars are its system's, and thinner on most.
    await (await page.createCDPSession()).send('Emulation.setScrollbarsHidden', { hidden: true })
    await page.bringToFront()
    await page.waitForSelector('.row, .sources li')
    if (!(await page.evaluate(() => matchMedia('(hover: hover)').matches))) {
      throw new Error('The page is drawn as for touch, unlike where most people read it.')
    }
    if (entry !== 'options') await readSome(page)
    await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` })
    await page.close()
  }
  await stage.close()
}
console.log('Pictures are in .github/pictures')

/** A list in use: some stories have been read. */
async function readSome(page: Page): Promise<void> {
  if ((await page.$$('.row:not(.unread)')).length > 0) return
  for (const index of [2, 3, 6]) {
    const rows = await page.$$('.row > a')
    await rows[index]?.click({ button: 'middle' })
  }
  await page.bringToFront()
  await page.waitForFunction(() => document.querySelectorAll('.row:not(.unread)').length >= 3)
}
