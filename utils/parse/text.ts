/** Makes plain text of what sources write: one line, nothing invisible, nothing that turns the line around. */
import { decodeHTML } from 'entities'
import { walkMarkup } from './markup.ts'

/** Overrides and isolates of direction, zero-width space and joiner, soft hyphen, byte-order mark. */
const INVISIBLE = /[\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: sources do send them
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g
/** A no-break space that stands alone is not among them: French sets one before its colons. */
const GAPS = /[^\S \u00a0\u202f]+\s*|\s{2,}/g
const AT_THE_ENDS = /[\s\u200c-\u200f\u061c]/

/** One line, without what cannot be seen or would turn the text around. */
export function foldText(text: string): string {
  const line = text.replace(CONTROLS, ' ').replace(INVISIBLE, '').replace(GAPS, ' ').toWellFormed()
  let start = 0
  let end = line.length
  while (start < end && AT_THE_ENDS.test(line[start] ?? '')) start++
  while (start < end && AT_THE_ENDS.test(line[end - 1] ?? '')) end--
  return line.slice(start, end)
}

/** At most so many characters, cut between two words. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd().toWellFormed()}…`
}

const INLINE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/
const UNSEEN = /^(?:script|style|template|noscript|iframe|object|svg|math|select|textarea|head)$/

/** What a reader of the HTML would see, on one line; no more of it is read than `most` characters take. */
export function readHtml(html: string, most = 10_000): string {
  if (!/[<&]/.test(html)) return clipText(foldText(html), most)
  let text = ''
  let unseen = ''
  walkMarkup(
    html,
    {
      open(name) {
        if (unseen === '' && UNSEEN.test(name)) unseen = name
        else if (!INLINE.test(name)) text += ' '
      },
      close(name) {
        if (name === unseen) unseen = ''
        else if (!INLINE.test(name)) text += ' '
      },
      text(piece) {
        if (unseen === '') text += piece
      },
      isDone: () => text.length > most * 2,
    },
    'html',
  )
  return clipText(foldText(text), most)
}

/** Decodes the entities of text that no XML parser has decoded. */
export function decodeText(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text
}

const TAG = /<(\/?)([a-z][a-z\d]*)(?:\s[^<>]*)?\/?>/gi
const EMPTY_TAG = /^(?:br|hr|img|wbr)$/
const MARKUP_IN_TITLES =
  /^(?:a|abbr|b|bdi|big|br|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)$/

/**
 * Takes markup out of a headline that should have none. A tag of which the other half is missing is what the headline
 * is about: `a <b> c` stays.
 */
export function stripTags(title: string): string {
  if (!title.includes('<')) return title
  const opened = new Set<string>()
  const closed = new Set<string>()
  for (const [, slash, name = ''] of title.matchAll(TAG)) (slash ? closed : opened).add(name.toLowerCase())
  return title.replace(TAG, (tag, _slash, written: string) => {
    const name = written.toLowerCase()
    const isMarkup = EMPTY_TAG.test(name) || (opened.has(name) && closed.has(name))
    if (!isMarkup || !MARKUP_IN_TITLES.test(name)) return tag
    return INLINE.test(name) ? '' : ' '
  })
}

/** A language as BCP 47 writes it, and nothing where it is none. */
export function readLanguage(written: string | undefined): { language?: string } {
  const language = written?.trim().replaceAll('_', '-') ?? ''
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(language) ? { language } : {}
}
