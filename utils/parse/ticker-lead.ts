/** Finds the lead of a page: the headline that stands on its own, without a time, followed by its paragraphs. */
import type { Page } from './ticker-page.ts'
import type { Row } from './ticker-rows.ts'
import { countWords, isCall, isHeadline } from './ticker-words.ts'

export interface Lead {
  text: string
  /** The run that it begins with. */
  run: number
  href?: string
  paragraphs: string[]
}

const INLINE = new Set(['a', 'span', 'time', 'small'])
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4'])
/** A paragraph that could be a lead's only one, in characters. */
const LONG = 150

/** A line of the page. */
interface Line {
  text: string
  from: number
  to: number
  /** The nearest box that is not part of a line. */
  tag: string
  href?: string
}

/** The first of the page. Rows are no part of it. */
export function findLead(page: Page, rows: Row[]): Lead | undefined {
  const inRows = new Uint8Array(page.runs.length)
  for (const row of rows) inRows.fill(1, row.from, row.to)
  const readNext = (run: number): Line | undefined => (inRows[run] === 0 ? readLine(page, run) : undefined)
  for (const run of listStarts(page)) {
    const line = readNext(run)
    if (!line || !couldGoOn(page, line.to) || !couldHead(line, page)) continue
    const paragraphs: string[] = []
    for (let next = readNext(line.to); next && isParagraph(next, page); next = readNext(next.to)) {
      paragraphs.push(next.text)
    }
    if (!areEnough(paragraphs)) continue
    const { text, href } = line
    return { text, run, paragraphs, ...(href !== undefined && { href }) }
  }
  return undefined
}

/** Where a headline may begin: on a page with markup a lead has a heading. */
function listStarts({ isText, boxes, runs }: Page): number[] {
  return isText ? [...runs.keys()] : boxes.filter(({ tag }) => HEADINGS.has(tag)).map(({ from }) => from)
}

/** A look at what follows, for few headings stand above text of some length. */
function couldGoOn(page: Page, run: number): boolean {
  const [first, second] = [page.runs[run], page.runs[run + 1]]
  if (!first || page.isText) return first !== undefined
  const isParagraph = findHolder(page, first.box).tag === 'p'
  return (
    isParagraph &&
    (first.text.length > LONG || (second !== undefined && findHolder(page, second.box).tag === 'p'))
  )
}

function readLine(page: Page, from: number): Line | undefined {
  const first = page.runs[from]
  if (!first) return undefined
  let text = ''
  let to = from
  for (; page.runs[to]?.line === first.line; to++) text += page.runs[to]?.text
  return { text: text.replace(/\s+/g, ' ').trim(), from, to, ...findHolder(page, first.box) }
}

function findHolder(page: Page, at: number): { tag: string; href?: string } {
  let href: string | undefined
  for (let index = at; ; ) {
    const box = page.boxes[index]
    if (!box) return { tag: '' }
    href ??= box.href
    if (!INLINE.has(box.tag)) return { tag: box.tag, ...(href !== undefined && { href }) }
    index = box.parent
  }
}

/** Not what names the page. */
function couldHead({ text, tag }: Line, page: Page): boolean {
  if (!isHeadline(text) || countWords(text) > 35 || /[.!؟?…:]$/.test(text.replace(/\?$/, ''))) return false
  return page.isText === true || (/^h[1-4]$/.test(tag) && !page.title.startsWith(text))
}

function isParagraph({ text, tag }: Line, page: Page): boolean {
  if (page.isText !== true && tag !== 'p') return false
  return countWords(text) >= 8 && /[.!?…؟۔»"”)]$/.test(text) && !isCall(text)
}

/** One paragraph may be what the page says of itself; a lead has two, or one long one. */
function areEnough(paragraphs: string[]): boolean {
  const words = paragraphs.reduce((sum, text) => sum + countWords(text), 0)
  return paragraphs.length >= 2 ? words >= 20 : words >= 40
}
