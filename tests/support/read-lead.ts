/** Reads the story on top of a list as its reader would, and chooses the source whose newest stands there. */
import type { Page } from 'puppeteer-core'
import type { Stage } from './stage.ts'
import { waitFor } from './wait.ts'

export interface ReadLead {
  /** Empty where nothing stands there. */
  title: string
  name: string
  byline: string
  text: string
  isBusy: boolean
  language: string
  direction: string
  height: number
  /** Where the first heading of the list begins. */
  room: number
}

export function readLead(page: Page): Promise<ReadLead> {
  return page.evaluate(() => {
    const lead = document.querySelector<HTMLElement>('.lead')
    const text = lead?.querySelector('.article-text')
    return {
      title: lead?.querySelector('h2')?.textContent ?? '',
      name: lead?.getAttribute('aria-label') ?? '',
      byline: lead?.querySelector('.byline')?.textContent ?? '',
      text: text?.textContent ?? '',
      isBusy: lead?.querySelector('[aria-busy="true"]') !== null,
      language: lead?.querySelector('.lead-body')?.getAttribute('lang') ?? '',
      direction: text ? getComputedStyle(text).direction : '',
      height: lead?.offsetHeight ?? 0,
      room: document.querySelector<HTMLElement>('.day')?.offsetTop ?? 0,
    }
  })
}

/** Once it is there with its text, and the list stands below it; without a title, once nothing is. */
export async function waitForLead(page: Page, title: string): Promise<ReadLead> {
  await waitFor(
    async () => {
      const lead = await readLead(page)
      return lead.title === title && (title === '' || !lead.isBusy) && lead.room === lead.height
    },
    { timeoutMs: 20_000, saying: `"${title}" on top` },
  )
  return readLead(page)
}

/** On the options page, as a reader would. A page that is closed before it has seen its choice kept may tell no other. */
export async function chooseLead({ fil }: Stage): Promise<void> {
  const options = await fil.openPage('options', { width: 900, height: 800 })
  await (await options.waitForSelector('#setting-lead'))?.click()
  await options.waitForFunction(() => JSON.parse(localStorage.getItem('settings') ?? '{}').lead === true)
  await options.close()
}

/** On the options page, as a reader would. */
export async function chooseOnTop({ fil, newsroom }: Stage, id: string): Promise<void> {
  const options = await fil.openPage('options', { width: 900, height: 800 })
  await options.waitForSelector('.sources li')
  await options.evaluate(
    (title) => {
      for (const item of document.querySelectorAll('.sources li')) {
        if (item.textContent?.includes(title)) item.querySelector('details')?.setAttribute('open', '')
      }
    },
    newsroom.sources.find((source) => source.id === id)?.title ?? '',
  )
  await options.waitForSelector('.source-details')
  await options.evaluate(() => {
    const labels = [...document.querySelectorAll<HTMLElement>('.source-details label')]
    labels.find(({ textContent }) => textContent === 'Newest story on top')?.click()
  })
  await options.waitForFunction(() =>
    [...document.querySelectorAll<HTMLLabelElement>('.source-details label')].some(
      ({ textContent, control }) =>
        textContent === 'Newest story on top' && (control as HTMLInputElement).checked,
    ),
  )
  await options.close()
}

export interface Frame {
  listed: string
  /** Of the first row, from the top of the window. */
  row: number
  scrolled: number
}

/** What each frame shows from now on, until it is read; the same in a row once. */
export function watchFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frames: string[] = []
    const look = () => {
      const list = document.querySelector('.column')
      const row = list?.querySelector('.row')
      const frame = JSON.stringify({
        listed: list?.querySelector<HTMLElement>('.length')?.dataset.listed ?? '',
        row: row ? Math.round(row.getBoundingClientRect().top) : 0,
        scrolled: Math.round(list?.scrollTop ?? 0),
      })
      if (row && frame !== frames.at(-1)) frames.push(frame)
      if (window.watchedFrames === frames) requestAnimationFrame(look)
    }
    window.watchedFrames = frames
    requestAnimationFrame(look)
  })
}

export async function readFrames(page: Page): Promise<Frame[]> {
  const frames = await page.evaluate(() => {
    const seen = window.watchedFrames ?? []
    delete window.watchedFrames
    return seen
  })
  return frames.map((frame) => JSON.parse(frame) as Frame)
}

declare global {
  interface Window {
    watchedFrames?: string[]
  }
}
