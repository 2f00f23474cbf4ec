/** Tells which rows of a backup may be kept: whatever a file says, what Fil reads of it is what it takes it for. */
import type { Source } from '../model.ts'
import { isDemo } from '../site.ts'

type Check = (value: unknown) => boolean
type Shape = Record<string, Check>

const isWords: Check = (value) => typeof value === 'string'
const isNumber: Check = Number.isFinite
const isOne: Check = (value) => value === 1
const isTrue: Check = (value) => value === true
const isAbsent: Check = (value) => value === undefined
const isNumbers: Check = (value) => Array.isArray(value) && value.every(isNumber)
/** A moment far from all that calendars know would make whoever writes it fail. */
const isMoment: Check = (value) => isNumber(value) && Math.abs(value as number) <= 8.64e15
export const isAddress: Check = (value) =>
  typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value)
const isPicture: Check = (value) => isAddress(value) && (value as string).startsWith('https:')
/** It is sent back as a header, and what is no header fails each time. */
const isToken: Check = (value) => typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

/** What stands deeper than anybody puts folders would fill the list with nothing else. */
const isFolder: Check = (value) => isWords(value) && (value as string).split('/').length <= 100

/** A page of Fil's own is the home of the demo, and of nothing else. */
const isHome: Check = (value) => isAddress(value) || isOwnPage(value)

const isZone: Check = (value) => {
  try {
    return typeof value === 'string' && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}

const hasShapeOfSource = hasShape(
  {
    id: isNumber,
    url: isAddress,
    kind: (value) => value === 'feed' || value === 'sitemap' || value === 'ticker',
    title: isWords,
    timeZone: isZone,
    addedAt: isMoment,
    validators: hasShape({}, { etag: isToken, lastModified: isToken }),
    failures: isNumber,
  },
  {
    homeUrl: isHome,
    language: isWords,
    timeZoneChosen: isTrue,
    freshAt: isMoment,
    serverAt: isMoment,
    checkedAt: isMoment,
    status: isNumber,
    nextCheckAt: isMoment,
    because: isWords,
    heldUntilAt: isMoment,
    askedAt: isMoment,
    attempts: isNumber,
    trouble: hasShape({ reason: isWords }, { status: isNumber }),
    rhythm: isNumbers,
    rest: hasShape({}, { leastMinutes: isNumber, skipHours: isNumbers, skipDays: isNumbers }),
    paceMinutes: isNumber,
    moved: hasShape({ url: isAddress, count: isNumber, firstAt: isMoment }),
    folder: isFolder,
    mutedUntilAt: isMoment,
    uncounted: isTrue,
    fullText: isTrue,
    onTop: isTrue,
    order: isNumber,
    colour: isWords,
    endedAt: isMoment,
  },
)

export function isSource(value: unknown): boolean {
  if (!hasShapeOfSource(value)) return false
  const { url, homeUrl } = value as Pick<Source, 'url' | 'homeUrl'>
  return homeUrl === undefined || isDemo({ url }) || !isOwnPage(homeUrl)
}

function isOwnPage(value: unknown): boolean {
  return typeof value === 'string' && /^(?:chrome|moz)-extension:\/\/[^/]+\/welcome\.html$/.test(value)
}

/** One that a rule mutes has its time elsewhere. */
export function isStory(value: unknown): boolean {
  return isListed(value) || isMuted(value)
}

const ofStory: Shape = { id: isNumber, sourceId: isNumber, key: isWords, title: isWords, seenAt: isMoment }

const possibleOfStory: Shape = {
  url: isAddress,
  pinned: isOne,
  saved: isOne,
  edited: isOne,
  image: isPicture,
  lead: isOne,
  isLocal: isTrue,
  highlightedBy: isNumber,
  told: isOne,
  unmuted: isOne,
  away: isOne,
}

/** One that were both would be muted and counted. */
const isListed = hasShape(
  { ...ofStory, at: isMoment, mutedBy: isAbsent, mutedAt: isAbsent },
  { ...possibleOfStory, unread: isOne },
)
const isMuted = hasShape(
  { ...ofStory, mutedBy: isNumber, mutedAt: isMoment, at: isAbsent, unread: isAbsent },
  { ...possibleOfStory, wasUnread: isOne },
)

export const isText = hasShape(
  { id: isNumber },
  {
    author: isWords,
    summary: isWords,
    content: isWords,
    formerTitles: (value) =>
      Array.isArray(value) && value.every(hasShape({ title: isWords, changedAt: isMoment }) as Check),
  },
)

export const isArticle = hasShape(
  { id: isNumber, url: isAddress, fetchedAt: isMoment },
  {
    page: isWords,
    article: hasShape({ html: isWords }, { author: isWords, language: isWords, image: isWords }),
    obstacle: (value) => ['paywall', 'script-only', 'no-text'].includes(value as string),
  },
)

export const isForgotten = hasShape(
  { sourceId: isNumber, key: isWords },
  { url: isAddress, servedAt: isMoment, missedAt: isMoment },
)

export const isRule = hasShape(
  {
    id: isNumber,
    kind: (value) => ['mute', 'highlight', 'alert', 'save'].includes(value as string),
    means: (value) => ['words', 'phrase', 'pattern', 'author', 'language', 'any'].includes(value as string),
    text: isWords,
    changedAt: isMoment,
  },
  {
    parts: isTrue,
    isApplied: isTrue,
    sourceId: isNumber,
    folder: isWords,
    untilAt: isMoment,
    slowAt: isMoment,
  },
)

export const isNamed = hasShape({ name: isWords })

function hasShape(needed: Shape, possible: Shape = {}): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const row = value as Record<string, unknown>
    const isRight = (shape: Shape, isPossible: boolean) =>
      Object.entries(shape).every(
        ([name, check]) => (isPossible && row[name] === undefined) || check(row[name]),
      )
    return isRight(needed, false) && isRight(possible, true)
  }
}
