/** The nouns of finding something to follow: a page as it is open, what it offers, and what waits to be followed. */
import type { Offer, SourceKind, Trouble } from './model.ts'

/** What was read of a page that the reader has open, because they asked for it. */
export interface SeenPage {
  url: string
  contentType: string
  /** Empty where it is a file and no page. */
  html: string
  /** The site's robots.txt, where it has one. */
  robots?: string
}

/** What an open page was given by its own site: one character a byte. */
export interface SeenFile {
  url: string
  contentType: string
  bytes: string
}

/** The first headlines of what could be followed. */
export interface Preview {
  title: string
  kind: SourceKind
  headlines: { title: string; at?: number }[]
}

/** Something that an open page offers to follow. */
export interface SiteOffer extends Offer {
  /** It is followed already. */
  known?: true
  /** Where the page itself tells. */
  preview?: Preview
}

/** An address that is to be followed as soon as that is possible. */
export interface Waiting {
  address: string
  since: number
  /** It became possible, and failed. */
  trouble?: Trouble
}

/** Under this address, which by RFC 6761 is nobody's, stand the sources of the demo. */
export const demoAddress = 'https://demo.invalid/'

/** Whether a source is one whose stories were made inside Fil, and that is never asked. */
export function isDemo({ url }: { url: string }): boolean {
  return url.startsWith(demoAddress)
}
