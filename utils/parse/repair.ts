/** Puts right, in the text itself, what makes feedsmith misread a feed or refuse it. */

const CDATA_START = '<![CDATA['
const CDATA_END = ']]>'
/** An ampersand that begins no entity, such as those of addresses: `&copy=2` is no sign of copyright. */
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi

/**
 * What every feed goes through. Bare ampersands are escaped, and the CDATA of titles that name no type, in which sites
 * write entities all the same, is unwrapped: so that all text is decoded exactly once.
 */
export function prepareFeed(text: string): string {
  let out = ''
  let isTitle = false
  for (let at = 0; at < text.length; ) {
    const start = indexOrEnd(text, CDATA_START, at)
    const markup = text.slice(at, start)
    const tag = markup.slice(Math.max(markup.lastIndexOf('<'), 0))
    if (tag.startsWith('<')) isTitle = /^<title(?:\s[^>]*)?>\s*$/i.test(tag) && !/\stype\s*=/i.test(tag)
    out += escapeAmpersands(markup)
    if (start === text.length) break
    const end = indexOrEnd(text, CDATA_END, start)
    const inner = text.slice(start + CDATA_START.length, end)
    out += isTitle
      ? escapeAmpersands(inner).replaceAll('<', '&lt;')
      : text.slice(start, end + CDATA_END.length)
    at = end + CDATA_END.length
  }
  return out
}

function escapeAmpersands(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(BARE_AMPERSAND, '&amp;').replace(HALVES, (written, high: string, low: string) => {
    const letter = String.fromCharCode(readNumber(high), readNumber(low))
    return letter.isWellFormed() ? letter : written
  })
}

/** One emoji written as its two UTF-16 halves, which no decoder of entities puts together. */
const HALVES = /&#(x[dD][\da-fA-F]{3}|5[5-7]\d{3});&#(x[dD][\da-fA-F]{3}|5[5-7]\d{3});/g

function readNumber(written: string): number {
  return written.startsWith('x') ? Number.parseInt(written.slice(1), 16) : Number.parseInt(written, 10)
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from)
  return found === -1 ? text.length : found
}

/** A person of so many characters is an attack: feedsmith's time for one grows with the square of its brackets. */
const LONGEST_PERSON = 4000
/** Feedsmith looks up each line of RDF's table of contents among all items. */
const LONGEST_CONTENTS = 2000

/** True where feedsmith would take longer than a feed is worth. */
export function isBeyondFeedsmith(text: string): boolean {
  let lines = 0
  for (const { index, 1: name } of text.matchAll(
    /<(?:author|managingeditor|webmaster|(rdf:li))(?=[\s>])/gi,
  )) {
    if (name !== undefined && ++lines > LONGEST_CONTENTS) return true
    const end = name === undefined ? text.indexOf('</', index) : index
    if ((end === -1 ? text.length : end) - index > LONGEST_PERSON) return true
  }
  return false
}

const ROOT = /<(?:(\w+):)?(rss|rdf|feed|channel)(?=[\s>])/i

/**
 * What a feed goes through that feedsmith refuses: junk before and after the root, document types, prefixes on RSS
 * itself, names that JavaScript keeps for itself, and characters that XML forbids.
 */
export function repairFeed(text: string): string {
  const root = ROOT.exec(text)
  if (!root) return text
  const [, prefix, name = ''] = root
  const qualified = prefix === undefined ? name : `${prefix}:${name}`
  const end = [...text.matchAll(new RegExp(`</${qualified}`, 'gi'))].at(-1)?.index
  let body = end === undefined ? text.slice(root.index) : `${text.slice(root.index, end)}</${qualified}>`
  if (prefix !== undefined && name.toLowerCase() === 'rss') {
    body = body.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</')
  }
  return (
    body
      .replace(/<(\/?)(__proto__|constructor|prototype)(?=[\s/>])/gi, '<$1x-$2')
      .replace(/(xmlns(?::[\w.-]+)?\s*=\s*)'([^'<>"]*)'/g, '$1"$2"')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
  )
}

/** The stories of a JSON feed that breaks off or is broken in places: each one that is whole in itself. */
export function repairJson(text: string): Record<string, unknown> | undefined {
  const list = /"items"\s*:\s*\[/.exec(text)
  if (!list) return undefined
  const title = /"title"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text.slice(0, list.index))?.[1]
  const items: unknown[] = []
  let depth = 0
  let start = 0
  let isString = false
  for (let at = list.index + list[0].length; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '"') isString = !isString
    else if (isString) continue
    else if (sign === '{' && depth++ === 0) start = at
    else if (sign === '}' && --depth === 0) items.push(readJson(text.slice(start, at + 1)))
    else if (sign === ']' && depth <= 0) break
  }
  const whole = items.filter((item) => item !== undefined)
  return whole.length > 0
    ? { version: 'https://jsonfeed.org/version/1.1', title: title && readJson(title), items: whole }
    : undefined
}

/** Undefined where the text is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
