/** The nouns of Fil: what is followed, what is read, and what is kept. Every other file speaks in these. */

/** How a source is read. A page without a feed that lists times beside headlines is a ticker. */
export type SourceKind = 'feed' | 'sitemap' | 'ticker'

/** What a server gave to recognise an unchanged answer by; sent back byte for byte. */
export interface Validators {
  etag?: string
  lastModified?: string
}

/** Why a source could not be read, as a code that the interface puts into words. */
export type TroubleReason =
  | 'bad-address'
  | 'unsafe-address'
  | 'no-permission'
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'refused'
  | 'not-found'
  | 'gone'
  | 'busy'
  | 'server-error'
  | 'no-headlines'
  | 'broken-feed'

export interface Trouble {
  reason: TroubleReason
  /** The HTTP status, where there was one. */
  status?: number
}

/** What is followed: one feed, sitemap or page. */
export interface Source {
  id: number
  /** The address that is asked. */
  url: string
  kind: SourceKind
  title: string
  homeUrl?: string
  /** BCP 47, as the source declares it. */
  language?: string
  /** IANA name; clock times printed without an offset are read in it. */
  timeZone: string
  addedAt: number
  validators: Validators
  /** When the last check ended, well or badly. */
  checkedAt?: number
  nextCheckAt: number
  /** Before this the server asked not to be asked again, whoever wants to. */
  heldUntilAt?: number
  /** When the reader last asked for a check; done once `checkedAt` is not before it. */
  askedAt?: number
  /** Checks that failed in a row. */
  failures: number
  trouble?: Trouble
}

/** Until when a server asks to be left alone: `held` binds the reader too, `fresh` only Fil's own timing. */
export interface Hold {
  heldUntilAt?: number
  freshUntilAt?: number
}

/** What a check of one source brought, before anything is made of it. */
export type Answer = Hold &
  (
    | { kind: 'fresh'; text: string; url: string; contentType: string; validators: Validators }
    | { kind: 'unchanged'; validators: Validators }
    | { kind: 'failed'; trouble: Trouble }
  )

/** One headline as its source tells it, whatever the format. */
export interface Story {
  /** Names the story within its source: the guid, else the normalised address, else a hash of title and time. */
  key: string
  title: string
  url?: string
  /** Absent where the source prints none; its time is then when it was first seen. */
  publishedAt?: number
  author?: string
  /** Plain text, one line. */
  summary?: string
  /** HTML as the source wrote it, addresses resolved, not sanitised. */
  content?: string
  /** The headline that stands on its own above a ticker, with its text. */
  lead?: true
}

/** How rarely a source asks to be read, by itself. It only ever lengthens the pace. */
export interface Rest {
  /** Between two checks. */
  leastMinutes?: number
  /** Of UTC, 0 to 23. */
  skipHours?: number[]
  /** Of UTC, 0 (Sunday) to 6. */
  skipDays?: number[]
}

/** What the bytes of a source turned out to be. Stories are in the source's own order. */
export interface Reading {
  kind: SourceKind
  title: string
  homeUrl?: string
  language?: string
  timeZone?: string
  rest?: Rest
  stories: Story[]
}

/** What a parser is told beside the text. */
export interface ParseContext {
  /** The final address that the text came from; relative addresses resolve against it. */
  url: string
  /** IANA name; printed clock times without an offset are read in it. */
  timeZone: string
  /** The reader chose that zone: nothing that the page gives away overrules it. */
  timeZoneChosen?: true
  contentType?: string
}

/** A row of the list: only what the list shows. */
export interface StoryRow {
  id: number
  sourceId: number
  key: string
  title: string
  url?: string
  /** What the list is sorted by: when it was published, else when it was first seen; never in the future. */
  at: number
  seenAt: number
  /** Present while unread, so that counting touches only what is counted. */
  unread?: 1
  lead?: 1
}

/** What a story says beyond its row, kept apart so that the list never loads it. */
export interface StoryText {
  /** The id of its row. */
  id: number
  author?: string
  summary?: string
  content?: string
}

/** What a story means for the store once compared with what is known. */
export type Change = { kind: 'new'; story: Story; at: number } | { kind: 'edited'; id: number; story: Story }

/** What a page asks of the worker. */
export type Nudge = { kind: 'repaint' } | { kind: 'refresh' } | { kind: 'follow'; address: string }

/** How following an address ended. */
export type Followed = { source: Source; known?: true } | { trouble: Trouble }
