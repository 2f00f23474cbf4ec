/** One outlet at work: what it has published so far, what it shows now, and what is wrong with it. */
import { addressOf, type GivenStory, openDesk } from './desk.ts'
import type { Fault } from './fault.ts'
import type { Front, Outlet, PressStory } from './outlet.ts'
import { type Page, renderPage, renderSource } from './page.ts'
import { createRandom } from './random.ts'
import { spreadTimes } from './rhythm.ts'

export interface Site {
  readonly outlet: Outlet
  readonly base: string
  fault: Fault | undefined
  /** How many answers the present fault has spoilt. */
  spoilt: number
  readFront(): Front
  /** `path` is below the base. */
  readPage(path: string): Page
  /** The edition before the present one, as it was last rendered. */
  readFormerPage(): Page
  publish(at: number, given?: GivenStory): PressStory
  /** Changes a story in its place; its address and guid stay. */
  revise(url: string, change: Partial<Pick<PressStory, 'title' | 'summary' | 'paragraphs'>>, at: number): void
  withdraw(url: string, at: number): void
}

export interface SiteOptions {
  seed: string
  now: number
  /** How many stories it opens with. */
  stories: number
  /** How many of the newest it lists. */
  window: number
}

export function createSite(
  outlet: Outlet,
  base: string,
  { seed, now, stories: count, window }: SiteOptions,
): Site {
  const write = openDesk(outlet, seed)
  const times = spreadTimes(count, now, outlet.timeZone, createRandom(`${seed} ${outlet.id} times`))
  let stories = times
    .toReversed()
    .map((at) => write(at))
    .reverse()
  const lead = outlet.lead && write(now, outlet.lead)
  const archive = new Map([...stories, ...(lead ? [lead] : [])].map((story) => [story.path, story] as const))
  let changedAt = times[0] ?? now
  let page: Page | undefined
  let formerPage: Page | undefined

  /** Never the same second twice, so that Last-Modified alone tells two editions apart. */
  const change = (next: PressStory[], at: number): void => {
    formerPage = page ?? formerPage
    page = undefined
    stories = next
    changedAt = Math.max(Math.floor(at / 1000) * 1000, changedAt + 1000)
  }
  const replace = (url: string, at: number, swap: (story: PressStory) => PressStory[]): void => {
    const index = stories.findIndex((story) => addressOf({ base }, story.path) === url)
    if (index === -1) throw new Error(`${outlet.id} lists no ${url}`)
    change(stories.toSpliced(index, 1, ...swap(stories[index] as PressStory)), at)
  }
  const readFront = (): Front => ({
    outlet,
    base,
    stories: stories.slice(0, window),
    changedAt,
    ...(lead ? { lead } : {}),
  })

  return {
    outlet,
    base,
    fault: undefined,
    spoilt: 0,
    readFront,
    readPage(path) {
      if (!isSource(outlet, path)) return renderPage(readFront(), archive, path)
      page ??= renderSource(readFront())
      return page
    },
    readFormerPage() {
      return formerPage ?? renderSource({ ...readFront(), stories: stories.slice(1, window) })
    },
    publish(at, given) {
      const story = write(at, given)
      const place = stories.findIndex((other) => other.publishedAt <= story.publishedAt)
      change(stories.toSpliced(place === -1 ? stories.length : place, 0, story), at)
      archive.set(story.path, story)
      return story
    },
    revise(url, edit, at) {
      replace(url, at, (story) => {
        const edited = { ...story, ...edit }
        archive.set(story.path, edited)
        return [edited]
      })
    },
    withdraw(url, at) {
      replace(url, at, () => [])
    },
  }
}

/** A front page is the same with any query behind it. */
function isSource({ feedPath }: Outlet, path: string): boolean {
  return path === feedPath || (feedPath === '/' && path.startsWith('/?'))
}
