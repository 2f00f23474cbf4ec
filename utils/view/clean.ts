/** Makes a stranger's HTML safe and calm to show: text, pictures and links, and nothing that acts. */
import DOMPurify, { type Config } from 'dompurify'
import { type NameMedia, settleEmbeds } from './clean-embeds.ts'
import { isShown, settleImages, uncoverImages } from './clean-images.ts'
import { dropTurns, settleLinks } from './clean-links.ts'
import { markNotes, settleNotes } from './clean-notes.ts'
import { dropHead } from './drop-head.ts'
import { dropHeadline, flatten, keepCredits, levelHeadings } from './flatten.ts'
import { type Policy, parseInert, policy } from './inert.ts'
import type { Head } from './repeated-head.ts'
import { splitText } from './split-text.ts'

export interface Cleaning {
  /** The address of the article, which those within it resolve against. */
  url: string
  /** Without, each picture is a link to itself. */
  withImages: boolean
  /** The headline, which stands above the text already. */
  title?: string
  /** What else stands there, where a page may say it once more. */
  head?: Omit<Head, 'title'>
  nameMedia?: NameMedia | undefined
}

/** In characters: what is longer is cut before it is looked at. */
const longest = 1_000_000

/** An article whose first screenfuls are clean, the rest as soon as it is asked for. */
export interface Cleaned {
  /** Safe to be put on the screen as it is, once. */
  body: DocumentFragment
  /** The next piece of what stands below, as safe; undefined once there is no more. */
  next: () => DocumentFragment | undefined
  /** Whether anything stands below. */
  isLong: boolean
  /** All that it says, and whether it shows a picture. */
  said: string
  hasImage: boolean
}

/** Of a document of its own still: nothing in it is fetched before it is put on the screen. */
export function clean(html: string | Element, cleaning: Cleaning): DocumentFragment {
  const { dirty, names } = prepare(html, cleaning)
  return cleanBox(dirty, names, cleaning)
}

/** The same, but that a long text is cleaned in pieces: the first can be read while the others are made. */
export function cleanInPieces(html: string | Element, cleaning: Cleaning): Cleaned {
  const { dirty, names } = prepare(html, cleaning)
  for (const element of dirty.querySelectorAll(dropped)) element.remove()
  const said = readWords(dirty)
  const hasImage = [...dirty.querySelectorAll('img')].some((image) => isShown(image, cleaning.url))
  const [first = dirty, ...others] = splitText(dirty)
  return {
    body: cleanBox(first, names, cleaning),
    next: () => {
      const box = others.shift()
      return box && cleanBox(box, names, cleaning)
    },
    isLong: others.length > 0,
    said,
    hasImage,
  }
}

function prepare(
  html: string | Element,
  { url, title, head, nameMedia }: Cleaning,
): { dirty: Element; names: Set<string> } {
  const dirty = typeof html === 'string' ? parseCut(html) : html
  uncoverImages(dirty)
  settleEmbeds(dirty, url, nameMedia)
  if (title !== undefined) dropHeadline(dirty, title)
  if (title !== undefined && head) dropHead(dirty, { ...head, title })
  levelHeadings(dirty)
  keepCredits(dirty)
  return { dirty, names: markNotes(dirty, url) }
}

function cleanBox(dirty: Element, names: Set<string>, { url, withImages }: Cleaning): DocumentFragment {
  const fragment = DOMPurify.sanitize(dirty, config)
  fragment.firstElementChild?.replaceWith(...fragment.firstElementChild.childNodes)
  settleImages(fragment, url, withImages)
  settleLinks(fragment, url)
  dropTurns(fragment)
  flatten(fragment)
  settleNotes(fragment, names)
  return fragment
}

/** Words of neighbouring paragraphs are kept apart. */
function readWords(text: Element): string {
  const walker = text.ownerDocument.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  const pieces: string[] = []
  while (walker.nextNode()) pieces.push((walker.currentNode as Text).data)
  return pieces.join(' ')
}

/** In a box of its own, which DOMPurify keeps as it keeps any other. */
function parseCut(html: string): Element {
  const { body } = parseInert(html.slice(0, longest).toWellFormed())
  const box = body.ownerDocument.createElement('div')
  box.append(...body.childNodes)
  return box
}

const tags =
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'

const attributes =
  'href id src srcset alt title width height colspan rowspan scope dir lang cite datetime start reversed value open'

/** Goes with all that is in it; of other elements that are not allowed the text stays, as that of a form in old pages. */
const dropped =
  'script style template noscript noembed noframes iframe frame frameset object embed applet param svg math button select option optgroup datalist textarea input output progress meter audio video canvas map area base link meta head title dialog slot portal fencedframe plaintext xmp marquee'.replaceAll(
    ' ',
    ',',
  )

const config = {
  ALLOWED_TAGS: tags.split(' '),
  ALLOWED_ATTR: attributes.split(' '),
  FORBID_CONTENTS: dropped.split(','),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Addresses are judged once more, as the browser reads them, when they are whole.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  RETURN_DOM_FRAGMENT: true,
  ...(policy && {
    TRUSTED_TYPES_POLICY: policy as Policy as unknown as NonNullable<Config['TRUSTED_TYPES_POLICY']>,
  }),
} satisfies Config & { RETURN_DOM_FRAGMENT: true }
