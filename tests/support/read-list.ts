/** Reads what a panel lists from its page, as a reader would see it. */
import type { Page } from 'puppeteer-core'

export interface ListedStory {
  /** The heading it stands under, and the clock time beside it, as printed. */
  day: string
  time: string
  /** Its moment, from the time element's machine-readable form. */
  at: number
  title: string
  source: string
  url: string
  unread: boolean
}

export interface PanelFacts {
  stories: ListedStory[]
  headings: string[]
  unreadTotal: string
  /** The footer's words: last and next check, progress, sources in trouble. */
  footer: string
}

export function readPanel(page: Page): Promise<PanelFacts> {
  return page.evaluate(() => {
    const words = (root: ParentNode, selector: string) =>
      root.querySelector<HTMLElement>(selector)?.textContent?.trim() ?? ''
    const sections = [...document.querySelectorAll('.day')]
    return {
      stories: sections.flatMap((section) =>
        [...section.querySelectorAll('.row')].map((row) => ({
          day: words(section, 'h2 bdi'),
          time: words(row, 'time'),
          at: Date.parse(row.querySelector('time')?.dateTime ?? ''),
          title: words(row, '.headline'),
          source: words(row, '.source'),
          url: row.querySelector('a')?.href ?? '',
          unread: row.classList.contains('unread'),
        })),
      ),
      headings: sections.map((section) => words(section, 'h2')),
      unreadTotal: words(document, '.unread-total'),
      footer: words(document, 'footer'),
    }
  })
}

/** Scrolls to the end of the list until no more stories are added, so that all of them are on the page. */
export async function showAll(page: Page): Promise<void> {
  const count = () => page.evaluate(() => document.querySelectorAll('.row').length)
  for (let before = -1, after = await count(); after > before; ) {
    before = after
    await page.evaluate(() => document.querySelector('.column')?.scrollTo(0, Number.MAX_SAFE_INTEGER))
    await new Promise((resolve) => setTimeout(resolve, 300))
    after = await count()
  }
}

/** Presses a button of Fil's by the message that names it, as a reader would find it in any language. */
export async function pressButton(page: Page, message: string, ...values: string[]): Promise<void> {
  const name = await page.evaluate(
    (message, values) => chrome.i18n.getMessage(message, values),
    message,
    values,
  )
  const button = await page.waitForSelector(`button[aria-label=${JSON.stringify(name)}]`)
  await button?.click()
}

/** Both browsers know the interface under this name. */
declare const chrome: { i18n: { getMessage(name: string, values: string[]): string } }
