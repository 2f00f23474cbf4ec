/** Reads from a panel's page the article that stands over its list, and goes to the stories of one source. */
import type { Page } from 'puppeteer-core'
import { readPanel } from './read-list.ts'
import { waitFor } from './wait.ts'

export interface ReadArticle {
  /** Empty where none is open. */
  title: string
  text: string
  /** The title, where it has the focus. */
  focused: string | undefined
  isBusy: boolean
  direction: string
  language: string
  trouble: string
}

export function readArticle(page: Page): Promise<ReadArticle> {
  return page.evaluate(() => {
    const article = document.querySelector('.article-screen > article')
    const isTitle = document.activeElement?.id === 'article-title'
    return {
      title: article?.querySelector('h1')?.textContent ?? '',
      text: article?.querySelector('.article-text')?.textContent ?? '',
      focused: isTitle ? (document.activeElement?.textContent ?? '') : undefined,
      isBusy: document.querySelector('.article-screen [aria-busy="true"]') !== null,
      direction: article ? getComputedStyle(article).direction : '',
      language: article?.getAttribute('lang') ?? '',
      trouble: document.querySelector('.no-text p')?.textContent ?? '',
    }
  })
}

/** Once its text, or why it has none, is there. */
export async function waitForText(page: Page, title?: string): Promise<ReadArticle> {
  await waitFor(
    async () => {
      const screen = await readArticle(page)
      return screen.title !== '' && !screen.isBusy && (title === undefined || screen.title === title)
    },
    { timeoutMs: 15_000, saying: `the article ${title ?? ''}` },
  )
  return readArticle(page)
}

/** The headline whose row has the focus. */
export function readFocused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.querySelector('.headline')?.textContent ?? '')
}

/** Lists one source alone, chosen by its name, and goes to its newest story. */
export async function listSource(page: Page, title: string): Promise<void> {
  await page.keyboard.press('g')
  await page.waitForSelector('.switcher')
  await page.evaluate((title) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.switcher button')]
    buttons.find((button) => button.querySelector('.name')?.textContent === title)?.click()
  }, title)
  await waitFor(async () => (await readPanel(page)).stories.every(({ source }) => source === title), {
    saying: `the stories of ${title} alone`,
  })
  await page.keyboard.press('Home')
  await waitFor(() => page.evaluate(() => document.activeElement?.closest('[aria-posinset="1"]') !== null), {
    saying: 'the first row to have the focus',
  })
}

/** The first two words of the paragraph that stands below the bar of the reader. */
export function readTopParagraph(page: Page): Promise<string> {
  return page.evaluate(() => {
    const line = document.querySelector('.article-bar')?.getBoundingClientRect().bottom ?? 0
    const top = [...document.querySelectorAll('.article-screen .article-text p')].find(
      (paragraph) => paragraph.getBoundingClientRect().bottom > line + 1,
    )
    return top?.textContent?.split(' ').slice(0, 2).join(' ') ?? ''
  })
}
