/** Finds the link that belongs to a headline which is no link itself. */
import { type Box, findBox, type Page } from './ticker-page.ts'
import { isMore } from './ticker-words.ts'

/** What of a page is looked at, and what of it is known to be something else. */
export interface Part {
  from: number
  to: number
  /** Runs that are times, and what is left of those that hold one. */
  rests: Map<number, string>
}

/** The rank from which a headline stands in a heading. */
export const HEADING = 3

/** The address of a headline that is no link itself: the longest, for those of sections and authors are short. */
export function findHref(
  page: Page,
  part: Part,
  { run, rank }: { run: number; rank: number },
): string | undefined {
  let longest: string | undefined
  for (const [, box] of listLinks(page, part)) {
    const { href = '' } = box
    if (isSectionLink(href) || href.length <= (longest?.length ?? 0)) continue
    if (rank >= HEADING || isBeside(page, box, run) || isMore(readText(page, part, box))) longest = href
  }
  return longest
}

function isBeside({ runs }: Page, { from, to }: Box, run: number): boolean {
  return runs[from]?.line === runs[run]?.line || (run >= from && run < to)
}

/** Without its times. */
function readText({ runs }: Page, { rests }: Part, { from, to }: Box): string {
  let text = ''
  for (let run = from; run < to; run++) text += rests.get(run) ?? runs[run]?.text ?? ''
  return text
}

/** With their places among the boxes. */
export function listLinks(page: Page, part: Part): [index: number, box: Box][] {
  const links: [number, Box][] = []
  for (let index = findBox(page, part.from); index < page.boxes.length; index++) {
    const box = page.boxes[index] as Box
    if (box.from >= part.to) break
    if (box.href !== undefined && box.to <= part.to) links.push([index, box])
  }
  return links
}

const SECTION_PATH = /\/(?:tags?|categor\w+|author|auteurs?|rubriques?|topics?|themes?)\/[^/]*\/?$/i

/** It leads to a section, a subject or an author. */
export function isSectionLink(href: string): boolean {
  return SECTION_PATH.test(href)
}
