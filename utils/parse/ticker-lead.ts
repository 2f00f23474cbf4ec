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

interface Block {
  text: string
  run: number
  /** The nearest box that is not part of a line. */
  tag: string
  href?: string
}

/** The first of the page. Rows are no part of it. */
export function findLead(page: Page, rows: Row[]): Lead | undefined {
  const blocks = readBlocks(page, rows)
  for (const [index, block] of blocks.entries()) {
    if (!couldHead(block, page)) continue
    const paragraphs: string[] = []
    for (
      let next = blocks[index + 1];
      next && isParagraph(next, page);
      next = blocks[index + 1 + paragraphs.length]
    ) {
      paragraphs.push(next.text)
    }
    if (!areEnough(paragraphs)) continue
    return {
      text: block.text,
      run: block.run,
      paragraphs,
      ...(block.href !== undefined && { href: block.href }),
    }
  }
  return undefined
}

/** The lines of the page that no row holds. */
function readBlocks(page: Page, rows: Row[]): Block[] {
  const blocks: Block[] = []
  let row = 0
  for (let run = 0; run < page.runs.length; run++) {
    while (row < rows.length && run >= (rows[row] as Row).to) row += 1
    const { text, line, box } = page.runs[run] as { text: string; line: number; box: number }
    if (run >= (rows[row]?.from ?? Number.POSITIVE_INFINITY) || page.boxes[box]?.zone !== 'news') continue
    const last = blocks.at(-1)
    if (last && run > 0 && page.runs[run - 1]?.line === line) last.text += text
    else blocks.push({ text, run, ...findHolder(page, box) })
  }
  for (const block of blocks) block.text = block.text.replace(/\s+/g, ' ').trim()
  return blocks
}

function findHolder(page: Page, at: number): { tag: string; href?: string } {
  let href: string | undefined
  for (let index = at; ; ) {
    const box = page.boxes[index]
    if (!box) return { tag: '' }
    href ??= box.href
    if (!/^(?:a|span|time|small)$/.test(box.tag)) return { tag: box.tag, ...(href !== undefined && { href }) }
    index = box.parent
  }
}

/** On a page with markup a lead has a heading, and not one that names the page. */
function couldHead({ text, tag }: Block, page: Page): boolean {
  if (!isHeadline(text) || countWords(text) > 35 || /[.!؟?…:]$/.test(text.replace(/\?$/, ''))) return false
  return page.isText === true || (/^h[1-4]$/.test(tag) && !page.title.startsWith(text))
}

function isParagraph({ text, tag }: Block, page: Page): boolean {
  if (page.isText !== true && tag !== 'p') return false
  return countWords(text) >= 8 && /[.!?…؟۔»"”)]$/.test(text) && !isCall(text)
}

/** One paragraph may be what the page says of itself; a lead has two, or one long one. */
function areEnough(paragraphs: string[]): boolean {
  const words = paragraphs.reduce((sum, text) => sum + countWords(text), 0)
  return paragraphs.length >= 2 ? words >= 20 : words >= 40
}
