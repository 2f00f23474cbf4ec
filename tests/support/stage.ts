/** The whole play for a browser test: the newsroom is open, and a browser runs Fil and may visit it. */
import type { Page } from 'puppeteer-core'
import { type Newsroom, type NewsroomOptions, startNewsroom } from '../newsroom/newsroom.ts'
import { launchFil } from './browsers.ts'
import type { Wishes } from './driver.ts'
import type { FilBrowser } from './fil-browser.ts'
import type { BrowserName } from './find-browser.ts'
import { readPanel } from './read-list.ts'
import { waitFor } from './wait.ts'

export interface Stage {
  newsroom: Newsroom
  fil: FilBrowser
  close(): Promise<void>
}

export async function openStage(
  wishes: Omit<Wishes, 'allowedOrigins'>,
  options: NewsroomOptions = {},
): Promise<Stage> {
  const newsroom = await startNewsroom(options)
  const allowedOrigins = newsroom.sources.map((source) => new URL(source.url).origin)
  try {
    const fil = await launchFil({ timeZone: 'Africa/Casablanca', ...wishes, allowedOrigins })
    return {
      newsroom,
      fil,
      close: async () => {
        await fil.close()
        await newsroom.close()
      },
    }
  } catch (error) {
    await newsroom.close()
    throw error
  }
}

/** Follows every source of the newsroom, as the options page asks the worker to, and waits out the asking for icons. */
export async function followAll({ newsroom, fil }: Stage): Promise<void> {
  for (const { url, title } of newsroom.sources) {
    const followed = await fil.sendMessage({ kind: 'follow', address: url })
    if (!(followed as { source?: unknown } | undefined)?.source) {
      throw new Error(`${title} is not followed: ${JSON.stringify(followed)}`)
    }
  }
  // Of more sources not all are asked for in one go, and whoever counts requests counts those for news.
  if (newsroom.sources.length <= 30) {
    await waitFor(() => newsroom.sources.every(({ id }) => hasAskedForIcon(newsroom, id)), {
      timeoutMs: 20_000,
      saying: 'every site to be asked for its icon',
    })
  }
}

function hasAskedForIcon(newsroom: Newsroom, id: string): boolean {
  return newsroom.requestsFor(id).some(({ path }) => path.endsWith('/favicon.ico'))
}

/** What a right reader lists of all sources at this moment. */
export function expectStories({
  newsroom,
}: Stage): { title: string; url: string; publishedAt?: number; source: string }[] {
  return newsroom.sources.flatMap(({ id, title: source }) =>
    newsroom.expectedStories(id).map((story) => ({ ...story, source })),
  )
}

/** Only the rows in view are on the page: a window that is as tall as the list shows all of them. */
export const tallWindow = { width: 400, height: 24_000 }

/** Opens a panel that shows its whole list, once as many stories stand in it as are expected. */
export async function openWholeList(stage: Stage): Promise<Page> {
  const page = await stage.fil.openPage('sidepanel', tallWindow)
  const count = expectStories(stage).length
  await waitFor(async () => (await readPanel(page)).stories.length >= count, {
    timeoutMs: 30_000,
    saying: `${count} stories in the panel`,
  })
  return page
}

export function findOutlet({ newsroom }: Stage, id: string): Newsroom['sources'][number] {
  const found = newsroom.sources.find((source) => source.id === id)
  if (!found) throw new Error(`No outlet ${id}`)
  return found
}

/** Every outlet is followed, and a panel of the usual size lists all that they have, which is `total`. */
export async function openListStage(
  browser: BrowserName,
): Promise<{ stage: Stage; panel: Page; total: number }> {
  const stage = await openStage({ browser })
  try {
    await followAll(stage)
    const panel = await openWholeList(stage)
    const total = (await readPanel(panel)).stories.length
    await panel.setViewport({ width: 400, height: 700 })
    return { stage, panel, total }
  } catch (error) {
    await stage.close()
    throw error
  }
}
