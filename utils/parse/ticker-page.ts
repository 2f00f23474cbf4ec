/** A page as the reader of it sees it: runs of text in order, and the boxes that hold them. */

/** An element that holds text. Boxes stand in the order in which they open. */
export interface Box {
  tag: string
  /** The class as written. */
  kind: string
  /** Where its parent stands among the boxes; -1 for none. */
  parent: number
  /** Its text: from the first run to before this one. */
  from: number
  to: number
  /** A part of the page that is never news: a menu, a footer, readers' comments. Its text is not read. */
  isAside: boolean
  href?: string
  /** What an attribute says instead of text. */
  label?: string
  /** A time that is written for machines. */
  stamp?: string
}

export interface Run {
  text: string
  box: number
  /** Runs of one line stand side by side. */
  line: number
}

export interface Page {
  boxes: Box[]
  runs: Run[]
  title: string
  language?: string
  /** Where its addresses start, if it says so. */
  base?: string
  /** Lines of text without markup. */
  isText?: true
}

/** More than any front page has; what follows is not read. */
export const MOST_RUNS = 20_000

/** Reads plain text, a line at a time. */
export function readTextPage(text: string): Page {
  const page: Page = { boxes: [], runs: [], title: '', isText: true }
  for (const [line, written] of text.split(/\r\n?|\n/, MOST_RUNS).entries()) {
    if (!/\S/.test(written)) continue
    const at = page.runs.length
    page.boxes.push({ tag: 'p', kind: '', parent: -1, from: at, to: at + 1, isAside: false })
    page.runs.push({ text: written, box: page.boxes.length - 1, line })
  }
  return page
}

/** Where the first box stands whose text begins with this run or later. */
export function findBox({ boxes }: Page, run: number): number {
  let low = 0
  let high = boxes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((boxes[middle] as Box).from < run) low = middle + 1
    else high = middle
  }
  return low
}
