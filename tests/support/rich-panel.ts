/** A panel over a feed that holds one long article, whose pictures are answered in place of their sites. */
import type { Page } from 'puppeteer-core'
import type { BrowserName } from './find-browser.ts'
import { listSource, readFocused } from './read-article.ts'
import { richTitle, writeRichFeed } from './rich-article.ts'
import { followAll, openStage, type Stage } from './stage.ts'
import { waitFor } from './wait.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export async function openRichStage(browser: BrowserName): Promise<Stage> {
  const stage = await openStage({ browser }, { stories: 6 })
  const [outlet] = stage.newsroom.sources
  stage.newsroom.setFault(outlet?.id as string, writeRichFeed(new URL('/', outlet?.url).href))
  await followAll(stage)
  return stage
}

/** `asked` is told the address of every picture that its page asks for; `/never.png` gets no answer. */
export async function openRichPanel({ fil }: Stage, asked: string[] = []): Promise<Page> {
  const page = await fil.openPage('sidepanel', { width: 400, height: 700 })
  await page.waitForSelector('.row[aria-setsize]:not([aria-setsize="-1"])')
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (!request.url().startsWith('https:')) return void request.continue()
    asked.push(request.url())
    if (request.url().endsWith('/never.png')) return
    void request.respond({ contentType: 'image/png', body: png })
  })
  return page
}

/** Gives the focus to the row of the article. */
export async function goToRich(page: Page): Promise<void> {
  await listSource(page, 'The Rich Paper')
  if ((await readFocused(page)) !== richTitle) await page.keyboard.press('j')
  await waitFor(async () => (await readFocused(page)) === richTitle, { saying: 'the focus on the article' })
}
