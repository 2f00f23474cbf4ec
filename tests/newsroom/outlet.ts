/** The nouns of the newsroom: who publishes, what is published, and what a right reader would make of it. */
import type { SourceKind } from '../../utils/model.ts'
import type { Random } from './random.ts'

export type Section = 'city' | 'water' | 'culture' | 'sport' | 'trade' | 'nature'

export type Language = 'fr' | 'en' | 'ar'

/** The shape in which an outlet offers its headlines. */
export type Format = 'wordpress' | 'atom' | 'json' | 'rdf' | 'rss' | 'sitemap' | 'ticker'

export type Charset = 'utf-8' | 'iso-8859-1' | 'windows-1256'

/** A headline that nobody has written up yet. */
export interface Draft {
  title: string
  section: Section
}

export interface Outlet {
  id: string
  title: string
  tagline: string
  language: Language
  /** BCP 47, as the outlet declares it. */
  locale: string
  timeZone: string
  format: Format
  charset: Charset
  feedPath: string
  color: string
  /** Where a story of it stands; `story.path` is made by this. */
  addressStory(slug: string, story: { number: number; publishedAt: number }): string
  /** Headlines without end, none twice. */
  tell(random: Random): Iterator<Draft, never>
  /** The headline that stands on its own above a ticker, with its paragraphs. */
  lead?: { title: string; paragraphs: readonly string[] }
}

export interface PressStory {
  number: number
  title: string
  summary: string
  section: Section
  author: string
  paragraphs: readonly string[]
  /** Whole seconds, in milliseconds. */
  publishedAt: number
  /** Below the outlet's base, encoded as it is asked for. */
  path: string
  /** Stands in for what the format would write. */
  guid?: string
}

/** What an outlet shows to the world at one moment. Stories are newest first. */
export interface Front {
  outlet: Outlet
  /** The outlet's address without a final slash. */
  base: string
  stories: readonly PressStory[]
  lead?: PressStory
  changedAt: number
}

/** What a right reader lists for a story. A lead has no time of its own. */
export interface ExpectedStory {
  title: string
  url: string
  /** To the second, for a ticker to the minute. */
  publishedAt?: number
  lead?: true
}

/** What there is to follow. */
export interface PressSource {
  id: string
  title: string
  /** The address to follow. */
  url: string
  homeUrl: string
  kind: SourceKind
  /** As the source itself declares it. */
  language: string
  timeZone: string
}
