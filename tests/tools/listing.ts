/** Prints what a panel lists to a terminal, a file or a program that reads JSON. */
import type { ListedStory } from '../support/read-list.ts'

export interface Listing {
  badge: string
  tooltip: string
  stories: ListedStory[]
}

/** A terminal is redrawn; elsewhere the first list is printed whole, and after it what arrived. */
export function makePrinter(json: boolean): (listing: Listing) => void {
  const known = new Set<string>()
  return (listing) => {
    if (json) console.log(JSON.stringify(listing))
    else if (process.stdout.isTTY) redraw(listing)
    else printNews(listing, known)
    for (const story of listing.stories) known.add(nameStory(story))
  }
}

function redraw(listing: Listing): void {
  const room = Math.max((process.stdout.rows || 40) - 4, 10)
  const lines = formatStories(listing.stories)
  const rest = lines.length > room ? [`… and ${lines.length - room} more lines`] : []
  console.log(`\u001b[2J\u001b[H${[formatBadge(listing), ...lines.slice(0, room), ...rest].join('\n')}`)
}

function printNews(listing: Listing, known: Set<string>): void {
  const news = listing.stories.filter((story) => !known.has(nameStory(story)))
  if (news.length > 0) console.log([...formatStories(news), formatBadge(listing)].join('\n'))
}

function formatBadge({ badge, tooltip }: Listing): string {
  return `Badge: ${badge || 'none'} (${tooltip})`
}

function formatStories(stories: ListedStory[]): string[] {
  let day = ''
  return stories.flatMap((story) => {
    const heading = story.day === day ? [] : [story.day]
    day = story.day
    return [
      ...heading,
      `  ${story.time.padStart(8)} ${story.unread ? '●' : ' '} ${story.source}: ${story.title}`,
    ]
  })
}

function nameStory({ at, source, title }: ListedStory): string {
  return `${at} ${source} ${title}`
}
