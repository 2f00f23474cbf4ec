/** Finds the headline in a part of a page: in a heading, a link, an attribute, or beside them. */
import { findHref, isSectionLink, listLinks, type Part } from './ticker-links.ts'
import type { Page } from './ticker-page.ts'
import { isHeadline, trimHeadline } from './ticker-words.ts'

export interface Headline {
  text: string
  /** The run that it begins with. */
  run: number
  /** The address of the link around it or beside it, as written. */
  href?: string
  /** It is the text of that link. */
  isLinked?: true
  /** How surely it is one: a linked heading, a heading, a link, plain text. */
  rank: number
}

interface Piece {
  text: string
  run: number
  link: number
  rank: number
}

/** The best candidate, and the first of equals. */
export function findHeadline(page: Page, part: Part): Headline | undefined {
  let best: Piece | undefined
  for (const piece of cutPieces(page, part)) {
    const text = completeText(page, piece)
    if (isHeadline(text) && (best === undefined || piece.rank > best.rank)) best = { ...piece, text }
  }
  if (best?.link === -1 && /^\p{Ll}/u.test(best.text)) best = findLine(page, part) ?? best
  best ??= findLabel(page, part) ?? findLine(page, part)
  if (!best) return undefined
  const href = best.link === -1 ? findHref(page, part, best) : page.boxes[best.link]?.href
  const { text, run, rank, link } = best
  return { text, run, rank, ...(href !== undefined && { href }), ...(link !== -1 && { isLinked: true }) }
}

const TITLED = /(?:^|[\s_-])(?:titles?|titre|headline|heading|intitule)(?:$|[\s_-])/i
const LABELLED =
  /(?:^|[\s_-])(?:cat(?:egor\w+)?|tags?|label|badge|rubrique|kicker|surtitre|author|auteur|byline|sr-only|visually-hidden|screen-reader-text|count)(?:$|[\s_-])/i

/** Runs that stand on one line and share a link and a heading. */
function cutPieces(page: Page, part: Part): Piece[] {
  const pieces: Piece[] = []
  let key = ''
  let last = -1
  for (let run = part.from; run < part.to; run++) {
    const { box, line } = page.runs[run] as { box: number; line: number }
    const written = part.rests.get(run) ?? page.runs[run]?.text ?? ''
    if (written === '' || LABELLED.test(page.boxes[box]?.kind ?? '')) continue
    const { link, heading, isTitled } = lookUp(page, box, part)
    const next = `${line} ${link} ${heading}`
    const piece = pieces.at(-1)
    const isField = box !== last && page.boxes[box]?.parent === page.boxes[last]?.parent
    if (piece && next === key && !isField) piece.text += written
    else {
      const isSection = link !== -1 && isSectionLink(page.boxes[link]?.href ?? '')
      const rank =
        (heading !== -1 ? 4 : isTitled ? 3 : 1) +
        (link === -1 ? 0 : isSection ? -0.5 : heading !== -1 || isTitled ? 2 : 1)
      pieces.push({ text: written, run, link, rank })
    }
    key = next
    last = box
  }
  return pieces
}

/** The link and the heading around a box, as far as they lie within the part. */
function lookUp(page: Page, at: number, part: Part): { link: number; heading: number; isTitled: boolean } {
  const found = { link: -1, heading: -1, isTitled: false }
  for (let index = at; index !== -1; ) {
    const box = page.boxes[index]
    if (!box || box.from < part.from || box.to > part.to) break
    if (found.link === -1 && box.href !== undefined) found.link = index
    if (found.heading === -1 && /^h[1-6]$/.test(box.tag)) found.heading = index
    if (TITLED.test(box.kind)) found.isTitled = true
    index = box.parent
  }
  return found
}

/** The whole of a headline that is cut short where its link's attribute gives it. */
function completeText(page: Page, { text, link }: Piece): string {
  const written = trimHeadline(text)
  const cut = /^(.{8,}?)\s*(?:…|\.\.\.)$/.exec(written)?.[1]
  const label = page.boxes[link]?.label?.trim()
  return cut !== undefined && label?.startsWith(cut) ? label : written
}

function findLabel(page: Page, part: Part): Piece | undefined {
  for (const [index, box] of listLinks(page, part)) {
    const text = box.label?.trim() ?? ''
    if (isHeadline(text)) return { text, run: box.from, link: index, rank: 2 }
  }
  return undefined
}

/** A line of which only some words are linked. */
function findLine(page: Page, part: Part): Piece | undefined {
  for (let run = part.from; run < part.to; ) {
    const first = run
    const { line } = page.runs[run] as { line: number }
    let text = ''
    for (; run < part.to && page.runs[run]?.line === line; run++)
      text += part.rests.get(run) ?? page.runs[run]?.text ?? ''
    const written = trimHeadline(text)
    if (isHeadline(written)) return { text: written, run: first, link: -1, rank: 1 }
  }
  return undefined
}
