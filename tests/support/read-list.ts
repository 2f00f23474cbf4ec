/** Reads from a panel's page what it lists there, as a reader would see it: rows that wait for their words are none. */
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
  /** The number beside the view of unread stories. */
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
        [...section.querySelectorAll('.row:not(.waiting)')].map((row) => ({
          day: words(section, 'h2 bdi'),
          time: words(row, 'time'),
          at: Date.parse(row.querySelector('time')?.dateTime ?? ''),
          title: words(row, '.headline'),
          source: words(row, '.meta .source'),
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

/** The same with the whole list, which it scrolls through a window's height at a time, and back to where it was. */
export async function readWholePanel(page: Page): Promise<PanelFacts> {
  const stories = new Map<string, ListedStory>()
  const scrollTo = (top: number | 'on') =>
    page.evaluate(async (top) => {
      const list = document.querySelector('.column')
      if (!list) return { before: 0, isEnd: true }
      const before = list.scrollTop
      list.scrollTop = top === 'on' ? before + list.clientHeight / 2 : top
      const startedAt = performance.now()
      do {
        await new Promise((resolve) => setTimeout(resolve, 30))
      } while (document.querySelector('.row.waiting') && performance.now() - startedAt < 5_000)
      return { before, isEnd: list.scrollTop + list.clientHeight >= list.scrollHeight - 1 }
    }, top)
  const { before } = await scrollTo(0)
  for (let isEnd = false; ; ) {
    const facts = await readPanel(page)
    for (const story of facts.stories) stories.set(`${story.at} ${story.source} ${story.title}`, story)
    if (isEnd) {
      await scrollTo(before)
      return { ...facts, stories: [...stories.values()] }
    }
    ;({ isEnd } = await scrollTo('on'))
  }
}

/** Scrolls the list to so many CSS pixels from its top, and waits until it has settled. */
export function scrollList(page: Page, top: number): Promise<void> {
  return page.evaluate(async (top) => {
    document.querySelector('.column')?.scrollTo(0, top)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }, top)
}

/** Has all sources checked without moving the pointer, which may be aiming. */
export function pressRefresh(page: Page): Promise<void> {
  return page.evaluate(() => document.querySelector<HTMLElement>('.tools button:nth-child(2)')?.click())
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

/** Chooses an item of the panel's own menu by the message that names it. */
export async function chooseMenuItem(page: Page, message: string): Promise<void> {
  await pressButton(page, 'menu')
  const words = await page.evaluate((message) => chrome.i18n.getMessage(message, []), message)
  const item = await page.waitForSelector(
    `::-p-xpath(//*[@role="menuitem"][normalize-space()=${JSON.stringify(words)}])`,
  )
  await item?.click()
}

/** Both browsers know the interface under this name. */
declare const chrome: { i18n: { getMessage(name: string, values: string[]): string } }
