/** What every format says in the end: the words between reading a document and settling its stories. */
import type { Rest } from '../model.ts'

/** One story in its source's own words. */
export interface Draft {
  /** The source's own name for it. */
  guid?: string | undefined
  /** Plain text; line breaks and strange characters may still be in it. */
  title?: string | undefined
  /** Addresses as written, best first. */
  links?: (string | undefined)[]
  /** Where this story's relative addresses start, if elsewhere than the source's. */
  base?: string | undefined
  /** Dates as printed, or instants, best first. */
  dates?: (string | number | undefined)[]
  author?: string | undefined
  /** Plain text. */
  summary?: string | undefined
  /** HTML. */
  content?: string | undefined
  /** Where relative addresses within the content start, if elsewhere than the story's. */
  contentBase?: string | undefined
  /** The address of a picture that belongs to the story, as written. */
  image?: string | undefined
  lead?: true | undefined
  /** Its time was printed as the clocks of the source's zone show it. */
  isLocal?: true | undefined
}

/** One document in its source's own words. */
export interface Outline {
  title?: string | undefined
  /** Addresses of the site's own page, as written, best first. */
  links: (string | undefined)[]
  /** Where relative addresses start, if elsewhere than at the site's page. */
  base?: string | undefined
  language?: string | undefined
  rest?: Rest | undefined
  drafts: Draft[]
}
