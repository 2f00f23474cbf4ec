/** Writes an outlet's stories one after the other, each from a headline that it has not told yet. */
import type { ExpectedStory, Front, Outlet, PressStory } from './outlet.ts'
import { proseOf, summarize, writeParagraphs } from './prose.ts'
import { createRandom } from './random.ts'
import { writeSlug } from './slug.ts'

/** What a test may settle about a story; the desk makes up the rest. */
export type GivenStory = Partial<
  Pick<PressStory, 'title' | 'summary' | 'section' | 'author' | 'paragraphs' | 'publishedAt' | 'guid'>
>

export type Desk = (at: number, given?: GivenStory) => PressStory

export function openDesk(outlet: Outlet, seed: string): Desk {
  const random = createRandom(`${seed} ${outlet.id}`)
  const drafts = outlet.tell(random)
  let number = 1000
  return (at, given = {}) => {
    const draft =
      given.title === undefined ? drafts.next().value : { title: given.title, section: 'city' as const }
    const section = given.section ?? draft.section
    const paragraphs = given.paragraphs ?? writeParagraphs(outlet.language, section, random)
    const publishedAt = Math.floor((given.publishedAt ?? at) / 1000) * 1000
    number += 1
    return {
      number,
      title: draft.title,
      section,
      paragraphs,
      publishedAt,
      author: given.author ?? random.pick(proseOf[outlet.language].bylines),
      summary: given.summary ?? summarize(paragraphs),
      path: outlet.addressStory(writeSlug(draft.title), { number, publishedAt }),
      ...(given.guid === undefined ? {} : { guid: given.guid }),
    }
  }
}

/** What a right reader of the front would list, lead first, then newest first. */
export function expectStories(front: Front): ExpectedStory[] {
  const listed = front.stories.map((story) => expectStory(front, story))
  if (!front.lead) return listed
  const { title, path } = front.lead
  return [{ title, url: addressOf(front, path), lead: true }, ...listed]
}

/** A ticker prints minutes, everything else seconds. */
export function expectStory(front: Pick<Front, 'outlet' | 'base'>, story: PressStory): ExpectedStory {
  const { title, path, publishedAt } = story
  const step = front.outlet.format === 'ticker' ? 60_000 : 1000
  return { title, url: addressOf(front, path), publishedAt: Math.floor(publishedAt / step) * step }
}

/** The canonical spelling of an address below the outlet's base. */
export function addressOf({ base }: Pick<Front, 'base'>, path: string): string {
  return new URL(base + path).href
}
