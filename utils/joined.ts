/** Finds folded words in folded text, also where Arabic writes small words together with them, as in "andprices" (pure). */

export interface Needle {
  /** Each is enough. */
  stems: Stem[]
}

export interface Stem {
  letters: string
  /** What may stand before it in its word; undefined where it begins with a space of its own, and is found as it is. */
  leads: Set<string> | undefined
  /** Where its first word ends there, these may as well. */
  leadsOfWhole?: Set<string>
  hasArticle: boolean
}

const single = ['و', 'ف', 'ب', 'ك', 'ل']
const double = ['وب', 'ول', 'فب', 'فل']
const articled = ['ال', 'وال', 'فال', 'بال', 'كال', 'وبال', 'لل', 'ولل', 'فلل']
/** What begins like an article, as "Germany" does, is parted from it in folded text, but not behind these. */
const twice = [...single, ...double, ...articled].map((lead) => `${lead}ال`)

const withArticle = new Set([...articled, ...twice])
const ofShort = new Set(['', ...withArticle])
const ofShortWhole = new Set([...ofShort, ...single])
const ofLong = new Set([...ofShortWhole, ...double])
const longestLead = Math.max(...Array.from(ofLong, (lead) => lead.length))

/** Of folded words with a space before them; of several, the first may have others joined to it. */
export function openNeedle(words: string): Needle {
  const [, article = '', word = '', rest = ''] = /^ ((?:ال (?=\S))*)(\S*)(.*)$/s.exec(words) ?? []
  const hasArticle = article !== ''
  if (word.length < 3 || !/^\p{Script=Arabic}+$/u.test(word)) {
    return { stems: [{ letters: words, leads: undefined, hasArticle }] }
  }
  const stems = [openStem(word, rest, hasArticle)]
  if (!hasArticle) {
    // So many letters must be left that what begins like a joined word, and is none, finds little else.
    const [, bound] = /^(?:وبال|ولل|فلل|[وفبك]ال|لل)(?:ال)?(.{4,})$/.exec(word) ?? []
    const [, after] = /^و(.{5,})$/.exec(word) ?? []
    if (bound) stems.push(openStem(bound, rest, true))
    else if (after) stems.push(openStem(after, rest, false))
  }
  return { stems }
}

/** Three letters are the end of many a longer word: less may stand before them. */
function openStem(word: string, rest: string, hasArticle: boolean): Stem {
  const letters = word + rest
  if (word.length > 3) return { letters, leads: ofLong, hasArticle }
  if (hasArticle) return { letters, leads: withArticle, hasArticle }
  const isWhole = rest !== ''
  return isWhole
    ? { letters, leads: ofShortWhole, hasArticle }
    : { letters, leads: ofShort, leadsOfWhole: ofShortWhole, hasArticle }
}

export function isIn(words: string, { stems }: Needle): boolean {
  return stems.some((stem) => findStem(words, stem, 0) !== -1)
}

/** Where in folded text it stands, from one index up to, not including, another, with what is joined to it. */
export function findSpans(words: string, { stems }: Needle): [start: number, end: number][] {
  return stems.flatMap((stem) => {
    const spans: [number, number][] = []
    for (let at = findStem(words, stem, 0); at !== -1; at = findStem(words, stem, at + 1)) {
      spans.push([findStart(words, at, stem), at + stem.letters.trim().length])
    }
    return spans
  })
}

/** An article that stands by itself in folded text belongs to what is found where it was asked for. */
function findStart(words: string, at: number, { leads, hasArticle }: Stem): number {
  if (!leads) return at
  let start = at
  while (words[start - 1] !== ' ') start -= 1
  while (hasArticle && isAfterArticle(words, start)) start -= 'ال '.length
  return start
}

/** Where its first letter is, at an index or after it; -1 where it is not. */
export function findStem(words: string, { letters, leads, leadsOfWhole }: Stem, from: number): number {
  if (!leads) {
    const space = words.indexOf(letters, from)
    return space === -1 ? -1 : space + 1
  }
  for (let at = words.indexOf(letters, from); at !== -1; at = words.indexOf(letters, at + 1)) {
    const lead = readLead(words, at)
    if (lead === undefined) continue
    if (leads.has(lead)) return at
    if (words[at + letters.length] === ' ' && leadsOfWhole?.has(lead)) return at
  }
  return -1
}

/** What stands before a place in its word, or the article before that word; undefined where it is nothing that is joined. */
function readLead(words: string, at: number): string | undefined {
  for (let start = at; start >= at - longestLead; start -= 1) {
    if (words[start - 1] !== ' ') continue
    const hasArticle = isAfterArticle(words, start)
    if (start === at) return hasArticle ? 'ال' : ''
    // Nothing is joined to a word behind the article: what looks so is its own beginning.
    return hasArticle ? undefined : words.slice(start, at)
  }
  return undefined
}

function isAfterArticle(words: string, at: number): boolean {
  return at >= ' ال '.length && words.startsWith(' ال ', at - ' ال '.length)
}
