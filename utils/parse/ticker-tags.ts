/** Knows what the elements and attributes of HTML mean for where a text stands. */
import type { Box } from './ticker-page.ts'

/** What the start and the end of an element do to the text around it. */
export interface Tag {
  /** It has no content and no end. */
  isVoid: boolean
  /** Its content is not text that anybody sees. */
  isUnseen: boolean
  /** It changes how words look, not what belongs together. */
  isLook: boolean
  /** It stands within a line. */
  isInline: boolean
  /** What its start ends, for end tags are often left out, and what no such end reaches beyond. */
  ends: { ended: Set<string>; upTo: Set<string> }[]
}

const names = (list: string): Set<string> => new Set(list.split(' '))

const VOID = names(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)
const UNSEEN = names(
  'script style noscript template svg math iframe object select textarea video audio canvas',
)
const LOOKS = names(
  'b i em strong u font mark sup sub bdi bdo q cite big s strike tt code kbd var samp dfn label',
)
const INLINE = names('a span time small abbr ins del data button picture relative-time')
const BLOCKS = names(
  'p div ul ol dl li table h1 h2 h3 h4 h5 h6 section article aside main header footer nav form figure blockquote pre hr',
)
const ENDS = new Map([
  ['li', { ended: names('li'), upTo: names('ul ol menu') }],
  ['dt', { ended: names('dt dd'), upTo: names('dl') }],
  ['dd', { ended: names('dt dd'), upTo: names('dl') }],
  ['tr', { ended: names('tr'), upTo: names('table tbody thead tfoot') }],
  ['td', { ended: names('td th'), upTo: names('tr table') }],
  ['th', { ended: names('td th'), upTo: names('tr table') }],
  ['a', { ended: names('a'), upTo: names('body table ul ol') }],
])

const known = new Map(
  [...VOID, ...UNSEEN, ...LOOKS, ...INLINE, ...BLOCKS, ...ENDS.keys()].map((name) => [name, makeTag(name)]),
)
const OTHER = makeTag('')

export function findTag(name: string): Tag {
  return known.get(name) ?? OTHER
}

function makeTag(name: string): Tag {
  const isLook = LOOKS.has(name)
  const ends = ENDS.get(name)
  return {
    isVoid: VOID.has(name),
    isUnseen: UNSEEN.has(name),
    isLook,
    isInline: isLook || INLINE.has(name),
    ends: [...(BLOCKS.has(name) ? [{ ended: names('p'), upTo: BLOCKS }] : []), ...(ends ? [ends] : [])],
  }
}

const COMMENTS =
  /(?:^|[\s#])(?:comments?|comments?-(?:list|area|body|section)|commentlist|commentaires?|disqus_thread)(?:\s|$)/i
const STAMP =
  /^(?:datetime|data-(?:date-?)?time(?:stamp)?|data-date|data-(?:date-)?publish(?:ed|-date)?|data-pubdate|data-utime|data-epoch|data-livestamp)$/
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/
const ADDRESS = /^(?:href|data-(?:href|url|link))$/

function isOfComments(name: string): boolean {
  return /omm|disqus/i.test(name) && COMMENTS.test(name)
}

/** Notes what an attribute says of its box; the first of several that say the same counts. */
export function takeAttribute(box: Box, name: string, value: string): void {
  if (name === 'class') {
    box.kind = value
    if (box.tag !== 'body' && isOfComments(value)) box.isAside = true
  } else if (name === 'id') {
    if (isOfComments(value)) box.isAside = true
  } else if (ADDRESS.test(name)) box.href ??= value
  else if (name === 'title' && ISO.test(value)) box.stamp ??= value
  else if (name === 'title' || name === 'aria-label') box.label ??= value
  else if (name === 'role') {
    if (value === 'navigation') box.isAside = true
  } else if (name === 'onclick') {
    const [, target] = /location(?:\.href)?\s*=\s*['"]([^'"]+)['"]/.exec(value) ?? []
    if (target !== undefined) box.href ??= target
  } else if (STAMP.test(name)) box.stamp ??= value
}
