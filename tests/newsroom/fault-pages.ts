/** Spoils what an outlet shows, before it is asked whether that has changed. */
import { encodeText } from './encode.ts'
import type { Fault } from './fault.ts'
import { writeHugeFeed, writeManyStories } from './fault-feeds.ts'
import type { Front } from './outlet.ts'
import { makePage, type Page, renderSource } from './page.ts'
import { writeSignIn } from './pages/sign-in.ts'

/** `nth` counts the answers that the fault has spoilt before. Faults of other kinds leave the page as it is. */
export function spoilPage(fault: Fault, page: Page, front: Front, nth: number): Page {
  switch (fault.kind) {
    case 'emptyChannel':
      return renderSource(dropLead({ ...front, stories: [] }))
    case 'newGuids':
      return renderSource(renameStories(front, fault.everyTime ? nth : 0))
    case 'reordered':
      return renderSource({ ...front, stories: front.stories.toReversed() })
    case 'huge':
      return makePage(page.kind, feedType, writeHugeFeed(front, fault.bytes ?? 20_000_000), front.changedAt)
    case 'many':
      return makePage(page.kind, feedType, writeManyStories(front, fault.items ?? 100_000), front.changedAt)
    case 'bytes':
      return makePage(
        page.kind,
        fault.contentType ?? page.contentType,
        readBytes(fault.body),
        front.changedAt,
      )
    case 'html':
      return withoutValidators(showSignIn(front, page))
    case 'always200':
      return withoutValidators(page)
    case 'unquotedEtag':
      return page.etag === undefined ? page : { ...page, etag: page.etag.replaceAll('"', '') }
    case 'wrongCharset':
      return { ...page, contentType: mislabel(page.contentType, front, fault.charset) }
    default:
      return page
  }
}

const feedType = 'application/rss+xml; charset=utf-8'

function dropLead({ lead: _lead, ...front }: Front): Front {
  return front
}

function renameStories(front: Front, round: number): Front {
  const stories = front.stories.map((story) => ({ ...story, guid: `urn:renamed:${round}:${story.number}` }))
  return { ...front, stories }
}

function readBytes(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? encodeText(body, 'utf-8') : body
}

function showSignIn(front: Front, { kind }: Page): Page {
  const { charset } = front.outlet
  return makePage(kind, `text/html; charset=${charset}`, encodeText(writeSignIn(front), charset))
}

function withoutValidators({ etag: _etag, lastModified: _lastModified, ...page }: Page): Page {
  return page
}

function mislabel(contentType: string, { outlet }: Front, charset?: string): string {
  const wrong = charset ?? (outlet.charset === 'utf-8' ? 'iso-8859-1' : 'utf-8')
  return contentType.replace(/charset=.*/, `charset=${wrong}`)
}
