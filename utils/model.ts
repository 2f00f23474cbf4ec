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
  | 'challenge'
  | 'not-found'
  | 'gone'
  | 'busy'
  | 'server-error'
  | 'no-headlines'
  | 'broken-feed'
  | 'no-space'
  | 'moved'
  | 'fault'

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
  /** The reader chose that zone. */
  timeZoneChosen?: true
  addedAt: number
  validators: Validators
  /** When it last sent its stories in full, which is what the validators vouch for. */
  freshAt?: number
  /** What its server's own clock showed with its last news or "unchanged"; never that of a machine in the reader's network. */
  serverAt?: number
  /** When the last check ended, well or badly, and with which HTTP status, where there was one. */
  checkedAt?: number
  status?: number
  /** Absent when it is asked no more; and why then. */
  nextCheckAt?: number
  because?: ScheduleReason
  /** Before this the server asked not to be asked again, whoever wants to. */
  heldUntilAt?: number
  /** When the reader last asked for a check; done once `checkedAt` is not before it. */
  askedAt?: number
  /** How often in a row an answer was begun to be read, and its reader did not live to keep it. */
  attempts?: number
  /** Checks that failed in a row. */
  failures: number
  trouble?: Trouble
  /** When its newest stories were published, newest first. */
  rhythm?: number[]
  rest?: Rest
  /** Minutes between checks, where the reader chose them. */
  paceMinutes?: number
  moved?: Move
  /** The folders it stands in, the outermost first, with "/" between them; absent where it stands in none. */
  folder?: string
  /** Its place in its folder, as a reader gave it; its colour's name; and since when it is followed no more. */
  order?: number
  colour?: string
  endedAt?: number
  /** Until then its stories are neither listed among others nor counted. */
  mutedUntilAt?: number
  /** Its unread stories are listed, but counted in no total. */
  uncounted?: true
  /** Its stories are read from their pages, whatever it says of them itself; its newest one stands above the list. */
  fullText?: true
  onTop?: true
}

/** Why the next check of a source is when it is. */
export type ScheduleReason = 'rhythm' | 'chosen' | 'server' | 'trouble' | 'offline' | 'permission' | 'paused'

/** Where a source's address has been leading to, how often in a row, and since when. */
export interface Move {
  url: string
  count: number
  firstAt: number
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
    | { kind: 'unchanged'; url: string; validators: Validators }
    | { kind: 'failed'; trouble: Trouble }
  ) & { status?: number; serverAt?: number }

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
  /** The https address of a picture that belongs to it. */
  image?: string
  /** The headline that stands on its own above a ticker, with its text. */
  lead?: true
  /** Its time was printed as the clocks of the source's zone show it, without an offset: it moves with that zone. */
  isLocal?: true
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

/** A source that a page links to. */
export interface Offer {
  url: string
  /** Never empty: its address where nothing names it. */
  title: string
  kind: SourceKind
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
  /** Present while unread because the reader marked it so; it is not forgotten then. */
  pinned?: 1
  /** Present while saved; what is saved is never forgotten. */
  saved?: 1
  /** Its headline was changed; the former ones are with its text. */
  edited?: 1
  image?: string
  lead?: 1
  isLocal?: true
  /** The rule that marks it. */
  highlightedBy?: number
  /** The reader was to be told of it, which is done once. */
  told?: 1
  /** The reader let it back into the list: no rule mutes it again; or put it away from the top of the list. */
  unmuted?: 1
  away?: 1
}

/** What is left of a story that Fil forgot, while its source may still serve it: it cannot come back as new. */
export interface ForgottenStory {
  sourceId: number
  key: string
  url?: string
  /** When its source was last seen to serve it, to the day; at first, when it was forgotten. */
  servedAt?: number
  /** Since when its source serves it no more. */
  missedAt?: number
}

/** What the store knows of the stories in an answer. */
export interface Known {
  /** Rows under their keys, and rows at their addresses. */
  rows: StoryRow[]
  forgotten: ForgottenStory[]
}

/** What a story says beyond its row, kept apart so that the list never loads it. */
export interface StoryText {
  /** The id of its row. */
  id: number
  author?: string
  summary?: string
  content?: string
  /** The headlines that it had before it was edited, newest first. */
  formerTitles?: { title: string; changedAt: number }[]
}

/** What a story means for the store once compared with what is known. */
export type Change = { kind: 'new'; story: Story; at: number } | { kind: 'edited'; id: number; story: Story }

/** What a reader makes of a story. */
export type Mark = 'read' | 'unread' | 'saved' | 'unsaved'

/** What a reader did, kept so that it can be undone, also after the page has been closed. */
export type Act = { id: number; at: number } & (
  | { kind: Mark; ids: Int32Array; pinned?: Int32Array }
  | { kind: 'muted'; sourceId: number; untilAt?: number; formerUntilAt?: number }
  | { kind: 'away'; storyId: number }
)
