/** Finds the notes of an article that is written as Markdown: which block each is, and what its marks become. */
import { isBlock, isElement, type Written, type WrittenElement } from './markdown-inline.ts'

export interface Notes {
  /** The blocks that are notes, with their numbers, in the order in which they are marked. */
  blocks: Map<Written, number>
  /** What a link to that name is written as; its words alone where that is undefined. Within a note the way back is nothing. */
  write(name: string, words: string, isNote: boolean): string | undefined
}

/** In characters, signs that keep others from meaning something among them. */
const longestWayBack = 8

interface Place {
  block: WrittenElement | undefined
  order: number
}

interface Link {
  target: string
  order: number
  /** All that it stands in. */
  within: Written[]
}

/** A note stands behind its mark and has a link back; headings are led to by a table of contents. */
export function findNotes(text: Written): Notes {
  const places = new Map<string, Place>()
  const links: Link[] = []
  let order = 0
  const walk = (node: Written, within: Written[], block: WrittenElement | undefined) => {
    for (const child of node.childNodes) {
      if (!isElement(child)) continue
      order += 1
      const own = isBlock(child) ? child : block
      const id = child.getAttribute('id')
      if (id) places.set(id, { block: own, order })
      const address = child.localName === 'a' ? child.getAttribute('href') : null
      const path = [...within, child]
      if (address?.startsWith('#')) links.push({ target: address.slice(1), order, within: path })
      walk(child, path, own)
    }
  }
  walk(text, [], undefined)
  /** For whatever holds links: to how early a place the earliest of them leads. */
  const earliest = new Map<Written, number>()
  for (const { target, within } of links) {
    const to = places.get(target)?.order
    for (const node of to === undefined ? [] : within) {
      earliest.set(node, Math.min(earliest.get(node) ?? Number.POSITIVE_INFINITY, to as number))
    }
  }
  const blocks = new Map<Written, number>()
  const labels = new Map<string, number>()
  for (const link of links) {
    const place = places.get(link.target)
    if (!place?.block || place.order < link.order || /^h[2-6]$/.test(place.block.localName)) continue
    const { block } = place
    const leadsBack = (earliest.get(block) ?? Number.POSITIVE_INFINITY) <= link.order
    if (!leadsBack || link.within.includes(block)) continue
    if (!blocks.has(block)) blocks.set(block, blocks.size + 1)
    labels.set(link.target, blocks.get(block) as number)
  }
  return {
    blocks,
    write: (name, words, isNote) => {
      const label = labels.get(name)
      if (label !== undefined) return `[^${label}]`
      return isNote && words.trim().length <= longestWayBack ? '' : undefined
    },
  }
}
