/** Knows what the elements and attributes of HTML mean for where a text stands. */
import type { Box } from './ticker-page.ts'

const names = (list: string): Set<string> => new Set(list.split(' '))

export const VOID = names(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)
export const UNSEEN = names(
  'script style noscript template svg math iframe object select textarea video audio canvas',
)
/** These change how words look, not what belongs together. */
export const LOOKS = names(
  'b i em strong u font mark sup sub bdi bdo q cite big s strike tt code kbd var samp dfn label',
)
export const INLINE = names('a span time small abbr ins del data button picture relative-time')

const BLOCKS = names(
  'p div ul ol dl li table h1 h2 h3 h4 h5 h6 section article aside main header footer nav form figure blockquote pre hr',
)
const PARAGRAPH: [ended: Set<string>, upTo: Set<string>] = [names('p'), BLOCKS]

/** An end tag is often left out; the next of its kind ends the one before it, up to these. */
const ENDED_BY: Record<string, [ended: Set<string>, upTo: Set<string>]> = {
  li: [names('li'), names('ul ol menu')],
  dt: [names('dt dd'), names('dl')],
  dd: [names('dt dd'), names('dl')],
  tr: [names('tr'), names('table tbody thead tfoot')],
  td: [names('td th'), names('tr table')],
  th: [names('td th'), names('tr table')],
  a: [names('a'), names('body table ul ol')],
}

/** What the start of an element ends, and what no such end reaches beyond. */
export function listEnded(name: string): [ended: Set<string>, upTo: Set<string>][] {
  const rule = Object.hasOwn(ENDED_BY, name) ? ENDED_BY[name] : undefined
  return [...(BLOCKS.has(name) ? [PARAGRAPH] : []), ...(rule ? [rule] : [])]
}

const COMMENTS =
  /(?:^|[\s#])(?:comments?|comments?-(?:list|area|body|section)|commentlist|commentaires?|disqus_thread)(?:\s|$)/i
const STAMP =
  /^(?:datetime|data-(?:date-?)?time(?:stamp)?|data-date|data-(?:date-)?publish(?:ed|-date)?|data-pubdate|data-utime|data-epoch|data-livestamp)$/
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/
const ADDRESS = /^(?:href|data-(?:href|url|link))$/

/** Notes what an attribute says of its box; the first of several that say the same counts. */
export function takeAttribute(box: Box, name: string, value: string): void {
  if (name === 'class') {
    box.kind = value
    if (box.tag !== 'body' && COMMENTS.test(value)) box.zone = 'comments'
  } else if (name === 'id') {
    if (COMMENTS.test(value)) box.zone = 'comments'
  } else if (ADDRESS.test(name)) box.href ??= value
  else if (name === 'title' && ISO.test(value)) box.stamp ??= value
  else if (name === 'title' || name === 'aria-label') box.label ??= value
  else if (name === 'role') {
    if (value === 'navigation') box.zone = 'menu'
  } else if (name === 'onclick') {
    const [, target] = /location(?:\.href)?\s*=\s*['"]([^'"]+)['"]/.exec(value) ?? []
    if (target !== undefined) box.href ??= target
  } else if (STAMP.test(name)) box.stamp ??= value
}
